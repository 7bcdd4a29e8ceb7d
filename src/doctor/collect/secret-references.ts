import { parseValueFrom, type ValueFrom } from '../../ecs/secrets/value-from.ts';
import { chunks } from '../../ecs/situation/lists.ts';
import { awsErrorName } from '../../toolkit/aws/errors.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { Caller } from '../facts/identity.ts';
import type { SecretReference, TaskDefinition } from '../facts/task-definition.ts';
import type { DoctorClients } from './clients.ts';
import { both, derived, readFact, whenRead } from './read-fact.ts';

/** What is known of a secret or parameter without its value. */
interface Description {
  readonly state: SecretReference['state'];
  /** The key that it is encrypted with; null for AWS's own. */
  readonly key: string | null;
}

/** The secrets and parameters that the task definition refers to, and the keys of their own that they are encrypted with. */
export interface SecretFacts {
  readonly secretReferences: Fact<readonly SecretReference[]>;
  readonly secretKeys: Fact<readonly string[]>;
}

type Clients = Pick<DoctorClients, 'secrets' | 'parameters'>;

interface Reference extends Omit<SecretReference, 'state'> {
  /** null for what is neither ARN nor name of anything: there is nothing to ask for. */
  readonly parsed: ValueFrom | null;
}

/** Where the references are looked up. */
interface Here {
  readonly region: string;
  /** undefined where it is not known. */
  readonly account: string | undefined;
}

/** Whether what the task definition refers to exists. No value is read. */
export async function collectSecretReferences(
  clients: Clients,
  taskDefinition: Fact<TaskDefinition>,
  caller: Fact<Caller>,
): Promise<SecretFacts> {
  const account = 'value' in caller ? caller.value.account : undefined;
  const described = await whenRead(taskDefinition, async (definition) => {
    const all = referencesIn(definition);
    const here = { region: definition.region, account };
    const references = all.flatMap(({ parsed }) => (parsed === null || isElsewhere(parsed, here) ? [] : [parsed]));
    const [secrets, parameters] = await Promise.all([
      readSecrets(clients.secrets, references),
      readParameters(clients.parameters, references),
    ]);
    return derived(both(secrets, parameters), ([ofSecrets, ofParameters]) =>
      all.map(({ parsed, ...reference }) => {
        const known = new Map([...ofSecrets, ...ofParameters]);
        return { reference, description: descriptionOf(parsed, here, known) };
      }),
    );
  });
  return {
    secretReferences: derived(described, (all) =>
      all.map(({ reference, description }) => ({ ...reference, state: description.state })),
    ),
    secretKeys: derived(described, (all) => [...new Set(all.flatMap(({ description }) => description.key ?? []))]),
  };
}

const missing: Description = { state: 'missing', key: null };

function descriptionOf(parsed: ValueFrom | null, here: Here, known: ReadonlyMap<string, Description>): Description {
  if (parsed === null) return { state: 'malformed', key: null };
  return isElsewhere(parsed, here) ? { state: 'elsewhere', key: null } : (known.get(keyOf(parsed)) ?? missing);
}

/** DescribeParameters lists those of its own account alone; DescribeSecret knows those of others, in its own region. */
function isElsewhere(parsed: ValueFrom, { region, account }: Here): boolean {
  if (parsed.store === 'secrets-manager') return parsed.arn.split(':')[3] !== region;
  const { place } = parsed;
  return place !== null && (place.region !== region || (account !== undefined && place.account !== account));
}

function referencesIn({ containers }: TaskDefinition): readonly Reference[] {
  return containers.flatMap((container) =>
    container.secrets.flatMap(({ name, valueFrom }) => {
      const parsed = parseValueFrom(valueFrom);
      const isSecret = 'store' in parsed && parsed.store === 'secrets-manager';
      const store = isSecret ? 'secrets-manager' : 'ssm';
      return [{ container: container.name, name, valueFrom, store, parsed: 'problem' in parsed ? null : parsed }];
    }),
  );
}

function keyOf(parsed: ValueFrom): string {
  return parsed.store === 'secrets-manager' ? parsed.arn : parsed.path;
}

function keysOf(references: readonly ValueFrom[], store: ValueFrom['store']): readonly string[] {
  return [...new Set(references.filter((each) => each.store === store).map(keyOf))];
}

type Descriptions = readonly (readonly [key: string, description: Description])[];

function readSecrets(call: Clients['secrets'], references: readonly ValueFrom[]): Promise<Fact<Descriptions>> {
  const arns = keysOf(references, 'secrets-manager');
  return readFact('secretsmanager:DescribeSecret', arns.join(', '), () =>
    Promise.all(arns.map(async (arn) => [arn, await describeSecret(call, arn)] as const)),
  );
}

async function describeSecret(call: Clients['secrets'], arn: string): Promise<Description> {
  try {
    const answer = await call('DescribeSecret', { SecretId: arn });
    const isDeleted = answer.DeletedDate !== undefined && answer.DeletedDate !== null;
    return { state: isDeleted ? 'deleted' : 'there', key: keyArn(answer.KmsKeyId) };
  } catch (thrown) {
    if (awsErrorName(thrown) === 'ResourceNotFoundException') return missing;
    throw thrown;
  }
}

/** Of DescribeParameters (API reference, ParameterStringFilter). */
const namesPerCall = 25;

/** The ARN of a name without a path has a slash before it that the name may have, or not. */
function readParameters(call: Clients['parameters'], references: readonly ValueFrom[]): Promise<Fact<Descriptions>> {
  const paths = keysOf(references, 'parameter-store');
  return readFact('ssm:DescribeParameters', paths.join(', '), async () => {
    const names = paths.flatMap((path) => (path.lastIndexOf('/') === 0 ? [path.slice(1), path] : [path]));
    const pages = await Promise.all(chunks(names, namesPerCall).map((some) => describeParameters(call, some)));
    return pages.flat().map(({ Name, KeyId }) => {
      const name = asString(Name) ?? '';
      const description: Description = { state: 'there', key: keyArn(KeyId) };
      return [name.startsWith('/') ? name : `/${name}`, description] as const;
    });
  });
}

/** A page may be empty although there are more. */
async function describeParameters(
  call: Clients['parameters'],
  names: readonly string[],
): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  const ParameterFilters = [{ Key: 'Name', Option: 'Equals', Values: [...names] }];
  let next: string | undefined;
  do {
    const page: JsonObject = await call('DescribeParameters', {
      ParameterFilters,
      ...(next === undefined ? {} : { NextToken: next }),
    });
    found.push(...asObjects(page.Parameters));
    next = asString(page.NextToken);
  } while (next !== undefined);
  return found;
}

/** Aliases are not resolved: which key they mean is not known here, and AWS's own keys need no permission. */
function keyArn(key: unknown): string | null {
  const text = asString(key) ?? '';
  return /^arn:[\w-]+:kms:[^:]*:\d+:key\//.test(text) ? text : null;
}
