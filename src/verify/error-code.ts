/** The code of an error of Node.js, such as `ECONNREFUSED`; empty where it has none. */
export function errorCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}
