import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../../toolkit/errors.ts';
import type { CommandResult } from '../../../toolkit/execute.ts';
import type { ContainerLaunch, PortMapping, TaskLaunch } from '../runtime.ts';
import { environmentTransport } from './container-environment.ts';
import { createParameters } from './create-parameters.ts';
import { planHealthCheck } from './health-check.ts';
import { engineFailure, StartFailure } from './reasons.ts';
import type { TaskContext } from './task-context.ts';

interface ContainerParts {
  readonly context: TaskContext;
  readonly launch: TaskLaunch;
  readonly container: ContainerLaunch;
}

/** A container that has been created and not started. */
export interface CreatedContainer {
  readonly id: string;
  /** On the tasks' network, until `releaseAddress`; null where it has none of its own. */
  readonly address: string | null;
}

/** Creates the container. Throws StartFailure. */
export async function createContainer(
  parts: ContainerParts,
  networkContainer: string | undefined,
): Promise<CreatedContainer> {
  const address = await takeAddress(parts, networkContainer);
  try {
    return { id: await create(parts, networkContainer, address), address };
  } catch (thrown) {
    releaseAddress(parts, address);
    throw thrown;
  }
}

/** Whoever guards a way knows the address before the container can dial. */
async function takeAddress({ context, launch }: ContainerParts, networkContainer: string | undefined) {
  const { network, sources } = context;
  const isOnNetwork = networkContainer === undefined && ['bridge', 'awsvpc'].includes(launch.networkMode);
  const address = isOnNetwork ? network.addresses.take() : null;
  if (address !== null || launch.networkMode === 'host') await sources.joined(address, launch.taskId);
  return address;
}

/** Gives the address of a container that is gone to others. */
export function releaseAddress({ context }: Pick<ContainerParts, 'context'>, address: string | null): void {
  if (address === null) return;
  context.sources.left(address);
  context.network.addresses.release(address);
}

async function create(
  parts: ContainerParts,
  networkContainer: string | undefined,
  address: string | null,
): Promise<string> {
  const { context, launch, container } = parts;
  const { inherited, fileLines, impossible } = environmentTransport(container.environment);
  if (impossible.length > 0) {
    const names = impossible.map((name) => JSON.stringify(name)).join(', ');
    throw new StartFailure(
      container.name,
      `CannotCreateContainerError: local-aws cannot hand over the environment variables ${names}`,
    );
  }
  const health = planHealthCheck(container.healthCheck);
  const { instruction } = health;
  const image = instruction === null ? container.image : await withHealthCheck(parts, instruction);
  const result = await withEnvironmentFile(context.cleanUp.directory, fileLines, (environmentFile) => {
    const parameters = createParameters(launch, container, {
      owner: context.cleanUp.owner,
      containerName: `ecs-${launch.family}-${launch.revision}-${container.name}-${randomBytes(10).toString('hex')}`,
      image,
      network: networkOf(launch, context, networkContainer),
      address,
      published: publishedPorts(launch, container, networkContainer),
      healthParameters: health.parameters,
      inheritedNames: Object.keys(inherited),
      environmentFile,
    });
    return context.docker.try(parameters, { environment: inherited });
  });
  if (result.exitCode !== 0) throw engineFailure('CannotCreateContainerError', container.name, result.stderr);
  return result.stdout.trim();
}

async function withHealthCheck({ context, container }: ContainerParts, instruction: string): Promise<string> {
  try {
    return await context.healthImages.withInstruction(container.image, instruction);
  } catch (thrown) {
    throw new StartFailure(container.name, `CannotCreateContainerError: ${messageOf(thrown)}`);
  }
}

async function withEnvironmentFile(
  parent: string,
  lines: readonly string[],
  work: (path: string | null) => Promise<CommandResult>,
): Promise<CommandResult> {
  if (lines.length === 0) return work(null);
  const directory = await mkdtemp(join(parent, 'environment-'));
  try {
    const path = join(directory, 'variables');
    await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o600 });
    return await work(path);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function networkOf(launch: TaskLaunch, context: TaskContext, networkContainer: string | undefined): string {
  if (networkContainer !== undefined) return `container:${networkContainer}`;
  switch (launch.networkMode) {
    case 'bridge':
    case 'awsvpc':
      return context.network.name;
    case 'host':
    case 'none':
      return launch.networkMode;
  }
}

/** In awsvpc mode the container that brings the task's address publishes the ports of all, each under its own number. */
function publishedPorts(
  { networkMode, containers }: TaskLaunch,
  container: ContainerLaunch,
  networkContainer: string | undefined,
): readonly PortMapping[] {
  if (networkMode === 'bridge') return container.portMappings;
  if (networkMode !== 'awsvpc' || networkContainer !== undefined) return [];
  const mappings = containers.flatMap(({ portMappings }) => portMappings);
  return mappings.map((mapping) => ({ ...mapping, hostPort: mapping.containerPort }));
}

/** Starts it. A failed start leaves a created container behind, which would keep its name and its port: it is removed. Throws StartFailure. */
export async function startContainer({ context, container }: ContainerParts, id: string): Promise<void> {
  const result = await context.docker.try(['start', id]);
  if (result.exitCode === 0) return;
  await context.docker.try(['rm', '--force', '--volumes', id]);
  throw engineFailure('CannotStartContainerError', container.name, result.stderr);
}
