import { deploy } from '../../deploy/deploy.ts';
import type { DeployInputs } from '../../deploy/inputs.ts';
import type { DeployDependencies } from '../../deploy/run.ts';
import { findTarget, type RollbackTarget } from '../../ecs/history/find-target.ts';
import { shortName } from '../../ecs/task-definition/task-definition.ts';
import type { ImagePresence } from '../../image/registry/image-presence.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { checkImages } from './check-images.ts';
import type { RollbackInputs } from './inputs.ts';

export interface RollbackDependencies extends DeployDependencies {
  readonly imagePresence: (image: string) => Promise<ImagePresence>;
}

/** Goes back: finds the version, checks that everything it needs still exists, and deploys it as `deploy` does. */
export async function main(inputs: RollbackInputs, dependencies: RollbackDependencies): Promise<Outputs> {
  const { host, call, imagePresence } = dependencies;
  const target = await findTarget(call, inputs, inputs.to);
  host.log.info(`Going back to ${shortName(target.revision.arn)}, found by "${inputs.to}".`);
  await checkImages(target, imagePresence, host.log);
  const outputs = await deploy(deployInputs(inputs, target), dependencies);
  return { ...outputs, 'rolled-back-to': shortName(outputs['task-definition-arn'] ?? '') };
}

/** A rollback is a deploy of what ran before. What went wrong is not brought back when it fails, and nothing is rehearsed. */
function deployInputs(inputs: RollbackInputs, { revision, pinned }: RollbackTarget): DeployInputs {
  return {
    ...inputs,
    taskDefinitionFile: null,
    taskDefinitionArn: revision.arn,
    containerName: null,
    image: null,
    images: pinned,
    secrets: {},
    desiredCount: null,
    allowStall: false,
    circuitBreaker: 'keep',
    circuitBreakerThreshold: null,
    rehearse: 'off',
    rehearseSeconds: 30,
    beforeCommand: null,
    onSuperseded: 'fail',
    onFailure: 'leave',
    onCancel: 'leave',
    keepRevisions: null,
    forceNewDeployment: false,
    waitForServiceStability: true,
  };
}
