/** The server whose page for a fresh installation this is; undefined for any other page. */
export function freshPageOf(body: string): string | undefined {
  if (/<title>Welcome to nginx!<\/title>/.test(body)) return 'nginx';
  return /<h1>It works!<\/h1>|Apache2 \w+ Default Page/.test(body) ? 'Apache' : undefined;
}
