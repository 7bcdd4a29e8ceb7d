import { explainAwsError } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { asObjects, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { listAll } from './lists.ts';
import { parseService, type Service } from './service.ts';
import { lastPart } from './task.ts';

/** Reads one service; a cluster or service that does not exist is an error that lists those that do. */
export async function readService(call: CallEcs, cluster: string, serviceName: string): Promise<Service> {
  const answer = await describeServices(call, cluster, serviceName);
  const services = asObjects(answer.services).map(parseService);
  const found = services.find(({ status }) => status === 'ACTIVE' || status === 'DRAINING');
  if (found === undefined) throw await serviceNotFound(call, cluster, serviceName);
  return found;
}

async function describeServices(call: CallEcs, cluster: string, serviceName: string): Promise<JsonObject> {
  try {
    return await call('DescribeServices', { cluster, services: [serviceName] });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'ClusterNotFoundException') {
      throw clusterNotFound(cluster, await namesOf(call, 'ListClusters'), thrown);
    }
    throw explainAwsError(thrown, { iamAction: 'ecs:DescribeServices', resource: `service ${serviceName}` });
  }
}

/** The error for a service that does not exist; it lists those that do. */
export async function serviceNotFound(call: CallEcs, cluster: string, service: string): Promise<BerthError> {
  const names = await namesOf(call, 'ListServices', cluster);
  return new BerthError('SERVICE_NOT_FOUND', {
    what: `There is no active service "${service}" in the cluster "${cluster}".`,
    why: names.length === 0 ? 'No service could be listed there.' : `The services there are: ${names.join(', ')}.`,
    fix: 'Correct the input "service" or "cluster"; Berth deploys to a service that exists and does not create one.',
  });
}

/** Names for an error message; an error message must not fail because they cannot be listed. */
async function namesOf(
  call: CallEcs,
  operation: 'ListClusters' | 'ListServices',
  cluster?: string,
): Promise<readonly string[]> {
  const member = operation === 'ListClusters' ? 'clusterArns' : 'serviceArns';
  const body = cluster === undefined ? {} : { cluster };
  return listAll(call, operation, body, member).then(
    (arns) => arns.map(lastPart),
    () => [],
  );
}

function clusterNotFound(cluster: string, names: readonly string[], cause: unknown): BerthError {
  const sentences = {
    what: `There is no ECS cluster "${cluster}" in this region and account.`,
    why: names.length === 0 ? 'No cluster could be listed here.' : `The clusters here are: ${names.join(', ')}.`,
    fix: 'Correct the input "cluster", or the region or role of the credentials.',
  };
  return new BerthError('CLUSTER_NOT_FOUND', sentences, { cause });
}
