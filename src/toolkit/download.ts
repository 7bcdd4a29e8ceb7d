/** The text of a small document at an address, through the proxy that applies to it. An error does not quote the address, which may be signed. */
export async function download(url: string): Promise<string> {
  const { HttpClient } = await import('@actions/http-client');
  const client = new HttpClient('berth', [], { socketTimeout: 20_000, allowRetries: true, maxRetries: 2 });
  const response = await client.get(url);
  const { statusCode } = response.message;
  if (statusCode !== 200) throw new Error(`The download was answered with the status ${statusCode}.`);
  return response.readBody();
}
