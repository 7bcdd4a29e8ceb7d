import type { Expectation } from './expectation.ts';
import { judgeCertificate } from './judge-certificate.ts';
import { judgeContent } from './judge-content.ts';
import { judgeStatus } from './judge-status.ts';
import { noAnswerProblems } from './no-answer-problems.ts';
import type { ProbeOutcome } from './probe-outcome.ts';
import type { Problem } from './problem.ts';

/**
 * Everything in which what came of asking a URL differs from what is expected; empty when nothing does. A wrong status hides what is wrong
 * with the page, which is then another one.
 *
 * @param now milliseconds since 1970, against which certificates are judged.
 */
export function judge(outcome: ProbeOutcome, url: URL, expectation: Expectation, now: number): readonly Problem[] {
  if (outcome.kind !== 'answered') return noAnswerProblems(outcome, url);
  const status = judgeStatus(outcome, url, expectation);
  const content = status.length > 0 ? status : judgeContent(outcome, url.hostname, expectation);
  return [...content, ...judgeCertificate(outcome.tls, expectation.minimumDays, now)];
}
