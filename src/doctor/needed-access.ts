import { parseValueFrom } from '../ecs/secrets/value-from.ts';
import type { Access } from '../iam/role-access.ts';
import { imageReference } from '../image/registry/image-reference.ts';
import type { Container, TaskDefinition } from './facts/task-definition.ts';
import type { Request } from './facts.ts';

/** Where everything is that a permission is about. */
export interface AccessPlace {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** What a deploy of this service must be allowed to call. */
export function deployAccess(
  { partition, account, region }: AccessPlace,
  { cluster, service }: Pick<Request, 'cluster' | 'service'>,
  family: string,
): readonly Access[] {
  const arn = (resource: string) => `arn:${partition}:ecs:${region}:${account}:${resource}`;
  const [clusterName, serviceName] = [cluster, service].map((text) => text.slice(text.lastIndexOf('/') + 1));
  const ofService = arn(`service/${clusterName}/${serviceName}`);
  const tasks = arn(`task/${clusterName}/*`);
  const pairs: readonly (readonly [action: string, resource: string])[] = [
    ['ecs:DescribeServices', ofService],
    ['ecs:UpdateService', ofService],
    ['ecs:ListServiceDeployments', ofService],
    ['ecs:DescribeServiceDeployments', arn(`service-deployment/${clusterName}/${serviceName}/*`)],
    ['ecs:DescribeTaskDefinition', '*'],
    ['ecs:RegisterTaskDefinition', arn(`task-definition/${family}:*`)],
    ['ecs:ListTasks', '*'],
    ['ecs:DescribeTasks', tasks],
  ];
  return pairs.map(([action, resource]) => ({ action, resource }));
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
