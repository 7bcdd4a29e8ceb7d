import { generatePolicy, grantsOf } from '../../src/doctor/policy/generate-policy.ts';
import type { PolicyPlace } from '../../src/doctor/policy/place.ts';
import { policyResources } from '../../src/doctor/policy/resources.ts';
import { policySteps } from '../../src/doctor/policy/steps.ts';
import { table } from './tables.ts';

const account = '123456789012';
const region = 'eu-west-1';

/** The names that the page goes by. */
const example: PolicyPlace = {
  partition: 'aws',
  account,
  region,
  cluster: 'production',
  service: 'backend',
  family: 'backend',
  repositories: [{ account, region, name: 'backend' }],
  executionRole: `arn:aws:iam::${account}:role/backend-execution`,
  taskRole: `arn:aws:iam::${account}:role/backend-task`,
  ownRole: `arn:aws:iam::${account}:role/deploy`,
  instanceRole: `arn:aws:iam::${account}:role/instances`,
  logGroups: [{ region, name: '/ecs/backend' }],
  secrets: [`arn:aws:secretsmanager:${region}:${account}:secret:/production/backend/*`],
  secretPrefix: '/production/backend',
  keyArn: null,
  isLoadBalanced: true,
  hasSecrets: true,
  hasTags: false,
};

/** The policy of every step but the doctor, as a block of JSON. */
export function policyBlock(): string {
  const steps = policySteps.filter((step) => step !== 'doctor');
  return ['```json', JSON.stringify(generatePolicy(example, steps), null, 2), '```'].join('\n');
}

/** Every action with the statement that it stands in and the steps that need it. */
export function grantTable(): string {
  const rows = grantsOf(policySteps).flatMap((grant) =>
    grant.actions.map((action) => [
      `\`${action}\``,
      grant.leftOut === undefined ? `\`${policyResources[grant.on].sid}\`` : 'not in the policy',
      grant.for.map((step) => `\`${step}\``).join(', '),
    ]),
  );
  return table(['action', 'statement', 'for'], merged(rows));
}

/** One row for each action of a statement. */
function merged(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const byKey = new Map<string, readonly string[]>();
  for (const [action = '', statement = '', steps = ''] of rows) {
    const known = byKey.get(`${action} ${statement}`);
    const all = new Set([...(known?.[2]?.split(', ') ?? []), ...steps.split(', ')]);
    byKey.set(`${action} ${statement}`, [action, statement, [...all].join(', ')]);
  }
  return [...byKey.values()];
}
