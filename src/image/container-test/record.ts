import { BerthError } from '../../toolkit/errors.ts';
import { type CheckName, type CheckResult, failures, type Verdict } from './checks.ts';
import { type ContainerTestReport, resultLine } from './summary.ts';
import type { ContainerTestTools } from './tools.ts';

/** The checks of one test, as they are made. */
export interface CheckRecord {
  readonly results: readonly CheckResult[];
  /** Keeps what a check came to, and says it in the log. Returns whether it did not fail. */
  add(name: CheckName, verdict: Verdict, milliseconds: number): boolean;
  /** The same for a check that is made now. */
  measure(name: CheckName, check: () => Promise<Verdict>): Promise<boolean>;
  report(): ContainerTestReport;
}

export function startRecord({ clock, log, redact }: Pick<ContainerTestTools, 'clock' | 'log' | 'redact'>): CheckRecord {
  const start = clock.now();
  const results: CheckResult[] = [];
  const add: CheckRecord['add'] = (name, verdict, milliseconds) => {
    const result = { name, verdict: withoutSecrets(verdict, redact), milliseconds };
    results.push(result);
    log.info(resultLine(result));
    return verdict.state !== 'failed';
  };
  return {
    results,
    add,
    measure: async (name, check) => {
      const begin = clock.now();
      return add(name, await check(), clock.now() - begin);
    },
    report: () => reportOf(results, clock.now() - start),
  };
}

/** A container may have said a secret in anything that is quoted. */
function withoutSecrets(verdict: Verdict, redact: (text: string) => string): Verdict {
  const says = redact(verdict.says);
  if (verdict.state !== 'failed') return { ...verdict, says };
  const { what, why, fix } = verdict.sentences;
  return { ...verdict, says, sentences: { what: redact(what), why: redact(why), fix: redact(fix) } };
}

function reportOf(checks: readonly CheckResult[], milliseconds: number): ContainerTestReport {
  const error = errorOf(checks);
  const notTried = checks.some(({ name, verdict }) => name === 'start' && verdict.state === 'skipped');
  const outcome = error !== undefined ? 'failed' : notTried ? 'not tried' : 'passed';
  return { outcome, checks, milliseconds, error };
}

/** One error for everything that failed; undefined when nothing did. */
export function errorOf(checks: readonly CheckResult[]): BerthError | undefined {
  const failed = failures(checks).map(({ sentences }) => sentences);
  if (failed.length === 0) return undefined;
  const join = (texts: readonly string[]) => [...new Set(texts)].join(' ');
  return new BerthError('CONTAINER_TEST_FAILED', {
    what: join([...failed.map(({ what }) => what), 'The image was not pushed.']),
    why: join(failed.map(({ why }) => why)),
    fix: join(failed.map(({ fix }) => fix)),
  });
}
