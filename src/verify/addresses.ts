import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { errorCode } from './error-code.ts';
import type { NoAnswer } from './probe-outcome.ts';

/** The addresses of a name, in the order of DNS and without those of the other family, or why there is none. An address is its own. */
export async function addressesOf(host: string, family: 4 | 6 | undefined): Promise<readonly string[] | NoAnswer> {
  const name = bare(host);
  if (isIP(name) !== 0) return [name];
  try {
    const found = await lookup(name, { all: true, family: family ?? 0 });
    return found.map(({ address }) => address);
  } catch (thrown) {
    return { kind: 'name not found', host: name, forNow: errorCode(thrown) === 'EAI_AGAIN' };
  }
}

/** A URL has an IPv6 address in brackets. */
export function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
