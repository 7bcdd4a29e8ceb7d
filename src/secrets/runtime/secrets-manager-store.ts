import { randomUUID } from 'node:crypto';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientConfiguration } from '../../toolkit/aws/client-configuration.ts';
import { type AttemptedCall, awsErrorName, explainAwsError } from '../../toolkit/aws/errors.ts';
import { BerthError, messageOf } from '../../toolkit/errors.ts';
import type { SecretStore, StoredValue, StoreEntry, StoreOptions, WrittenValue } from './store.ts';

/** AWS Secrets Manager through the AWS SDK, which is loaded here and not before. `valueFrom` names the version of the value. */
export async function openSecretsManagerStore(options: StoreOptions): Promise<SecretStore> {
  const sdk = await import('./secrets-manager-sdk.ts');
  const client = new sdk.SecretsManagerClient(await clientConfiguration({ retry: true }));
  const session = { sdk, client, options };
  return {
    title: 'Secrets Manager',
    read: (keys, signal) => readSecrets(session, keys, signal),
    write: (entry, isThere, signal) =>
      isThere ? putValue(session, entry, signal) : createSecret(session, entry, signal),
  };
}

interface Session {
  readonly sdk: typeof import('./secrets-manager-sdk.ts');
  readonly client: SecretsManagerClient;
  readonly options: StoreOptions;
}

type Found = StoredValue | 'missing' | 'deleted';

/** How many secrets are read at the same time. */
const readsAtOnce = 10;

/** One call for each: BatchGetSecretValue would take a right of its own, on every secret of the account. */
async function readSecrets(
  session: Session,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, StoredValue>> {
  const found: (readonly [string, Found])[] = [];
  for (let from = 0; from < keys.length; from += readsAtOnce) {
    const part = keys.slice(from, from + readsAtOnce);
    found.push(...(await Promise.all(part.map(async (key) => [key, await readSecret(session, key, signal)] as const))));
  }
  refuseDeleted(found.filter(([, value]) => value === 'deleted').map(([key]) => key));
  return new Map(found.flatMap(([key, value]) => (typeof value === 'string' ? [] : [[key, value] as const])));
}

async function readSecret({ sdk, client }: Session, key: string, abortSignal: AbortSignal): Promise<Found> {
  try {
    const answer = await client.send(new sdk.GetSecretValueCommand({ SecretId: key }), { abortSignal });
    return { value: answer.SecretString, valueFrom: valueFromOf(answer) };
  } catch (thrown) {
    if (awsErrorName(thrown) === 'ResourceNotFoundException') return 'missing';
    if (awsErrorName(thrown) === 'InvalidRequestException' && /delet/i.test(messageOf(thrown))) return 'deleted';
    throw explain(thrown, 'secretsmanager:GetSecretValue', 'kms:Decrypt', key);
  }
}

function refuseDeleted(keys: readonly string[]): void {
  if (keys.length === 0) return;
  const [first = ''] = keys;
  const many = keys.length > 1;
  throw new BerthError('SECRET_NOT_STORED', {
    what: `${keys.join(', ')} ${many ? 'are' : 'is'} scheduled for deletion, so nothing was stored.`,
    why: 'Secrets Manager keeps the name of a deleted secret until its recovery window is over, and takes no new value for it.',
    fix: `Run "aws secretsmanager restore-secret --secret-id ${first}"${many ? ' (and the same for the others)' : ''}, then run this again; or set another "prefix".`,
  });
}

/** A secret that somebody made since it was looked for, or one without any value, gets the value as its next version. */
async function createSecret(session: Session, entry: StoreEntry, abortSignal: AbortSignal): Promise<WrittenValue> {
  const { sdk, client, options } = session;
  const key = options.kmsKeyId === undefined ? {} : { KmsKeyId: options.kmsKeyId };
  const content = { SecretString: entry.value, ClientRequestToken: randomUUID() };
  const input = { Name: entry.key, Description: options.description, ...content, ...key };
  try {
    return { valueFrom: valueFromOf(await client.send(new sdk.CreateSecretCommand(input), { abortSignal })) };
  } catch (thrown) {
    if (awsErrorName(thrown) === 'ResourceExistsException') return putValue(session, entry, abortSignal);
    throw explain(thrown, 'secretsmanager:CreateSecret', 'kms:GenerateDataKey', entry.key);
  }
}

/** The token makes a call that is sent again after a lost answer the same call: Secrets Manager keeps one version for it. */
async function putValue({ sdk, client }: Session, entry: StoreEntry, abortSignal: AbortSignal): Promise<WrittenValue> {
  const input = { SecretId: entry.key, SecretString: entry.value, ClientRequestToken: randomUUID() };
  try {
    return { valueFrom: valueFromOf(await client.send(new sdk.PutSecretValueCommand(input), { abortSignal })) };
  } catch (thrown) {
    throw explain(thrown, 'secretsmanager:PutSecretValue', 'kms:GenerateDataKey', entry.key);
  }
}

interface Identified {
  readonly ARN?: string | undefined;
  readonly VersionId?: string | undefined;
}

/** `ARN:json-key:version-stage:version-id`, as ECS reads it. */
function valueFromOf({ ARN = '', VersionId = '' }: Identified): string {
  return `${ARN}:::${VersionId}`;
}

/** Secrets Manager says of a key that it may not use only that "Access to KMS is not allowed". */
function explain(thrown: unknown, iamAction: string, kmsAction: string, key: string): BerthError {
  const isKey = /access to kms is not allowed/i.test(messageOf(thrown));
  const call: AttemptedCall = isKey
    ? { iamAction: kmsAction, resource: `the KMS key of the secret ${key}` }
    : { iamAction, resource: `secret ${key}` };
  return explainAwsError(thrown, call);
}
