import type { KnownError } from './known-error.ts';

/** What every other error explains: nothing of it is a cause. */
const ofAnything = [
  'env-dotenv-file-missing',
  'nginx-conflicting-server-name',
  'essential-container-exited',
  'service-cannot-start-tasks',
  'circuit-breaker-tripped',
  'deployment-rolled-back',
];

/** How it looks from outside when the program in a container does not run. */
const ofDeadProgram = [
  'nginx-upstream-connection-refused',
  'nginx-upstream-closed',
  'nginx-upstream-timeout',
  'probe-502-bad-gateway',
  'probe-connection-refused',
  'probe-connection-reset',
  'probe-no-response',
  'target-unhealthy-generic',
  'target-unhealthy-timeout',
  'stopped-elb-health-check',
  'stopped-container-health-check',
];

/** The error, which also explains what only follows from others. */
export function withConsequences(error: KnownError): KnownError {
  return ofAnything.includes(error.id) ? error : explaining(error, ofAnything);
}

/** The error of a program in a container, which also explains what others see of it. */
export function withOutsideView(error: KnownError): KnownError {
  return ofAnything.includes(error.id) ? error : explaining(error, ofDeadProgram);
}

function explaining(error: KnownError, consequences: readonly string[]): KnownError {
  return { ...error, beats: [...(error.beats ?? []), ...consequences] };
}
