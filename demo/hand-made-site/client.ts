import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { host, type SiteStage } from './stage.ts';

/** What a client got that trusts the authority of the story and is led to the instance. */
export interface Page {
  readonly status: number;
  readonly body: string;
}

/** Asks for the page over TLS, with nothing of Berth in between. */
export async function getPage({ place, authority }: SiteStage): Promise<Page> {
  const call = request({
    host: place.address,
    port: 443,
    servername: host,
    headers: { host },
    ca: readFileSync(authority.root),
    agent: false,
    timeout: 5_000,
  }).end();
  const [response] = await once(call, 'response');
  return { status: response.statusCode, body: await text(response) };
}
