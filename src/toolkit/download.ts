import { httpGet } from './http-get.ts';

/** The text of a small document at an address, through the proxy that applies to it. An error does not quote the address, which may be signed. */
export async function download(url: string): Promise<string> {
  const { status, body } = await httpGet(url);
  if (status !== 200) throw new Error(`The download was answered with the status ${status}.`);
  return body;
}
