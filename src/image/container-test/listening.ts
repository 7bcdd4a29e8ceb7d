/** A TCP port on which something in the container waits for connections. */
export interface Listener {
  readonly port: number;
  /** True when it takes connections from inside the container only. */
  readonly loopback: boolean;
}

/** The state of a listening socket in /proc/net/tcp (include/net/tcp_states.h). */
const listen = '0A';

/** Reads the text of /proc/net/tcp or /proc/net/tcp6. */
export function parseListeners(text: string): readonly Listener[] {
  return text.split('\n').flatMap((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/);
    const [address = '', port = ''] = local.split(':');
    if (state !== listen || address === dockerDns) return [];
    return [{ port: Number.parseInt(port, 16), loopback: isLoopback(address) }];
  });
}

/** Docker's own name server listens on 127.0.0.11 in every container of a network. */
const dockerDns = '0B00007F';

/** Addresses stand there as 32-bit words of the machine, so the first byte of IPv4 comes last on every machine that ECS has. */
function isLoopback(address: string): boolean {
  const ipv4 = address.length === 8 ? address : /^0{16}FFFF0000(.{8})$/.exec(address)?.[1];
  return ipv4 === undefined ? address === '00000000000000000000000001000000' : ipv4.endsWith('7F');
}
