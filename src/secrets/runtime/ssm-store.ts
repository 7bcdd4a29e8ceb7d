import type { Parameter, SSMClient } from '@aws-sdk/client-ssm';
import { clientConfiguration } from '../../toolkit/aws/client-configuration.ts';
import { explainAwsError } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { SecretStore, StoredValue, StoreEntry, StoreOptions, WrittenValue } from './store.ts';

/**
 * SSM Parameter Store through the AWS SDK, which is loaded here and not before. Values are SecureStrings. ECS refuses a version in
 * `valueFrom`; it stands behind the name here (`/prefix/NAME:3`), so that the deploy can tell that a value has changed.
 * Source: https://github.com/aws/containers-roadmap/issues/859
 */
export async function openSsmStore(options: StoreOptions): Promise<SecretStore> {
  const sdk = await import('./ssm-sdk.ts');
  const client = new sdk.SSMClient(await clientConfiguration({ retry: true }));
  const session = { sdk, client, options };
  return {
    title: 'SSM Parameter Store',
    read: (keys, signal) => readParameters(session, keys, signal),
    write: (entry, _isThere, signal) => putParameter(session, entry, signal),
  };
}

interface Session {
  readonly sdk: typeof import('./ssm-sdk.ts');
  readonly client: SSMClient;
  readonly options: StoreOptions;
}

/** GetParameters takes no more names than these. */
const namesInACall = 10;

async function readParameters(
  session: Session,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, StoredValue>> {
  const found: Parameter[] = [];
  for (let from = 0; from < keys.length; from += namesInACall)
    found.push(...(await getParameters(session, keys.slice(from, from + namesInACall), signal)));
  refusePlainParameters(found);
  return new Map(found.map(({ Name = '', Value, Version }) => [Name, stored(Name, Value, Version)]));
}

async function getParameters({ sdk, client }: Session, keys: readonly string[], abortSignal: AbortSignal) {
  const input = { Names: [...keys], WithDecryption: true };
  try {
    return (await client.send(new sdk.GetParametersCommand(input), { abortSignal })).Parameters ?? [];
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction: 'ssm:GetParameters', resource: `parameter ${keys.join(', ')}` });
  }
}

/**
 * A String keeps its old values readable in its history, and Parameter Store does not change a parameter's type.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html (HierarchyTypeMismatchException)
 */
function refusePlainParameters(parameters: readonly Parameter[]): void {
  const plain = parameters.filter(({ Type }) => Type !== 'SecureString').map(({ Name = '' }) => Name);
  if (plain.length === 0) return;
  const many = plain.length > 1;
  throw new BerthError('SECRET_NOT_STORED', {
    what: `${plain.join(', ')} ${many ? 'are parameters' : 'is a parameter'} in plain text, so nothing was stored.`,
    why: 'Parameter Store does not turn a String into a SecureString, and its old values stay readable without a key in its history.',
    fix: `Run "aws ssm delete-parameters --names ${plain.join(' ')}" once nothing else needs ${many ? 'them' : 'it'}, then run this again; or set another "prefix".`,
  });
}

/** One call for a new and for an existing parameter: repeated after a lost answer, it only adds one more version of the same value. */
async function putParameter(session: Session, entry: StoreEntry, abortSignal: AbortSignal): Promise<WrittenValue> {
  const { sdk, client, options } = session;
  const key = options.kmsKeyId === undefined ? {} : { KeyId: options.kmsKeyId };
  const input = {
    Name: entry.key,
    Value: entry.value,
    Type: 'SecureString',
    Overwrite: true,
    Description: options.description,
    // The standard tier, unless the value is too long for it or the parameter is an advanced one already.
    Tier: 'Intelligent-Tiering',
    ...key,
  } as const;
  try {
    const { Version, Tier } = await client.send(new sdk.PutParameterCommand(input), { abortSignal });
    const { valueFrom } = stored(entry.key, entry.value, Version);
    return Tier === 'Advanced' ? { valueFrom, remark: advanced } : { valueFrom };
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction: 'ssm:PutParameter', resource: `parameter ${entry.key}` });
  }
}

const advanced =
  'is in the advanced tier of Parameter Store, for which AWS charges: its value has, or once had, more than 4096 bytes';

function stored(name: string, value: string | undefined, version: number | undefined): StoredValue {
  return { value, valueFrom: version === undefined ? name : `${name}:${version}` };
}
