import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { copyFamily } from '../task-definition/copy.ts';
import { registrable } from '../task-definition/task-definition.ts';
import { type Fitted, fitInto, leastMemory, type Room } from './fit.ts';

/** A path that no image has: its container can be pulled and created, but not started. */
export const missingEntryPoint = '/berth-pulls-this-image-and-does-not-start-it';

/** The family of a service's rehearsals. Never the service's own: others deploy the latest revision of that. */
export function rehearsalFamily(family: string): string {
  return copyFamily(family, 'berth-rehearsal');
}

/**
 * The task definition as a copy that runs beside the original on one container instance. It takes no host port, none of the memory
 * that others may use, and no traffic; roles, secrets, environment, health checks, log configuration and tags are the original's.
 *
 * @returns undefined when the room is less than what the containers reserve.
 */
export function rehearsalCopy(taskDefinition: JsonObject, room: Room): Fitted | undefined {
  return fitInto(unreachable(renamed(taskDefinition)), room);
}

/** The task definition as a copy that Fargate runs, where nothing is shared. */
export function fargateCopy(taskDefinition: JsonObject): JsonObject {
  return unreachable(renamed(taskDefinition));
}

/** A copy that brings every image of the task definition to an instance and starts none of them: it needs no room to speak of. */
export function pullOnlyCopy(taskDefinition: JsonObject): JsonObject {
  const { family, tags, executionRoleArn, runtimePlatform } = renamed(taskDefinition);
  const byImage = new Map(
    [...asObjects(taskDefinition.containerDefinitions)].reverse().map((container) => [container.image, container]),
  );
  const kept = { family, tags, executionRoleArn, runtimePlatform };
  return {
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
    networkMode: 'none',
    containerDefinitions: [...byImage.values()].reverse().map(pulledOnly),
  };
}

/** The memory that a pull-only copy takes, in MiB. */
export function memoryToPull(copy: JsonObject): number {
  return leastMemory * asObjects(copy.containerDefinitions).length;
}

function pulledOnly({ name, image, repositoryCredentials }: JsonObject): JsonObject {
  const credentials = repositoryCredentials === undefined ? {} : { repositoryCredentials };
  return { name, image, ...credentials, essential: true, cpu: 0, memory: leastMemory, entryPoint: [missingEntryPoint] };
}

function renamed(taskDefinition: JsonObject): JsonObject {
  const family = rehearsalFamily(asString(taskDefinition.family) ?? '');
  return { ...registrable(taskDefinition, asObjects(taskDefinition.tags)), family };
}

/**
 * Nobody finds the copy: no port is published, and no label tells a proxy on the instance (Traefik, say) to send it requests. With
 * a network interface of its own (awsvpc) its ports are its own, too.
 */
function unreachable(taskDefinition: JsonObject): JsonObject {
  const ownInterface = taskDefinition.networkMode === 'awsvpc';
  const containerDefinitions = asObjects(taskDefinition.containerDefinitions).map((container) => {
    const { dockerLabels: _, portMappings, ...members } = container;
    return ownInterface && portMappings !== undefined
      ? { ...members, portMappings: asObjects(portMappings).map(withoutHostPort) }
      : members;
  });
  return { ...taskDefinition, containerDefinitions };
}

function withoutHostPort({ hostPort: _, ...mapping }: JsonObject): JsonObject {
  return mapping;
}

/** The volumes that a second task would write to beside the first one, or that only a service can attach: by name. */
export function sharedVolumes(taskDefinition: JsonObject): readonly string[] {
  const mounts = asObjects(taskDefinition.containerDefinitions).flatMap(({ mountPoints }) => asObjects(mountPoints));
  const written = new Set(mounts.filter(({ readOnly }) => readOnly !== true).map(({ sourceVolume }) => sourceVolume));
  const shared = asObjects(taskDefinition.volumes).filter(
    (volume) => volume.configuredAtLaunch === true || (isShared(volume) && written.has(volume.name)),
  );
  return shared.map(({ name }) => asString(name) ?? '');
}

/** A host volume without a path, and a Docker volume of scope `task`, are made anew for every task. */
function isShared(volume: JsonObject): boolean {
  const docker = asObject(volume.dockerVolumeConfiguration);
  return (
    asString(asObject(volume.host)?.sourcePath) !== undefined ||
    docker?.scope === 'shared' ||
    docker?.autoprovision === true ||
    volume.efsVolumeConfiguration !== undefined ||
    volume.fsxWindowsFileServerVolumeConfiguration !== undefined
  );
}
