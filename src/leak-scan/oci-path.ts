/** The digest that a path of an OCI layout (`blobs/sha256/…`) stands for; empty for another path. */
export function digestOfPath(path: string): string {
  return /^blobs\/(\w+)\/(\w+)$/.exec(path)?.slice(1).join(':') ?? '';
}
