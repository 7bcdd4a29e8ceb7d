import { getProxyUrl } from '@actions/http-client/lib/proxy';

/** What a server answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Milliseconds without a byte after which a server counts as silent. */
const patience = 20_000;

/**
 * Asks once for a small document, through the proxy that applies to its address. Node's own client: that of @actions/http-client is a
 * part of @actions/core too, so that using it here would make every action load it first.
 *
 * @throws what Node throws when nothing answers; the address, which may be signed, is not in it.
 */
export async function httpGet(url: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
  const address = new URL(url);
  const { get } = address.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const agent = await proxyAgent(address);
  return new Promise((resolve, reject) => {
    const request = get(address, { headers, timeout: patience, ...agent }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece)).on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString() }));
    });
    request.on('timeout', () => request.destroy(new Error('the server did not answer in time'))).on('error', reject);
  });
}

async function proxyAgent(address: URL): Promise<{ agent?: import('node:http').Agent }> {
  const proxy = getProxyUrl(address);
  if (proxy === undefined) return {};
  const { HttpProxyAgent, HttpsProxyAgent } = await import('hpagent');
  const Agent = address.protocol === 'https:' ? HttpsProxyAgent : HttpProxyAgent;
  return { agent: new Agent({ proxy }) };
}
