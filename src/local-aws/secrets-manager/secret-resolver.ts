import { asObject } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';
import type { Ssm } from '../ssm/ssm.ts';
import type { SecretsManager } from './secrets-manager.ts';

type Resolved = { readonly value: string } | { readonly error: string };

/**
 * Resolves the `valueFrom` of a task definition's secrets: the name or ARN of an SSM parameter, or the ARN of a secret, with
 * `:json-key:version-stage:version-id` behind it or without. The errors are worded as the ECS agent's.
 */
export function createSecretResolver(
  ssm: Pick<Ssm, 'valueOf'>,
  secretsManager: Pick<SecretsManager, 'contentOf'>,
): { resolve(valueFrom: string): Resolved } {
  return {
    resolve(valueFrom) {
      const secret = parseSecretReference(valueFrom);
      return secret === undefined ? resolveParameter(ssm, valueFrom) : resolveSecret(secretsManager, secret);
    },
  };
}

/** A secret as a task definition refers to it; parts that are empty or left out are null. */
export interface SecretReference {
  readonly arn: string;
  readonly jsonKey: string | null;
  readonly versionStage: string | null;
  readonly versionId: string | null;
}

/** The parts of a Secrets Manager reference; undefined when the text is not one. */
export function parseSecretReference(valueFrom: string): SecretReference | undefined {
  const match = /^(arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+)(?::([^:]*):([^:]*):([^:]*))?$/.exec(valueFrom);
  if (match === null) return undefined;
  const [, arn = '', jsonKey, versionStage, versionId] = match;
  return { arn, jsonKey: jsonKey || null, versionStage: versionStage || null, versionId: versionId || null };
}

function resolveParameter(ssm: Pick<Ssm, 'valueOf'>, nameOrArn: string): Resolved {
  const value = orNothing(() => ssm.valueOf(nameOrArn));
  if (value !== undefined) return { value };
  const failure = 'unable to retrieve secrets from ssm: service call has been retried 1 time(s)';
  return { error: `execution resource retrieval failed: ${failure}: invalid parameters: ${nameOrArn}` };
}

function orNothing(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof ApiError) return undefined;
    throw thrown;
  }
}

function resolveSecret(secretsManager: Pick<SecretsManager, 'contentOf'>, reference: SecretReference): Resolved {
  const { arn, jsonKey, versionStage, versionId } = reference;
  const failure =
    'execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s)';
  try {
    const content = secretsManager.contentOf({
      secretId: arn,
      stage: versionStage ?? undefined,
      versionId: versionId ?? undefined,
    });
    const text = 'text' in content ? content.text : Buffer.from(content.binary, 'base64').toString('utf8');
    const result = jsonKey === null ? { value: text } : valueUnderKey(text, jsonKey);
    return 'error' in result ? { error: `${failure}: ${result.error}` } : result;
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    return {
      error: `${failure}: failed to fetch secret ${arn} from secrets manager: ${thrown.type}: ${thrown.message}`,
    };
  }
}

/** ECS takes strings as they are, and numbers, booleans and objects as JSON. The secret's own text never stands in an error. */
function valueUnderKey(text: string, key: string): Resolved {
  const object = parseObject(text);
  if (object === undefined) return { error: 'retrieved secret from Secrets Manager is not a JSON object' };
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (value === undefined) return { error: `retrieved secret from Secrets Manager did not contain json key ${key}` };
  return { value: typeof value === 'string' ? value : JSON.stringify(value) };
}

function parseObject(text: string) {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}
