import { fillSentences } from '../diagnosis/error-sentences.ts';
import { probeErrors } from '../diagnosis/known-errors/probes.ts';
import { tlsErrors } from '../diagnosis/known-errors/tls.ts';
import type { Problem, ProblemName } from './problem.ts';

/** The ids of the diagnosis under which it knows the same problems, in the words of other programs. */
const known = {
  'bad-gateway': 'probe-502-bad-gateway',
  'certificate-chain-incomplete': 'probe-certificate-chain-incomplete',
  'certificate-expired': 'probe-certificate-expired',
  'certificate-host-mismatch': 'probe-certificate-hostname-mismatch',
  'certificate-not-yet-valid': 'probe-certificate-not-yet-valid',
  'certificate-self-signed': 'probe-certificate-self-signed',
  'connection-refused': 'probe-connection-refused',
  'connection-reset': 'probe-connection-reset',
  'connection-timed-out': 'probe-timeout',
  'default-page': 'probe-default-nginx-page',
  'handshake-closed': 'probe-tls-handshake-closed',
  'host-unreachable': 'probe-host-unreachable',
  'http-to-tls-port': 'probe-http-to-tls-port',
  'name-not-found': 'probe-dns-nxdomain',
  'no-answer': 'probe-no-response',
  'no-tls': 'probe-plain-http-on-tls-port',
  'tls-version': 'probe-tls-version',
} as const satisfies Partial<Record<ProblemName, string>>;

export type KnownProblem = keyof typeof known;

export const knownProblems: readonly KnownProblem[] = Object.keys(known).filter(isKnown);

function isKnown(name: string): name is KnownProblem {
  return name in known;
}

/** A problem in the words that the diagnosis has for it, so that a reader meets one text for one cause. */
export function knownProblem(name: KnownProblem, values: Readonly<Record<string, string>>): Problem {
  const error = [...probeErrors, ...tlsErrors].find(({ id }) => id === known[name]);
  if (error === undefined) throw new Error(`The diagnosis has no error ${known[name]}.`);
  const [what, why, fix] = [error.what, error.why, error.fix].map((text) => fillSentences(text, values));
  return { name, what: what ?? '', why: why ?? '', fix: fix ?? '' };
}
