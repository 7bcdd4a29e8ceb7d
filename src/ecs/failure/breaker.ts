import type { BreakerEvidence } from '../../diagnosis/evidence.ts';
import { explainAwsError, isUnknownOperation } from '../../toolkit/aws/errors.ts';
import type { CallEcs } from '../ecs-api.ts';
import { describeServiceDeployments, findServiceDeployment } from '../situation/service-deployment.ts';
import type { DeploymentPlace } from './deployment-tasks.ts';

/** How far the circuit breaker had counted; null where there is none, or a sentence on why it is not known. */
export async function readBreaker(
  call: CallEcs,
  place: DeploymentPlace,
): Promise<{ readonly breaker: BreakerEvidence | null } | { readonly unread: string }> {
  try {
    const arn = await findServiceDeployment(call, place, place.deploymentId);
    const [found] = arn === undefined ? [] : await describeServiceDeployments(call, [arn]);
    if (found === undefined || found.failureThreshold === 0) return { breaker: null };
    return { breaker: { failureCount: found.failureCount, threshold: found.failureThreshold } };
  } catch (thrown) {
    if (isUnknownOperation(thrown)) return { breaker: null };
    const attempted = { iamAction: 'ecs:DescribeServiceDeployments', resource: `service ${place.service}` };
    return { unread: `The circuit breaker could not be read: ${explainAwsError(thrown, attempted).sentences.what}` };
  }
}
