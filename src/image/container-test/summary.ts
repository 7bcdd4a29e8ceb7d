import type { BerthError } from '../../toolkit/errors.ts';
import { inlineCode } from '../../toolkit/foreign-text.ts';
import type { CheckResult } from './checks.ts';
import { secondsText } from './words.ts';

/** What came of a test. */
export interface ContainerTestReport {
  /** `not tried`: this machine cannot run the image. */
  readonly outcome: 'passed' | 'failed' | 'not tried';
  readonly checks: readonly CheckResult[];
  readonly milliseconds: number;
  /** CONTAINER_TEST_FAILED with everything that failed; undefined when nothing did. */
  readonly error: BerthError | undefined;
}

const signs = { passed: '✅', failed: '❌', skipped: '➖' } as const;

/** The test's section of the job summary, in Markdown. */
export function summarizeTest({
  outcome,
  checks,
  milliseconds,
}: Omit<ContainerTestReport, 'error'>): readonly string[] {
  const rows = checks.map(
    ({ name, verdict, milliseconds: took }) =>
      `| ${signs[verdict.state]} | ${name} | ${inlineCode(verdict.says)} | ${secondsText(took)} |`,
  );
  return [
    '### Container test',
    '',
    `The finished container ${outcomes[outcome]} (${secondsText(milliseconds)}).`,
    '',
    '| | check | result | took |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

const outcomes = { passed: 'passed its test', failed: 'failed its test', 'not tried': 'was not tried' } as const;

/** The section when the test was switched off, or there was nothing to try. */
export function summarizeNoTest(why: string): readonly string[] {
  return ['### Container test', '', `The finished container was not tried: ${why}.`, ''];
}

/** A result for the log, in one line. */
export function resultLine({ name, verdict, milliseconds }: CheckResult): string {
  return `${signs[verdict.state]} ${name}: ${verdict.says} (${secondsText(milliseconds)})`;
}
