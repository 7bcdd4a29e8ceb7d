/** What a failed push comes from, by what can be done about it. */
export type PushFailure =
  /** The login: a new token may help. */
  | 'login'
  /** The tag is immutable and there already: whether that matters, its digest tells. */
  | 'taken'
  /** A permission is missing, and the message names it. */
  | 'denied'
  /** The registry or the way to it: the same push may pass a moment later. */
  | 'transient'
  /** Nothing of these: a repetition would fail in the same way. */
  | 'final';

/**
 * Judges the message of a push that failed, of Docker's engine or of BuildKit. Texts of ECR: "denied: Your authorization token has
 * expired. Reauthenticate and try again.", "no basic auth credentials"; a HEAD request has no text, so BuildKit then shows the status
 * alone: "unexpected status from HEAD request to …: 403 Forbidden".
 */
export function judgePushFailure(message: string): PushFailure {
  return rules.find(({ pattern }) => pattern.test(message))?.failure ?? 'final';
}

/** The first that fits wins: a denial of ECR also holds the word "denied", and a token that expired comes with status 403. */
const rules: readonly { readonly failure: PushFailure; readonly pattern: RegExp }[] = [
  { failure: 'taken', pattern: /\bis immutable\b/i },
  { failure: 'denied', pattern: /not authorized to perform/i },
  {
    failure: 'login',
    pattern:
      /authorization token|reauthenticate|no basic auth|authentication required|\bunauthorized\b|\b403 Forbidden\b|security token .*expired/i,
  },
  { failure: 'transient', pattern: /toomanyrequests|too many requests|rate exceeded|\bthrottl/i },
  {
    failure: 'transient',
    pattern:
      /\bstatus(?: code)?:? 5\d\d\b|\bHTTP 5\d\d\b|\b5\d\d (?:internal|bad gateway|service unavailable|gateway time)|internal server error|service unavailable|bad gateway/i,
  },
  {
    failure: 'transient',
    pattern:
      /connection reset|connection refused|broken pipe|\bEOF\b|TLS handshake timeout|i\/o timeout|timeout awaiting|context deadline exceeded|temporary failure in name resolution|server misbehaving|http2: |use of closed network connection|connection timed out/i,
  },
];
