import { failed, passed, skipped, type Verdict } from './checks.ts';
import type { Health } from './container-state.ts';
import type { HealthCheck } from './image-facts.ts';
import { quoted } from './words.ts';

/** The pace of a health check under test. */
const fastInterval = 500;

/**
 * Parameters that let the engine run the image's own health check more often: at Docker's default of 30 s nothing would be known before.
 * It may fail for as long as it may at its own pace.
 */
export function paceParameters({ intervalMilliseconds, retries }: HealthCheck): readonly string[] {
  if (intervalMilliseconds <= fastInterval) return [];
  const attempts = Math.ceil((retries * intervalMilliseconds) / fastInterval);
  return ['--health-interval', `${fastInterval}ms`, '--health-retries', String(attempts)];
}

/** Undefined while it cannot be told yet. */
export function judgeHealth(health: Health | undefined, isOver: boolean, seconds: number): Verdict | undefined {
  if (health === undefined) return isOver ? skipped('the engine runs no health check') : undefined;
  if (health.status === 'healthy') return passed('healthy');
  const last = health.attempts.at(-1);
  if (isImpossible(health)) return cannotRun(last?.output ?? '');
  if (health.status !== 'unhealthy' && !isOver) return undefined;
  return failed(health.status === 'unhealthy' ? 'unhealthy' : `not healthy within ${seconds} s`, {
    what:
      health.status === 'unhealthy'
        ? "The image's HEALTHCHECK says that the container is unhealthy."
        : `The image's HEALTHCHECK has not said within ${seconds} s that the container is healthy.`,
    why: last === undefined ? 'It has not ended once.' : saidLast(last.exitCode, last.output),
    fix: 'Correct what it complains about, or the HEALTHCHECK. A container that needs longer gets it by "test-seconds".',
  });
}

/** Three times in a row the command could not be run: waiting does not bring it. */
function isImpossible({ status, attempts }: Health): boolean {
  const last = attempts.slice(-3);
  const cannot = last.every(({ exitCode }) => exitCode === 126 || exitCode === 127 || exitCode < 0);
  return status !== 'healthy' && last.length === 3 && cannot;
}

function cannotRun(output: string): Verdict {
  return failed('its command cannot be run', {
    what: "The command of the image's HEALTHCHECK cannot be run in the container.",
    why:
      output.trim() === ''
        ? 'It ended with 126 or 127, which says that a program is missing.'
        : `It says: ${quoted(output)}.`,
    fix: 'Install that program in the image (slim images have neither curl nor wget), or use one that the image has.',
  });
}

function saidLast(exitCode: number, output: string): string {
  const said = output.trim() === '' ? 'without a word' : `and said: ${quoted(output)}`;
  return `It ended with ${exitCode} last, ${said}.`;
}
