import { type Builder, chooseBuilder, describeBuilder, unmetDemands } from '../../../image/build/builder.ts';
import { createDocker, type Docker } from '../../../image/docker/docker.ts';
import { createDockerConfiguration } from '../../../image/docker/docker-configuration.ts';
import { probeDocker } from '../../../image/docker/probe.ts';
import { createRedactor } from '../../../secrets/redact.ts';
import type { ActionHost } from '../../../toolkit/action-host.ts';
import { BerthError } from '../../../toolkit/errors.ts';
import type { Execute } from '../../../toolkit/execute.ts';
import type { ImageInputs } from '../inputs.ts';
import type { JobSecrets, Work } from '../work.ts';

/** What is known before Docker is asked. */
export interface Preparation {
  readonly inputs: ImageInputs;
  readonly host: ActionHost;
  readonly tags: readonly string[];
  readonly secrets: JobSecrets;
}

/**
 * Opens Docker in a configuration of the job's own, with a builder that can do what is asked.
 * @throws DOCKER_MISSING, DOCKER_UNAVAILABLE, INVALID_INPUT.
 */
export async function openSession(preparation: Preparation, directory: string, execute: Execute): Promise<Work> {
  const { inputs, host, secrets } = preparation;
  const environment = await createDockerConfiguration(host.env, directory);
  const docker = createDocker(execute, environment, host.cancelled);
  const builder = await chooseAbleBuilder(docker, inputs);
  const redact = createRedactor(secrets.all.map(({ value }) => value));
  return { ...preparation, directory, docker, builder, redact };
}

async function chooseAbleBuilder(docker: Docker, inputs: ImageInputs): Promise<Builder> {
  const builder = chooseBuilder(await probeDocker(docker));
  const unmet = unmetDemands(builder, inputs);
  if (unmet.length === 0) return builder;
  throw new BerthError('INVALID_INPUT', {
    what: `This runner cannot honour ${unmet.join(', ')}.`,
    why: `Its most able builder is ${describeBuilder(builder)}, and that takes buildx.`,
    fix: 'Run docker/setup-buildx-action before this step, or leave these inputs out.',
  });
}
