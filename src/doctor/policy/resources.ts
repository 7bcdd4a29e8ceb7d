import { oneOffFamily } from '../../ecs/one-off-task/run-from-source.ts';
import { rehearsalFamily } from '../../ecs/rehearsal/copy.ts';
import type { PolicyPlace } from './place.ts';

/** What actions are about, and under which condition. */
export interface PolicyResource {
  /** The statement of the policy that has it; those that share one have the same condition. */
  readonly sid: string;
  /** ARNs; none where there is no such thing. */
  readonly arns: (place: PolicyPlace) => readonly string[];
  /** Those of them that AWS decides by, where it is not all of them. */
  readonly asked?: (place: PolicyPlace) => readonly string[];
  /** The block `Condition`, by operator and key. */
  readonly condition?: (place: PolicyPlace) => Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
}

export type ResourceName = keyof typeof policyResources;

/**
 * What a policy is about, in the order of its statements. What an action can be limited to is in AWS's service authorization reference: an action
 * that is allowed on anything narrower is denied.
 */
export const policyResources = {
  unscoped: { sid: 'NoResource', arns: () => ['*'], condition: inTheseRegions },
  repositories: {
    sid: 'Repository',
    arns: ({ partition, repositories }) =>
      repositories.map(({ account, region, name }) => `arn:${partition}:ecr:${region}:${account}:repository/${name}`),
  },
  parameters: {
    sid: 'Parameters',
    arns: ({ partition, region, account, secretPrefix }) => [
      `arn:${partition}:ssm:${region}:${account}:parameter/${withoutSlashes(secretPrefix)}/*`,
    ],
  },
  storedSecrets: {
    sid: 'Secrets',
    arns: ({ partition, region, account, secretPrefix }) => [
      `arn:${partition}:secretsmanager:${region}:${account}:secret:${secretPrefix}/*`,
    ],
  },
  key: { sid: 'OwnKey', arns: ({ keyArn }) => known(keyArn) },
  service: { sid: 'Service', arns: (place) => [ofService(place, 'service')] },
  deployments: {
    sid: 'Service',
    arns: (place) => [ofService(place, 'service'), `${ofService(place, 'service-deployment')}/*`],
    asked: (place) => [`${ofService(place, 'service-deployment')}/*`],
  },
  revisions: {
    sid: 'Service',
    arns: (place) => [ofService(place, 'service'), `${ofService(place, 'service-revision')}/*`],
    asked: (place) => [`${ofService(place, 'service-revision')}/*`],
  },
  otherServices: { sid: 'ServicesOfTheCluster', arns: (place) => [ecs(place, `service/${place.cluster}/*`)] },
  taskDefinitions: { sid: 'TaskDefinitions', arns: (place) => [family(place, place.family)] },
  rehearsalCopies: { sid: 'TaskDefinitions', arns: (place) => [family(place, rehearsalFamily(place.family))] },
  oneOffCopies: { sid: 'TaskDefinitions', arns: (place) => [family(place, oneOffFamily(place.family))] },
  rehearsals: {
    sid: 'OneOffTasks',
    arns: (place) => [family(place, rehearsalFamily(place.family))],
    condition: inTheCluster,
  },
  oneOffTasks: {
    sid: 'OneOffTasks',
    arns: (place) => [family(place, place.family), family(place, oneOffFamily(place.family))],
    condition: inTheCluster,
  },
  tags: {
    sid: 'Tags',
    arns: (place) => (place.hasTags ? allFamilies(place) : []),
    asked: (place) => (place.hasTags ? [family(place, place.family)] : []),
    condition: () => ({ StringEquals: { 'ecs:CreateAction': 'RegisterTaskDefinition' } }),
  },
  taskTags: {
    sid: 'TagsOfTasks',
    arns: (place) => (place.hasTags ? [ecs(place, `task/${place.cluster}/*`)] : []),
    condition: () => ({ StringEquals: { 'ecs:CreateAction': 'RunTask' } }),
  },
  tasks: { sid: 'Tasks', arns: (place) => [ecs(place, `task/${place.cluster}/*`)] },
  listInCluster: { sid: 'InTheCluster', arns: () => ['*'], condition: inTheCluster },
  cluster: { sid: 'Cluster', arns: (place) => [ecs(place, `cluster/${place.cluster}`)] },
  containerInstances: {
    sid: 'ContainerInstances',
    arns: (place) => [ecs(place, `container-instance/${place.cluster}/*`)],
  },
  capacityProviders: { sid: 'CapacityProviders', arns: (place) => [ecs(place, 'capacity-provider/*')] },
  passedRoles: {
    sid: 'RolesOfTheTask',
    arns: ({ executionRole, taskRole }) => [...new Set([...known(taskRole), ...known(executionRole)])],
    condition: () => ({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }),
  },
  executionRole: {
    sid: 'ExecutionRole',
    arns: ({ executionRole, hasSecrets }) => (hasSecrets ? known(executionRole) : []),
  },
  roles: {
    sid: 'Roles',
    arns: ({ ownRole, executionRole, taskRole, instanceRole }) => [
      ...new Set([ownRole, executionRole, taskRole, instanceRole].flatMap(known)),
    ],
  },
  instanceProfiles: {
    sid: 'InstanceProfiles',
    arns: ({ partition, account, instanceRole }) =>
      instanceRole === null ? [] : [`arn:${partition}:iam::${account}:instance-profile/*`],
  },
  logGroups: {
    sid: 'LastWords',
    arns: ({ partition, account, logGroups }) =>
      logGroups.map(({ region, name }) => `arn:${partition}:logs:${region}:${account}:log-group:${name}:log-stream:*`),
  },
  secretsOfTheTask: { sid: 'SecretsOfTheTask', arns: ({ secrets }) => secrets },
  vpcs: { sid: 'Vpcs', arns: ({ partition, region, account }) => [`arn:${partition}:ec2:${region}:${account}:vpc/*`] },
  prefixLists: {
    sid: 'PrefixLists',
    // Those of AWS itself belong to the account `aws`.
    arns: ({ partition, region }) => [`arn:${partition}:ec2:${region}:*:prefix-list/*`],
  },
  databases: {
    sid: 'Databases',
    arns: ({ partition, region, account }) => [`arn:${partition}:rds:${region}:${account}:*`],
  },
} as const satisfies Readonly<Record<string, PolicyResource>>;

/** The family itself, that of its rehearsals, and that of copies for one-off tasks. */
function allFamilies(place: PolicyPlace): readonly string[] {
  const { family: own } = place;
  return [own, rehearsalFamily(own), oneOffFamily(own)].map((name) => family(place, name));
}

function family(place: PolicyPlace, name: string): string {
  return ecs(place, `task-definition/${name}:*`);
}

function ofService(place: PolicyPlace, type: string): string {
  return ecs(place, `${type}/${place.cluster}/${place.service}`);
}

function ecs({ partition, region, account }: PolicyPlace, rest: string): string {
  return `arn:${partition}:ecs:${region}:${account}:${rest}`;
}

function inTheCluster(place: PolicyPlace) {
  return { ArnEquals: { 'ecs:cluster': ecs(place, `cluster/${place.cluster}`) } };
}

/** Their region is all that such actions can be limited to. */
function inTheseRegions({ region, repositories }: PolicyPlace) {
  const regions = new Set([region, ...repositories.map((repository) => repository.region)]);
  return { StringEquals: { 'aws:RequestedRegion': [...regions] } };
}

function known(arn: string | null): readonly string[] {
  return arn === null ? [] : [arn];
}

function withoutSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
