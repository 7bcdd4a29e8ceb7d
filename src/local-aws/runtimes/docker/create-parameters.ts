import { ownerLabel } from '../../process/clean-up.ts';
import type { ContainerLaunch, PortMapping, TaskLaunch } from '../runtime.ts';

/** What is decided outside the task: names, the image that is really started, and files. */
export interface CreateContext {
  readonly owner: string;
  /** A name that no other container has. */
  readonly containerName: string;
  /** The image to start; differs from the launch's when a health check had to be built in. */
  readonly image: string;
  /** What `--network` takes. */
  readonly network: string;
  /** On that network; null where it has none of its own. */
  readonly address: string | null;
  /** What is published on the task's host address. */
  readonly published: readonly PortMapping[];
  readonly healthParameters: readonly string[];
  readonly inheritedNames: readonly string[];
  readonly environmentFile: string | null;
}

/** The whole command line of `docker create` for a container of a task. No value of its environment stands in it. */
export function createParameters(
  launch: TaskLaunch,
  container: ContainerLaunch,
  context: CreateContext,
): readonly string[] {
  const [program, ...programParameters] = container.entryPoint ?? [];
  return [
    'create',
    '--pull=never',
    `--name=${context.containerName}`,
    `--network=${context.network}`,
    ...(context.address === null ? [] : [`--ip=${context.address}`]),
    ...labelParameters(launch, container, context.owner),
    ...sizeParameters(container),
    ...context.inheritedNames.map((name) => `--env=${name}`),
    ...(context.environmentFile === null ? [] : [`--env-file=${context.environmentFile}`]),
    ...context.published.map((mapping) => publishParameter(launch.hostAddress, mapping)),
    ...context.healthParameters,
    ...(container.logging === null ? [] : ['--log-driver=json-file']),
    ...(container.workingDirectory === null ? [] : [`--workdir=${container.workingDirectory}`]),
    ...(container.user === null ? [] : [`--user=${container.user}`]),
    ...(container.readonlyRootFilesystem ? ['--read-only'] : []),
    ...(program === undefined ? [] : [`--entrypoint=${program}`]),
    context.image,
    ...programParameters,
    ...(container.command ?? []),
  ];
}

/** The labels that the ECS agent gives, beside the task definition's and the emulator's own. */
function labelParameters(launch: TaskLaunch, container: ContainerLaunch, owner: string): readonly string[] {
  const labels = {
    ...container.dockerLabels,
    'com.amazonaws.ecs.cluster': launch.clusterName,
    'com.amazonaws.ecs.container-name': container.name,
    'com.amazonaws.ecs.task-arn': launch.taskArn,
    'com.amazonaws.ecs.task-definition-family': launch.family,
    'com.amazonaws.ecs.task-definition-version': String(launch.revision),
    [ownerLabel]: owner,
  };
  return Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`);
}

/** As the agent does: no swap beyond the hard limit, and 2 CPU shares, Docker's least, for a container without any. */
function sizeParameters({ memoryLimit, memoryReservation, cpu }: ContainerLaunch): readonly string[] {
  return [
    ...(memoryLimit === null ? [] : [`--memory=${memoryLimit}m`, `--memory-swap=${memoryLimit}m`]),
    ...(memoryReservation === null ? [] : [`--memory-reservation=${memoryReservation}m`]),
    `--cpu-shares=${Math.max(2, cpu)}`,
  ];
}

function publishParameter(address: string, { containerPort, hostPort, protocol }: PortMapping): string {
  return `--publish=${address}:${hostPort === 0 ? '' : hostPort}:${containerPort}/${protocol}`;
}
