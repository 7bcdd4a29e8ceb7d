import type { Expectation } from './expectation.ts';
import { judgeCertificate } from './judge-certificate.ts';
import { judgeContent } from './judge-content.ts';
import { judgeFreshPage } from './judge-fresh-page.ts';
import { judgeStatus } from './judge-status.ts';
import { noAnswerProblems } from './no-answer-problems.ts';
import type { Answered, ProbeOutcome } from './probe-outcome.ts';
import type { Problem } from './problem.ts';

/**
 * Everything in which what came of asking a URL differs from what is expected; empty when nothing does. A wrong status hides what is wrong
 * with the page, which is then another one.
 *
 * @param now milliseconds since 1970, against which certificates are judged.
 */
export function judge(outcome: ProbeOutcome, url: URL, expectation: Expectation, now: number): readonly Problem[] {
  if (outcome.kind !== 'answered') return noAnswerProblems(outcome, url);
  const page = judgeAnswer(outcome, url, expectation);
  return [...page, ...judgeCertificate(outcome.tls, expectation.minimumDays, now)];
}

/** The page of a fresh installation explains a wrong status and everything that is not in it. */
function judgeAnswer(answer: Answered, url: URL, expectation: Expectation): readonly Problem[] {
  const fresh = judgeFreshPage(answer, url.hostname, expectation);
  if (fresh.length > 0) return fresh;
  const status = judgeStatus(answer, url, expectation);
  return status.length > 0 ? status : judgeContent(answer, expectation);
}
