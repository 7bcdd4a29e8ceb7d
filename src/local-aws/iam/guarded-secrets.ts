import { randomUUID } from 'node:crypto';
import type { SecretReader, SecretResolver } from '../runtimes/runtime.ts';
import { parseSecretReference } from '../secrets-manager/secret-resolver.ts';
import { parameterArn, parseParameterReference } from '../ssm/parameter-names.ts';
import type { Iam } from './iam.ts';

/** Where the emulator stands for AWS. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/**
 * Secrets as an execution role may read them. A role that IAM knows here needs a policy for it; one that it does not know may read
 * everything. The errors are worded as the ECS agent's.
 */
export function guardSecrets(secrets: SecretResolver, iam: Pick<Iam, 'decide'>, place: Place): SecretResolver {
  return {
    resolve(valueFrom, reader) {
      const refusal = refusalOf(valueFrom, reader, iam, place);
      return refusal === undefined ? secrets.resolve(valueFrom, reader) : { error: refusal };
    },
  };
}

function refusalOf(
  valueFrom: string,
  reader: SecretReader,
  iam: Pick<Iam, 'decide'>,
  place: Place,
): string | undefined {
  if (reader.role === null) return undefined;
  const { action, resource, failure } = readOf(valueFrom, place);
  const decision = iam.decide(reader.role, action, resource);
  if (decision === undefined || decision === 'allowed') return undefined;
  const role = reader.role.slice(reader.role.lastIndexOf('/') + 1);
  const user = `arn:aws:sts::${place.accountId}:assumed-role/${role}/${reader.taskId}`;
  const because =
    decision === 'explicitDeny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  const denied = `AccessDeniedException: User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
  return `execution resource retrieval failed: ${failure}: ${denied} status code: 400, request id: ${randomUUID()}`;
}

function readOf(valueFrom: string, place: Place) {
  const secret = parseSecretReference(valueFrom);
  if (secret === undefined) {
    const failure = 'unable to retrieve secrets from ssm: service call has been retried 1 time(s)';
    return { action: 'ssm:GetParameters', resource: arnOfParameter(valueFrom, place), failure };
  }
  const failure = `unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret.arn} from secrets manager`;
  return { action: 'secretsmanager:GetSecretValue', resource: secret.arn, failure };
}

function arnOfParameter(valueFrom: string, place: Place): string {
  if (valueFrom.startsWith('arn:')) return valueFrom;
  const [name = valueFrom] = parseParameterReference(valueFrom).names;
  return parameterArn(name, place);
}
