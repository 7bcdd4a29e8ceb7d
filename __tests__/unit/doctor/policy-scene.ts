import { generatePolicy } from '../../../src/doctor/policy/generate-policy.ts';
import type { PolicyPlace } from '../../../src/doctor/policy/place.ts';
import type { PolicyStep } from '../../../src/doctor/policy/steps.ts';

/** A place with everything that a policy can be about. */

export const account = '123456789012';
export const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;

export const place: PolicyPlace = {
  partition: 'aws',
  account,
  region: 'eu-west-1',
  cluster: 'production',
  service: 'backend',
  family: 'backend',
  repositories: [{ account, region: 'eu-west-1', name: 'backend' }],
  executionRole: role('backend-execution'),
  taskRole: role('backend-task'),
  ownRole: role('deploy'),
  instanceRole: role('instances'),
  logGroups: [{ region: 'eu-west-1', name: '/ecs/backend' }],
  secrets: [`arn:aws:secretsmanager:eu-west-1:${account}:secret:backend-AbCdEf`],
  secretPrefix: '/production/backend',
  keyArn: `arn:aws:kms:eu-west-1:${account}:key/0f1e2d3c`,
  isLoadBalanced: true,
  hasSecrets: true,
  hasTags: true,
};

export const statements = (steps: readonly PolicyStep[], changes: Partial<PolicyPlace> = {}) =>
  generatePolicy({ ...place, ...changes }, steps).Statement;
