import type { ErrorSentences } from '../toolkit/errors.ts';

/** Every way in which what users see can differ from what should be there. The names are an output: they are added to, never renamed. */
export const problemNames = [
  'answer-broken-off',
  'bad-gateway',
  'certificate-authority-expired',
  'certificate-authority-unknown',
  'certificate-chain-incomplete',
  'certificate-expired',
  'certificate-expires-soon',
  'certificate-host-mismatch',
  'certificate-not-yet-valid',
  'certificate-self-signed',
  'certificate-unusable',
  'connection-refused',
  'connection-reset',
  'connection-timed-out',
  'default-page',
  'few-good-answers',
  'gateway-timeout',
  'handshake-closed',
  'handshake-refused',
  'handshake-timed-out',
  'host-unreachable',
  'http-to-tls-port',
  'name-not-found',
  'name-server-silent',
  'no-answer',
  'no-healthy-target',
  'no-redirect',
  'no-tls',
  'not-http',
  'redirect-elsewhere',
  'tls-version',
  'too-slow',
  'wrong-body',
  'wrong-header',
  'wrong-json',
  'wrong-status',
  'wrong-version',
] as const;

export type ProblemName = (typeof problemNames)[number];

/** One difference, in words for a reader. */
export interface Problem extends ErrorSentences {
  readonly name: ProblemName;
}

/** What no waiting within minutes mends. Others may pass: a server starts, an old task leaves, a first certificate is issued. */
const lasting: readonly ProblemName[] = [
  'certificate-authority-expired',
  'certificate-chain-incomplete',
  'certificate-expired',
  'certificate-expires-soon',
  'certificate-not-yet-valid',
  'tls-version',
];

/** Whether the same may be well when it is asked again a moment later. */
export function mayPass({ name }: Problem): boolean {
  return !lasting.includes(name);
}

/** What an older version of the service shows as well: it is a matter of DNS and of the calendar. */
const ofEveryVersion: readonly ProblemName[] = [
  'certificate-authority-expired',
  'certificate-expired',
  'certificate-expires-soon',
  'certificate-not-yet-valid',
  'name-not-found',
  'name-server-silent',
];

/** Whether the version that is deployed may be the reason, so that going back to another one may mend it. */
export function mayBeOfVersion({ name }: Problem): boolean {
  return !ofEveryVersion.includes(name);
}
