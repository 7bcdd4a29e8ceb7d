import { unlessAborted } from '../toolkit/unless-aborted.ts';
import { addressesOf, bare } from './addresses.ts';
import { type Connection, connectToAny } from './connect.ts';
import { type SecureConnection, secure } from './handshake.ts';
import type { NoAnswer, ProbeOutcome } from './probe-outcome.ts';
import type { ProbeTarget } from './probe-target.ts';
import { get } from './request.ts';

export interface ProbeOptions {
  /** Ends the probe at once, as `cancelled`. */
  readonly signal: AbortSignal;
  /** For everything together: name, connection, handshake and answer. */
  readonly timeoutSeconds: number;
}

const defaultBodyLimit = 262_144;

/** Asks once with GET, as a user's browser would, and never throws. Redirects are not followed, and no proxy is used. */
export async function probe(target: ProbeTarget, options: ProbeOptions): Promise<ProbeOutcome> {
  const { url, headers = {}, bodyLimit = defaultBodyLimit } = target;
  const { signal } = options;
  const startedAt = Date.now();
  const time = { deadline: startedAt + options.timeoutSeconds * 1_000, signal };
  const connection = await open(target, time);
  if (!('socket' in connection)) return connection;
  const connected = Date.now() - startedAt;
  const response = await get(connection, { url, headers, bodyLimit, ...time });
  if (response.kind !== 'answered') return response;
  const { answeredAt, ...answer } = response;
  const timing = { connected, answered: answeredAt - startedAt, complete: Date.now() - startedAt };
  return { ...answer, timing, address: connection.address, tls: 'tls' in connection ? connection.tls : null };
}

interface Time {
  readonly deadline: number;
  readonly signal: AbortSignal;
}

async function open(target: ProbeTarget, time: Time): Promise<Connection | SecureConnection | NoAnswer> {
  const { url, connectTo, family, authorities = [] } = target;
  const host = connectTo?.host ?? url.hostname;
  const addresses = await lookUp(host, family, time);
  if ('kind' in addresses) return addresses;
  const connection = await connectToAny(addresses, connectTo?.port ?? portOf(url), time);
  if (!('socket' in connection) || url.protocol === 'http:') return connection;
  return secure(connection, { host: bare(url.hostname), authorities, ...time });
}

/** The resolver of the system can be neither stopped nor hurried. */
async function lookUp(
  host: string,
  family: 4 | 6 | undefined,
  { deadline, signal }: Time,
): Promise<readonly string[] | NoAnswer> {
  const late = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
  const found = await unlessAborted(addressesOf(host, family), AbortSignal.any([signal, late]));
  if (found !== 'aborted') return found;
  return signal.aborted ? { kind: 'cancelled' } : { kind: 'name not found', host: bare(host), forNow: true };
}

function portOf({ protocol, port }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
