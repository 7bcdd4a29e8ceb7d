import type { Access } from '../../iam/role-access.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { type Place, parseValueFrom, splitVersion, type ValueFrom } from './value-from.ts';

/** What ECS reads for a task before it starts, with which role. */
export interface SecretReads {
  /** ARN of the execution role; null when the task definition names none, with which ECS takes no secrets. */
  readonly roleArn: string | null;
  readonly reads: readonly SecretRead[];
}

/** A variable of a container, and what has to be allowed for it. */
export interface SecretRead extends Access {
  readonly name: string;
  /** Whether it comes with the deploy, and not from a task definition of somebody else's. */
  readonly given: boolean;
}

/**
 * What the execution role must be allowed to read of a wanted task definition, as far as it is not known: the secrets that are given with
 * the deploy, and those that the live task definition does not read with the same role. null when there is nothing to find out. Pure.
 *
 * @param given `valueFrom` by name, as `withSecrets` takes it.
 * @param serviceArn tells the place of a parameter that is given by its name.
 */
export function secretReads(
  { wanted, live }: { readonly wanted: JsonObject; readonly live: JsonObject },
  given: Readonly<Record<string, string>>,
  serviceArn: string,
): SecretReads | null {
  const place = placeOf(serviceArn);
  const sameRole = asString(wanted.executionRoleArn) === asString(live.executionRoleArn);
  const known = new Set(sameRole ? entriesOf(live).map(({ valueFrom }) => valueFrom) : []);
  const asked = new Set(Object.values(given).map((text) => splitVersion(text).valueFrom));
  const unknown = entriesOf(wanted).filter(({ valueFrom }) => asked.has(valueFrom) || !known.has(valueFrom));
  const reads = unknown.flatMap(({ name, valueFrom }) => {
    const parsed = parseValueFrom(valueFrom);
    return 'problem' in parsed ? [] : [{ name, given: asked.has(valueFrom), ...accessOf(parsed, place) }];
  });
  return reads.length === 0 ? null : { roleArn: roleArnOf(wanted, place), reads };
}

function entriesOf(taskDefinition: JsonObject): readonly { readonly name: string; readonly valueFrom: string }[] {
  const secrets = asObjects(taskDefinition.containerDefinitions).flatMap((container) => asObjects(container.secrets));
  return secrets.map(({ name, valueFrom }) => ({ name: asString(name) ?? '', valueFrom: asString(valueFrom) ?? '' }));
}

/** The agent reads parameters with GetParameters, also a single one. */
function accessOf(parsed: ValueFrom, place: Place): Access {
  if (parsed.store === 'secrets-manager') return { action: 'secretsmanager:GetSecretValue', resource: parsed.arn };
  const { partition, region, account } = parsed.place ?? place;
  return { action: 'ssm:GetParameters', resource: `arn:${partition}:ssm:${region}:${account}:parameter${parsed.path}` };
}

/** ECS takes the name of a role for its ARN. */
function roleArnOf({ executionRoleArn }: JsonObject, { partition, account }: Place): string | null {
  const role = asString(executionRoleArn) ?? '';
  if (role === '') return null;
  return role.startsWith('arn:') ? role : `arn:${partition}:iam::${account}:role/${role}`;
}

function placeOf(arn: string): Place {
  const [, partition = 'aws', , region = '', account = ''] = arn.split(':');
  return { partition, region, account };
}
