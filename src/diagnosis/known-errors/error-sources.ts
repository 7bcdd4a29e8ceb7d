import type { ErrorSource } from './known-error.ts';

/** Every place where a text can be from, in the order of a delivery. */
export const errorSources = [
  'build',
  'registry',
  'credentials',
  'ecs-api',
  'service-event',
  'stopped-reason',
  'container-log',
  'probe',
] as const satisfies readonly ErrorSource[];
