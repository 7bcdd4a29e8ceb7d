import { factActions } from '../fact-actions.ts';
import { type Grant, stepGrants } from './grants.ts';
import type { ResourceName } from './resources.ts';

/** What the facts of the doctor are read with, and what each action can be limited to. */
export function doctorGrants(): readonly Grant[] {
  const actions = new Set(Object.values(factActions).flat());
  return [...actions]
    .filter((action) => action !== allowedToAll)
    .sort()
    .map((action) => ({ actions: [action], on: resourceOf(action), for: ['doctor'], ...balanced(action) }));
}

/** No policy can deny it, and none has to allow it (STS API reference, GetCallerIdentity). */
const allowedToAll = 'sts:GetCallerIdentity';

/** Actions that only the doctor calls, and those that it calls on more than others do. What is not here has no resource. */
const own: Readonly<Record<string, ResourceName>> = {
  'ec2:DescribeVpcAttribute': 'vpcs',
  'ec2:GetManagedPrefixListEntries': 'prefixLists',
  'ecs:DescribeCapacityProviders': 'capacityProviders',
  'ecs:DescribeClusters': 'cluster',
  'iam:GetInstanceProfile': 'instanceProfiles',
  'iam:GetRole': 'roles',
  'iam:SimulatePrincipalPolicy': 'roles',
  'secretsmanager:DescribeSecret': 'secretsOfTheTask',
};

function resourceOf(action: string): ResourceName {
  const shared = stepGrants.find((grant) => grant.leftOut === undefined && grant.actions.includes(action))?.on;
  return own[action] ?? shared ?? (action.startsWith('rds:') ? 'databases' : 'unscoped');
}

/** A service without a target group has no load balancer to look at. */
function balanced(action: string): Pick<Grant, 'loadBalanced'> {
  return action.startsWith('elasticloadbalancing:') ? { loadBalanced: true } : {};
}
