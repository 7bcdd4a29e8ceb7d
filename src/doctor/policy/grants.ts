import type { ResourceName } from './resources.ts';
import type { PolicyStep } from './steps.ts';

/** Actions that steps need, and what they are about. */
export interface Grant {
  readonly actions: readonly string[];
  readonly on: ResourceName;
  readonly for: readonly PolicyStep[];
  /** Whether it is for a service with target groups only. */
  readonly loadBalanced?: true;
  /** Why the policy leaves them out though a step calls them, as a sentence. */
  readonly leftOut?: string;
}

/** What reads the service and its tasks. */
const readers = ['deploy', 'rollback', 'diagnose'] as const;
const deploys = ['deploy', 'rollback'] as const;

/** Everything that the steps call; what the doctor reads is told by its facts. */
export const stepGrants: readonly Grant[] = [
  { actions: ['ecr:GetAuthorizationToken'], on: 'unscoped', for: ['image'] },
  {
    actions: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:DescribeRepositories',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    on: 'repositories',
    for: ['image'],
  },
  { actions: ['ecr:BatchGetImage'], on: 'repositories', for: ['image', ...deploys] },
  {
    actions: ['ecr:CreateRepository', 'ecr:GetLifecyclePolicy', 'ecr:PutLifecyclePolicy'],
    on: 'repositories',
    for: ['create-repository'],
  },
  { actions: ['ssm:GetParameters', 'ssm:PutParameter'], on: 'parameters', for: ['runtime-ssm'] },
  {
    actions: ['secretsmanager:CreateSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
    on: 'storedSecrets',
    for: ['runtime-secrets-manager'],
  },
  { actions: ['kms:Encrypt'], on: 'key', for: ['runtime-ssm'] },
  { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], on: 'key', for: ['runtime-ssm', 'runtime-secrets-manager'] },
  { actions: ['ecs:DescribeServices'], on: 'service', for: [...readers, 'run-task'] },
  { actions: ['ecs:UpdateService'], on: 'service', for: deploys },
  { actions: ['ecs:ListServiceDeployments'], on: 'service', for: readers },
  { actions: ['ecs:DescribeServiceDeployments'], on: 'deployments', for: readers },
  { actions: ['ecs:DescribeServiceRevisions'], on: 'revisions', for: ['rollback'] },
  { actions: ['ecs:StopServiceDeployment'], on: 'deployments', for: ['roll-back-on-failure'] },
  { actions: ['ecs:DescribeTaskDefinition'], on: 'unscoped', for: [...readers, 'run-task'] },
  { actions: ['ecs:RegisterTaskDefinition'], on: 'taskDefinitions', for: deploys },
  { actions: ['ecs:RegisterTaskDefinition'], on: 'rehearsalCopies', for: ['rehearse'] },
  { actions: ['ecs:RegisterTaskDefinition'], on: 'oneOffCopies', for: ['before-command', 'run-task'] },
  { actions: ['ecs:TagResource'], on: 'tags', for: [...deploys, 'rehearse', 'before-command', 'run-task'] },
  { actions: ['ecs:TagResource'], on: 'taskTags', for: ['run-task'] },
  {
    actions: ['ecs:DeregisterTaskDefinition'],
    on: 'unscoped',
    for: ['rehearse', 'before-command', 'keep-revisions', 'run-task'],
  },
  { actions: ['ecs:ListTaskDefinitions'], on: 'unscoped', for: ['keep-revisions', 'rollback'] },
  { actions: ['iam:PassRole'], on: 'passedRoles', for: [...deploys, 'rehearse', 'before-command', 'run-task'] },
  { actions: ['iam:SimulatePrincipalPolicy'], on: 'executionRole', for: deploys },
  { actions: ['ecs:ListTasks'], on: 'listInCluster', for: [...readers, 'rehearse'] },
  { actions: ['ecs:DescribeTasks'], on: 'tasks', for: [...readers, 'rehearse', 'before-command', 'run-task'] },
  { actions: ['ecs:RunTask', 'ecs:StartTask'], on: 'rehearsals', for: ['rehearse'] },
  { actions: ['ecs:RunTask'], on: 'oneOffTasks', for: ['before-command', 'run-task'] },
  { actions: ['ecs:StopTask'], on: 'tasks', for: ['rehearse', 'before-command', 'run-task'] },
  { actions: ['ecs:ListContainerInstances'], on: 'cluster', for: ['deploy', 'rollback'] },
  { actions: ['ecs:DescribeContainerInstances'], on: 'containerInstances', for: ['deploy', 'rollback'] },
  { actions: ['ecs:ListServices'], on: 'listInCluster', for: ['keep-revisions'] },
  { actions: ['ecs:DescribeServices'], on: 'otherServices', for: ['keep-revisions'] },
  { actions: ['logs:GetLogEvents'], on: 'logGroups', for: [...readers, 'rehearse', 'before-command', 'run-task'] },
  {
    actions: [
      'elasticloadbalancing:DescribeTargetGroupAttributes',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeTargetHealth',
    ],
    on: 'unscoped',
    for: readers,
    loadBalanced: true,
  },
  {
    actions: ['ecs:ListClusters', 'ecs:ListServices'],
    on: 'unscoped',
    for: [...readers, 'run-task', 'doctor'],
    leftOut: 'Only the error about an unknown cluster or service asks for them, to list the names that exist.',
  },
];
