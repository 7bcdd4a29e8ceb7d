import { BerthError } from '../toolkit/errors.ts';
import { daysToExpiry } from '../verify/certificate.ts';
import type { Asked, UrlCheck, UrlResult } from '../verify/check-url.ts';
import type { Answered } from '../verify/probe-outcome.ts';
import { isWell, type RollbackReport, type VerifyReport } from './verify-report.ts';

/** A URL for a reader, without what may be a secret in its query. */
export function urlText({ target: { url } }: UrlCheck): string {
  return `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}

/** An answer in a line, such as `200 in 35 ms from 203.0.113.5:443, TLSv1.3, certificate for 62 more days`. */
function answerText({ status, timing, address, tls }: Answered, now: number): string {
  const certificate =
    tls === null ? '' : `, ${tls.version}, certificate for ${daysToExpiry(tls.certificate, now)} more days`;
  return `${status} in ${timing.complete} ms from ${address}${certificate}`;
}

/** What the log says of an answer. */
export function askedLine(check: UrlCheck, asked: Asked, goesOn: boolean, now: number): string {
  const { outcome, problems, goodInARow } = asked;
  if (outcome.kind === 'cancelled') return `${urlText(check)}: cancelled.`;
  const good = outcome.kind === 'answered' && problems.length === 0 ? answerText(outcome, now) : '';
  const said = good === '' ? problems.map(({ name, what }) => `${name}: ${what}`).join(' ') : `${good}.`;
  const next = good === '' ? ' Asking again.' : ` Good answers in a row: ${goodInARow}.`;
  return `${urlText(check)}: ${said}${goesOn ? next : ''}`;
}

/** The error of a verification that failed. */
export function verificationError({ results, rollback }: VerifyReport): BerthError {
  const bad = results.filter((result) => !isWell(result));
  const problems = bad.flatMap((result) => result.problems);
  const seen = bad.map(({ check, problems: own }) => `${urlText(check)}: ${own.map(({ what }) => what).join(' ')}`);
  const count = results.length === 1 ? '' : `${bad.length} of ${results.length} URLs do not answer as they should. `;
  return new BerthError('VERIFICATION_FAILED', {
    what: [`${count}${seen.join('\n')}`, ...(rollback === null ? [] : [rollbackText(rollback)])].join('\n'),
    why: distinct(problems.map(({ why }) => why)).join(' '),
    fix: distinct(problems.map(({ fix }) => fix)).join(' '),
  });
}

/** What became of the way back, in a sentence or two. */
export function rollbackText({ rolledBackTo, outcome, error, results }: RollbackReport): string {
  if (error !== null) return `Going back failed: ${error.sentences.what} ${error.sentences.why}`;
  if (outcome === 'unchanged') return 'There was nothing to go back to: the service runs that version already.';
  const bad = results.filter((result) => !isWell(result));
  if (bad.length === 0) return `The service went back to ${rolledBackTo}, which answers as it should.`;
  const still = bad.map(({ check, problems }) => `${urlText(check)}: ${problems.map(({ what }) => what).join(' ')}`);
  return `The service went back to ${rolledBackTo}, and that does not answer as it should either. ${still.join(' ')}`;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** The days that the certificates of these URLs are valid for at least; undefined without a certificate. Those that are bad count too. */
export function fewestDays(results: readonly UrlResult[], now: number): number | undefined {
  const days = results.flatMap(({ outcome }) => daysOf(outcome, now) ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}

/** The days that the certificate of an outcome is valid for; undefined without one. */
export function daysOf(outcome: UrlResult['outcome'], now: number): number | undefined {
  const certificate =
    outcome.kind === 'answered'
      ? outcome.tls?.certificate
      : outcome.kind === 'TLS failure'
        ? (outcome.certificate ?? undefined)
        : undefined;
  return certificate === undefined ? undefined : daysToExpiry(certificate, now);
}
