import type { HealthCheck } from '../runtime.ts';

/** How a health check reaches `docker create`. */
export interface HealthCheckPlan {
  readonly parameters: readonly string[];
  /**
   * A HEALTHCHECK instruction that the image needs first: Docker's command line takes shell commands only, while `CMD` runs a program
   * without a shell, in images that have none.
   */
  readonly instruction: string | null;
}

/** Docker starts a program for each check; below these, an engine under load would fail healthy containers. */
const shortestInterval = 250;
const shortestTimeout = 1000;

/** ECS ignores a HEALTHCHECK of the image, so a container without a health check of its own gets none. */
export function planHealthCheck(check: HealthCheck | null): HealthCheckPlan {
  if (check === null) return { parameters: ['--no-healthcheck'], instruction: null };
  const { command, interval, timeout, retries, startPeriod } = check;
  const times = [
    `--health-interval=${Math.max(shortestInterval, Math.round(interval))}ms`,
    `--health-timeout=${Math.max(shortestTimeout, Math.round(timeout))}ms`,
    `--health-retries=${retries}`,
    `--health-start-period=${Math.round(startPeriod)}ms`,
  ];
  const [form = '', ...rest] = command;
  if (form === 'CMD') return { parameters: times, instruction: `HEALTHCHECK CMD ${JSON.stringify(rest)}` };
  // ECS takes a list without CMD or CMD-SHELL as a shell command.
  const shell = form === 'CMD-SHELL' ? rest.join(' ') : command.join(' ');
  return { parameters: [`--health-cmd=${shell}`, ...times], instruction: null };
}
