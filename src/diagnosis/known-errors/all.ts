import { aptErrors } from './apt.ts';
import { baseImageErrors } from './base-image.ts';
import { buildContextErrors } from './build-context.ts';
import { buildStepErrors } from './build-step.ts';
import { credentialErrors } from './credentials.ts';
import { dockerfileErrors } from './dockerfile.ts';
import { ecsApiErrors } from './ecs-api.ts';
import { goErrors } from './go.ts';
import type { KnownError } from './known-error.ts';
import { npmErrors } from './npm.ts';
import { pipErrors } from './pip.ts';
import { registryErrors } from './registry.ts';
import { runtimeErrors } from './runtime-errors.ts';

/** Every error that is known. Of two on one line the earlier one is the cause, unless one of them names the other in `beats`. */
export const knownErrors: readonly KnownError[] = [
  ...npmErrors,
  ...pipErrors,
  ...aptErrors,
  ...goErrors,
  ...dockerfileErrors,
  ...buildContextErrors,
  ...buildStepErrors,
  ...baseImageErrors,
  ...registryErrors,
  ...credentialErrors,
  ...ecsApiErrors,
  ...runtimeErrors,
];
