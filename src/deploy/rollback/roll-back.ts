import { findTarget, type RollbackTarget } from '../../ecs/history/find-target.ts';
import { shortName } from '../../ecs/task-definition/task-definition.ts';
import type { ImagePresence } from '../../image/registry/image-presence.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { deploy } from '../deploy.ts';
import type { DeployInputs } from '../inputs.ts';
import type { DeployDependencies } from '../run.ts';
import { checkImages } from './check-images.ts';
import type { RollbackRequest } from './request.ts';

/** What a rollback acts through. */
export interface RollbackDependencies extends DeployDependencies {
  readonly imagePresence: (image: string) => Promise<ImagePresence>;
}

/**
 * Goes back: finds the version, checks that everything it needs still exists, and deploys it as `deploy` does. Gives the outputs of the
 * action `rollback`.
 *
 * @throws ROLLBACK_IMPOSSIBLE, and what a deploy throws, with its outputs.
 */
export async function rollBack(request: RollbackRequest, dependencies: RollbackDependencies): Promise<Outputs> {
  const { host, call, imagePresence } = dependencies;
  const target = await findTarget(call, request, request.to);
  host.log.info(`Going back to ${shortName(target.revision.arn)}, found by "${request.to}".`);
  await checkImages(target, imagePresence, host.log);
  const outputs = await deploy(deployInputs(request, target), dependencies);
  return { ...outputs, 'rolled-back-to': shortName(outputs['task-definition-arn'] ?? '') };
}

/** A rollback is a deploy of what ran before. What went wrong is not brought back when it fails, and nothing is rehearsed. */
function deployInputs(request: RollbackRequest, { revision, pinned }: RollbackTarget): DeployInputs {
  return {
    ...request,
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
