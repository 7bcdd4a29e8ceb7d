import { parseValueFrom } from '../ecs/secrets/value-from.ts';
import type { Access } from '../iam/role-access.ts';
import { imageReference } from '../image/registry/image-reference.ts';
import type { Container, TaskDefinition } from './facts/task-definition.ts';
import { actionsOfSteps, type NeededAccess } from './policy/actions-of-steps.ts';
import type { PolicyPlace } from './policy/place.ts';
import type { PolicyStep } from './policy/steps.ts';

/** Where everything is that a permission is about. */
export interface AccessPlace {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** The actions without which a step fails; what it calls besides tells it more, and may be denied. */
const required: Readonly<Partial<Record<PolicyStep, readonly string[]>>> = {
  image: [
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:InitiateLayerUpload',
    'ecr:UploadLayerPart',
    'ecr:CompleteLayerUpload',
    'ecr:PutImage',
    'ecr:DescribeRepositories',
  ],
  'create-repository': ['ecr:CreateRepository'],
  'runtime-ssm': ['ssm:PutParameter', 'ssm:GetParameters'],
  'runtime-secrets-manager': ['secretsmanager:CreateSecret', 'secretsmanager:PutSecretValue'],
  deploy: ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', 'ecs:RegisterTaskDefinition', 'ecs:UpdateService'],
  rollback: ['ecs:DescribeServices', 'ecs:DescribeServiceRevisions', 'ecs:UpdateService'],
  'run-task': ['ecs:DescribeTaskDefinition', 'ecs:RunTask', 'ecs:DescribeTasks'],
  'before-command': ['ecs:RunTask', 'ecs:DescribeTasks'],
};

/** Of these there are checks of their own. */
const checkedElsewhere: readonly string[] = ['iam:PassRole', 'ecs:TagResource'];

/** What the job's role must be allowed for some steps, and what the steps do better with. Pure. */
export function accessOfSteps(place: PolicyPlace, steps: readonly PolicyStep[]): readonly NeededByStep[] {
  const names = new Set(steps.flatMap((step) => required[step] ?? []));
  return actionsOfSteps(place, steps)
    .filter(({ action }) => !checkedElsewhere.includes(action))
    .map((access) => ({ ...access, required: names.has(access.action) }));
}

export interface NeededByStep extends NeededAccess {
  /** Whether the step fails without it. */
  readonly required: boolean;
}

/** What ECS does with the execution role before the containers run. */
export function executionAccess(
  { containers }: TaskDefinition,
  place: AccessPlace,
  keys: readonly string[],
): readonly Access[] {
  const all = [
    ...containers.flatMap((container) => [
      ...pullAccess(container, place),
      ...logAccess(container, place),
      ...secretAccess(container, place),
    ]),
    ...keys.map((resource) => ({ action: 'kms:Decrypt', resource })),
  ];
  return [...new Map(all.map((access) => [`${access.action} ${access.resource}`, access])).values()];
}

/** Images of other registries take no permission of AWS. */
function pullAccess({ image }: Container, place: AccessPlace): readonly Access[] {
  const reference = imageReference(image);
  if (reference === undefined) return [];
  const { partition, region, account } = { ...place, ...withoutNulls(reference) };
  const resource = `arn:${partition}:ecr:${region}:${account}:repository/${reference.repository}`;
  return [
    { action: 'ecr:GetAuthorizationToken', resource: '*' },
    { action: 'ecr:BatchGetImage', resource },
    { action: 'ecr:GetDownloadUrlForLayer', resource },
  ];
}

function withoutNulls({ account, region }: { readonly account: string | null; readonly region: string | null }) {
  return { ...(account === null ? {} : { account }), ...(region === null ? {} : { region }) };
}

function logAccess({ log }: Container, { partition, account, region }: AccessPlace): readonly Access[] {
  const group = log?.options['awslogs-group'];
  if (log?.driver !== 'awslogs' || group === undefined) return [];
  const ofGroup = log.options['awslogs-region'] ?? region;
  const resource = `arn:${partition}:logs:${ofGroup}:${account}:log-group:${group}`;
  const creates = log.options['awslogs-create-group'] === 'true';
  return [
    ...(creates ? [{ action: 'logs:CreateLogGroup', resource }] : []),
    { action: 'logs:CreateLogStream', resource: `${resource}:*` },
    { action: 'logs:PutLogEvents', resource: `${resource}:log-stream:*` },
  ];
}

/** The agent reads parameters with GetParameters, also a single one. */
function secretAccess({ secrets }: Container, place: AccessPlace): readonly Access[] {
  return secrets.flatMap(({ valueFrom }) => {
    const parsed = parseValueFrom(valueFrom);
    if ('problem' in parsed) return [];
    if (parsed.store === 'secrets-manager') return [{ action: 'secretsmanager:GetSecretValue', resource: parsed.arn }];
    const { partition, region, account } = parsed.place ?? place;
    return [
      { action: 'ssm:GetParameters', resource: `arn:${partition}:ssm:${region}:${account}:parameter${parsed.path}` },
    ];
  });
}
