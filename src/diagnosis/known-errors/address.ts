/** A host, as the source of a pattern: a name, an IPv4 address, or an IPv6 address in brackets or Node's `::1`. */
export const host = '(?<host>[\\w.-]{1,255}|\\[[\\da-fA-F:]{2,45}\\]|::1)';

/** A host and one of these ports, as the source of a pattern. */
export function address(ports: string): string {
  return `${host}:(?<port>${ports})(?!\\d)`;
}
