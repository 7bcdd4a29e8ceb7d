import { probe } from '../../verify/probe.ts';
import type { ProbeOutcome } from '../../verify/probe-outcome.ts';
import type { HttpRequest } from './request.ts';

/** An address at which the container may be reached. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Asks once for a path of a host, wherever the container is; never throws. Redirects are not followed. */
export function askOnce(
  place: Place,
  { host, path }: Pick<HttpRequest, 'host' | 'path'>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<ProbeOutcome> {
  const asked = host.includes(':') ? host : `${host}:${place.port}`;
  const url = new URL(`http://${asked}${path}`);
  const headers = { 'user-agent': 'berth-container-test' };
  return probe({ url, connectTo: place, headers }, { signal, timeoutSeconds: milliseconds / 1_000 });
}

/** What tells most first: of several addresses of one container, one may lead nowhere. */
const ranks: Readonly<Record<ProbeOutcome['kind'], number>> = {
  answered: 0,
  'not HTTP': 1,
  'TLS failure': 1,
  reset: 2,
  refused: 3,
  'timed out': 4,
  'name not found': 5,
  unreachable: 5,
  cancelled: 6,
};

/** The most telling of what was seen at the addresses of one container. */
export function mostTelling(seen: readonly ProbeOutcome[]): ProbeOutcome {
  const [first] = [...seen].sort((one, other) => ranks[one.kind] - ranks[other.kind]);
  return first ?? { kind: 'unreachable', address: '' };
}
