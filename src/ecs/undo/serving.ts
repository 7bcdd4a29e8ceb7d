import type { CallEcs } from '../ecs-api.ts';
import { allowPlatforms, type ReadPlatformDigests } from '../proof/platform-proof.ts';
import { type Proof, readProof } from '../proof/proof.ts';
import { readService } from '../situation/read-service.ts';
import { primaryDeployment, type Service } from '../situation/service.ts';
import { shortName } from '../task-definition/task-definition.ts';
import type { PreviousVersion } from './previous-version.ts';
import type { UndoRequest } from './turn-back.ts';

/** Whether the previous version serves, and what that was seen by. */
export interface Serving {
  readonly serves: boolean;
  /** One sentence. */
  readonly said: string;
}

/** Checks who serves after the way back: the running count, the revision, the digests, and that no task of another revision is left. */
export async function readServing(
  { cluster, service }: UndoRequest,
  { revision }: PreviousVersion,
  { call, platformDigests }: { readonly call: CallEcs; readonly platformDigests: ReadPlatformDigests },
): Promise<Serving> {
  const version = { taskDefinitionArn: revision.arn, taskDefinition: revision.taskDefinition };
  const [seen, read] = await Promise.all([
    readService(call, cluster, service),
    readProof(call, { cluster, service }, version),
  ]);
  const name = shortName(revision.arn);
  const missing = whatIsMissing(seen, revision.arn);
  if (missing !== null) return { serves: false, said: `The previous version ${name} does not serve: ${missing}.` };
  const running = `${seen.runningCount} of ${seen.desiredCount} running`;
  return 'denied' in read
    ? uncheckedTasks(name, running, read.denied)
    : judgeTasks(name, running, await allowPlatforms(read, platformDigests));
}

function uncheckedTasks(name: string, running: string, denied: string): Serving {
  const said = `The previous version ${name} serves again: ${running}; its tasks were not checked, because AWS denied ${denied}.`;
  return { serves: true, said };
}

function judgeTasks(name: string, running: string, { oldTasks, otherDigests, digests }: Proof): Serving {
  if (oldTasks.length > 0) return notAsItDid(name, `there still are ${oldTasks.join(', ')}`);
  const [other] = otherDigests;
  if (other !== undefined) {
    return notAsItDid(name, `${other.container} runs ${other.running}, which is not ${other.image}`);
  }
  const image = digests.length === 0 ? '' : `, ${digests.join(', ')}`;
  return {
    serves: true,
    said: `The previous version ${name} serves again, checked: ${running}${image}, no other task left.`,
  };
}

function whatIsMissing(service: Service, taskDefinition: string): string | null {
  const primary = primaryDeployment(service);
  if (primary?.taskDefinition !== taskDefinition) return 'its deployment is not PRIMARY';
  if (service.runningCount < service.desiredCount) {
    return `${service.runningCount} of ${service.desiredCount} tasks run`;
  }
  return primary.rolloutState === 'COMPLETED' ? null : `its deployment is ${primary.rolloutState}`;
}

function notAsItDid(name: string, why: string): Serving {
  return { serves: false, said: `The previous version ${name} runs, but not as it did: ${why}.` };
}
