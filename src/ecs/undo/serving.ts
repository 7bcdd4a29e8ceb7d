import type { CallEcs } from '../ecs-api.ts';
import { allowPlatforms, type ReadPlatformDigests } from '../platform-proof.ts';
import { readProof } from '../proof.ts';
import { primaryDeployment, type Service } from '../service.ts';
import { readService } from '../situation.ts';
import { shortName } from '../task-definition.ts';
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
  tools: { readonly call: CallEcs; readonly platformDigests: ReadPlatformDigests },
): Promise<Serving> {
  const [seen, read] = await Promise.all([
    readService(tools.call, cluster, service),
    readProof(
      tools.call,
      { cluster, service },
      { taskDefinitionArn: revision.arn, taskDefinition: revision.taskDefinition },
    ),
  ]);
  const name = shortName(revision.arn);
  const missing = whatIsMissing(seen, revision.arn);
  if (missing !== null) return { serves: false, said: `The previous version ${name} does not serve: ${missing}.` };
  const running = `${seen.runningCount} of ${seen.desiredCount} running`;
  if ('denied' in read) {
    const said = `The previous version ${name} serves again: ${running}; its tasks were not checked, because AWS denied ${read.denied}.`;
    return { serves: true, said };
  }
  const { oldTasks, otherDigests, digests } = await allowPlatforms(read, tools.platformDigests);
  if (oldTasks.length > 0) return notYet(name, `there still are ${oldTasks.join(', ')}`);
  const [other] = otherDigests;
  if (other !== undefined) return notYet(name, `${other.container} runs ${other.running}, which is not ${other.image}`);
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

function notYet(name: string, why: string): Serving {
  return { serves: false, said: `The previous version ${name} runs, but not as it did: ${why}.` };
}
