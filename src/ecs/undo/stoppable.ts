import { asObjects, asString } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { lastPart } from '../situation/task.ts';

/** A service deployment that StopServiceDeployment takes (API reference); a later status is a rollback that is under way already. */
const stoppable = ['PENDING', 'IN_PROGRESS'];

/**
 * The ARN of a deployment's service deployment while it can be stopped; null when it is over, and where it cannot be listed: there is
 * another way back, which must not wait for this one.
 * A service revision's ARN ends with the digits of the deployment's id.
 */
export async function findStoppable(
  call: CallEcs,
  place: { readonly cluster: string; readonly service: string },
  deploymentId: string,
): Promise<string | null> {
  const { cluster, service } = place;
  try {
    const answer = await call('ListServiceDeployments', { cluster, service, status: stoppable });
    const own = asObjects(answer.serviceDeployments).find(
      ({ targetServiceRevisionArn: arn }) => lastPart(asString(arn) ?? '') === lastPart(deploymentId),
    );
    return asString(own?.serviceDeploymentArn) ?? null;
  } catch {
    return null;
  }
}
