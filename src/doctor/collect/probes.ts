import { type Certificate, daysToExpiry } from '../../verify/certificate.ts';
import { probe } from '../../verify/probe.ts';
import type { ProbeOutcome } from '../../verify/probe-outcome.ts';
import type { Probe } from '../facts/outside.ts';
import type { Facts } from '../facts.ts';

/** Which connections the user allows; without leave, none is made. */
export type ProbeRequest =
  | { readonly allowed: false }
  | { readonly allowed: true; readonly hosts: readonly string[]; readonly ports: readonly number[] };

const timeoutSeconds = 10;

/** Connects to each port of each host, as the runner sees them. */
export async function collectProbes(request: ProbeRequest, signal: AbortSignal): Promise<Facts['probes']> {
  if (!request.allowed) return { absent: 'Connections from the runner are made with "probe: true" only.' };
  const { hosts, ports } = request;
  if (hosts.length === 0) return { absent: 'The input "hosts" names no host to connect to.' };
  if (ports.length === 0) return { absent: 'The input "public-ports" names no port to connect to.' };
  const targets = hosts.flatMap((host) => ports.map((port) => ({ host, port })));
  const now = Date.now();
  const outcomes = await Promise.all(
    targets.map(async ({ host, port }) =>
      probed(host, port, await probe({ url: urlOf(host, port) }, { signal, timeoutSeconds }), now),
    ),
  );
  return { value: outcomes.flatMap((outcome) => outcome ?? []) };
}

/** Ports that end in 443 speak TLS by custom. */
function urlOf(host: string, port: number): URL {
  const scheme = String(port).endsWith('443') ? 'https' : 'http';
  return new URL(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}/`);
}

/**
 * What an outcome says of a port. Pure.
 *
 * @param now milliseconds since 1970.
 * @returns undefined when the probe was cancelled.
 */
export function probed(host: string, port: number, outcome: ProbeOutcome, now: number): Probe | undefined {
  const place = { host, port };
  const bare = { certificateDays: null, tlsProblems: [] };
  switch (outcome.kind) {
    case 'answered':
      return {
        ...place,
        outcome: 'connected',
        ...bare,
        certificateDays: daysOf(outcome.tls?.certificate ?? null, now),
      };
    case 'TLS failure': {
      const certificateDays = daysOf(outcome.certificate, now);
      return { ...place, outcome: 'connected', certificateDays, tlsProblems: outcome.problems };
    }
    case 'not HTTP':
      return { ...place, outcome: 'connected', ...bare };
    case 'timed out':
      return { ...place, outcome: 'timed-out', ...bare };
    case 'name not found':
      return { ...place, outcome: 'name-not-found', ...bare };
    case 'refused':
    case 'reset':
    case 'unreachable':
      return { ...place, outcome: outcome.kind, ...bare };
    case 'cancelled':
      return undefined;
  }
}

function daysOf(certificate: Certificate | null, now: number): number | null {
  return certificate === null ? null : daysToExpiry(certificate, now);
}
