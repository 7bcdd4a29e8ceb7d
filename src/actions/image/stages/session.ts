import {
  type Builder,
  type BuilderDemands,
  chooseBuilder,
  demandsNode,
  describeBuilder,
  unmetDemands,
} from '../../../image/build/builder.ts';
import { createDocker, type Docker } from '../../../image/docker/docker.ts';
import { createDockerConfiguration } from '../../../image/docker/docker-configuration.ts';
import { probeDocker } from '../../../image/docker/probe.ts';
import { probeBuildNode } from '../../../image/docker/probe-node.ts';
import { createRedactor } from '../../../secrets/redact.ts';
import { BerthError } from '../../../toolkit/errors.ts';
import type { Execute } from '../../../toolkit/execute.ts';
import { attestationsOf } from '../attestations.ts';
import type { ImageInputs } from '../inputs.ts';
import { createLeakWatch } from '../leak-watch.ts';
import type { JobSecrets, Session } from '../work.ts';

/** What is known before Docker is asked. */
export type Preparation = Pick<Session, 'inputs' | 'host' | 'tags' | 'secrets' | 'directory'>;

/**
 * Opens Docker in a configuration of the job's own, with a builder that can do what is asked.
 * @throws DOCKER_MISSING, DOCKER_UNAVAILABLE, INVALID_INPUT.
 */
export async function openSession(preparation: Preparation, execute: Execute): Promise<Session> {
  const { inputs, host, secrets, directory } = preparation;
  const environment = await createDockerConfiguration(host.env, directory);
  const docker = createDocker(execute, environment, host.cancelled);
  const probe = await probeDocker(docker);
  const builder = chooseBuilder(probe);
  await refuseUnmet(docker, builder, demandsOf(inputs, secrets));
  const redact = createRedactor(secrets.all.map(({ value }) => value));
  const leakWatch = createLeakWatch(inputs, secrets.all);
  return { ...preparation, docker, builder, enginePlatform: probe.enginePlatform, redact, leakWatch };
}

function demandsOf(inputs: ImageInputs, secrets: JobSecrets): BuilderDemands {
  const { provenance, sbom } = attestationsOf(inputs);
  return {
    ...inputs,
    attestations: [
      ...(provenance === undefined ? [] : (['provenance'] as const)),
      ...(sbom === undefined ? [] : (['sbom'] as const)),
    ],
    secrets: secrets.buildSecrets.length > 0,
  };
}

async function refuseUnmet(docker: Docker, builder: Builder, demands: BuilderDemands): Promise<void> {
  const isAsked = builder.kind === 'buildx' && demandsNode(demands);
  const node = isAsked ? await probeBuildNode(docker) : undefined;
  const unmet = unmetDemands(builder, demands, node);
  if (unmet.length === 0) return;
  const driver = node === undefined ? '' : `, with the driver ${node.driver}`;
  throw new BerthError('INVALID_INPUT', {
    what: `This runner cannot honour ${unmet.join(', ')}.`,
    why: `Its most able builder is ${describeBuilder(builder)}${driver}, and that takes buildx with a builder that can.`,
    fix: 'Run docker/setup-buildx-action before this step, or leave these inputs out.',
  });
}
