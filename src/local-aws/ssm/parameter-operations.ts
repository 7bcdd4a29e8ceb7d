import type { JsonObject } from '../../toolkit/json.ts';
import { failedConstraint, failedSecretConstraint, type Members, membersOf } from '../requests/members.ts';
import { addTags, readTagList } from '../requests/tags.ts';
import { type ApiContext, ApiError, type Operation } from '../server/api.ts';
import { parameterArn } from './parameter-names.ts';
import {
  type FoundParameter,
  findParameter,
  type ParameterStore,
  type ParameterVersion,
  parameterTypes,
  putVersion,
} from './parameter-store.ts';

const failure = 'ValidationException';

/** The operations on single parameters. */
export function parameterOperations(store: ParameterStore): Record<string, Operation> {
  return {
    PutParameter: (input) => putParameter(store, input),
    GetParameter(input, context) {
      const members = membersOf(input, failure);
      const found = findParameter(store, members.requiredText('Name'));
      if (found === undefined) throw notFound();
      return { Parameter: renderParameter(found, decrypts(members), context) };
    },
    GetParameters: (input, context) => getParameters(store, input, context),
    DeleteParameter(input) {
      const found = findParameter(store, membersOf(input, failure).requiredText('Name'));
      if (found === undefined) throw notFound();
      store.delete(found.parameter.name);
      return {};
    },
    DeleteParameters(input) {
      const names = membersOf(input, failure).texts('Names');
      const deleted = names.filter((name) => store.delete(name));
      return { DeletedParameters: deleted, InvalidParameters: names.filter((name) => !deleted.includes(name)) };
    },
  };
}

/** A parameter as GetParameter and its sisters return it; times are seconds in this protocol. */
export function renderParameter(found: FoundParameter, decrypt: boolean, context: ApiContext): JsonObject {
  const { parameter, version, reference } = found;
  return {
    Name: parameter.name,
    Type: version.type,
    Value: decrypt ? version.value : shownValue(version),
    Version: version.version,
    ...(reference.selector === null ? {} : { Selector: `:${reference.selector}` }),
    LastModifiedDate: version.modified / 1000,
    ARN: parameterArn(parameter.name, context),
    DataType: version.dataType,
  };
}

/** True when the request asks for the plain text of SecureStrings. */
export function decrypts(members: Members): boolean {
  return members.boolean('WithDecryption') ?? false;
}

function putParameter(store: ParameterStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const name = parameterName(members.requiredText('Name'));
  const value = parameterValue(members);
  const tags = readTagList(members.objects('Tags'));
  const overwrites = members.boolean('Overwrite') === true;
  if (overwrites && tags.size > 0) throw tagsWithOverwrite();
  const existing = store.get(name)?.versions.at(-1);
  if (existing !== undefined && !overwrites) throw alreadyExists();
  const type = members.choice('Type', parameterTypes) ?? existing?.type;
  if (type === undefined) throw new ApiError(failure, 'A parameter type is required when you create a parameter.');
  if (existing !== undefined && existing.type !== type) throw otherType();
  const parameter = putVersion(store, name, {
    type,
    value,
    description: members.text('Description') ?? existing?.description,
    keyId: type === 'SecureString' ? (members.text('KeyId') ?? 'alias/aws/ssm') : undefined,
    dataType: members.text('DataType') ?? 'text',
    tier: tierOf(members, value, existing?.tier),
    modified: Date.now(),
  });
  addTags(parameter.tags, tags);
  const { version, tier } = parameter.versions.at(-1) ?? { version: 0, tier: '' };
  return { Version: version, Tier: tier };
}

/** Systems Manager puts parameters in the place of `{{…}}` in its documents, and so takes none in a value. */
function parameterValue(members: Members): string {
  const value = members.requiredText('Value');
  if (value === '')
    throw failedSecretConstraint(failure, 'value', 'Member must have length greater than or equal to 1');
  if (/\{\{.*\}\}/.test(value))
    throw new ApiError(failure, `Parameter value can't nest another parameter. Do not use "{{}}" in the value.`);
  return value;
}

function tagsWithOverwrite(): ApiError {
  const reason = "Invalid request: tags and overwrite can't be used together.";
  const advice =
    'To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter,';
  return new ApiError(failure, `${reason} ${advice} please use AddTagsToResource or RemoveTagsFromResource.`);
}

function otherType(): ApiError {
  const message =
    "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.";
  return new ApiError('HierarchyTypeMismatchException', message);
}

/** Standard parameters hold 4 KiB, advanced ones 8 KiB; an advanced one stays advanced. */
function tierOf(members: Members, value: string, existing: string | undefined): string {
  const tier = chosenTier(members, value, existing);
  const limit = tier === 'Advanced' ? 8192 : 4096;
  if (Buffer.byteLength(value) <= limit) return tier;
  const advice =
    tier === 'Standard'
      ? ' To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html'
      : '';
  throw new ApiError(
    failure,
    `${tier} tier parameters support a maximum parameter value of ${limit} characters.${advice}`,
  );
}

function chosenTier(members: Members, value: string, existing: string | undefined): string {
  const wanted = members.choice('Tier', ['Standard', 'Advanced', 'Intelligent-Tiering']);
  if (wanted === 'Standard' && existing === 'Advanced') throw downgrade();
  if (wanted === undefined) return existing ?? 'Standard';
  if (wanted !== 'Intelligent-Tiering') return wanted;
  return existing === 'Advanced' || Buffer.byteLength(value) > 4096 ? 'Advanced' : 'Standard';
}

function downgrade(): ApiError {
  const what = "This parameter uses the advanced-parameter tier. You can't downgrade a parameter";
  const way = 'If necessary, you can delete the advanced parameter and recreate it as a standard parameter.';
  return new ApiError(failure, `${what} from the advanced-parameter tier to the standard-parameter tier. ${way}`);
}

function getParameters(store: ParameterStore, input: JsonObject, context: ApiContext): JsonObject {
  const members = membersOf(input, failure);
  const names = members.texts('Names');
  if (names.length > 10)
    throw failedConstraint(failure, 'names', names, 'Member must have length less than or equal to 10');
  const results = names.map((name) => ({ name, found: findOrNothing(store, name) }));
  return {
    Parameters: results.flatMap(({ found }) =>
      found === undefined ? [] : [renderParameter(found, decrypts(members), context)],
    ),
    InvalidParameters: results.flatMap(({ name, found }) => (found === undefined ? [name] : [])),
  };
}

/** GetParameters counts a missing version as an invalid parameter rather than an error. */
function findOrNothing(store: ParameterStore, name: string): FoundParameter | undefined {
  try {
    return findParameter(store, name);
  } catch (thrown) {
    if (thrown instanceof ApiError) return undefined;
    throw thrown;
  }
}

/** Without decryption a SecureString is returned as cipher text; this only has to look like one and hide the value. */
function shownValue({ type, value, version }: ParameterVersion): string {
  if (type !== 'SecureString') return value;
  return Buffer.from(`local-aws cipher text of version ${version}, ${value.length} characters`).toString('base64');
}

function parameterName(name: string): string {
  if (!/^[a-zA-Z0-9_.\-/]+$/.test(name)) {
    const rule = 'can contain only the following: a mix of letters, numbers and the following 3 symbols .-_';
    throw new ApiError(failure, `Parameter name must be a fully qualified name and ${rule}: ${name}`);
  }
  if (name.includes('/') && !name.startsWith('/')) {
    throw new ApiError(failure, 'Parameter name must be a fully qualified name.');
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    const rule = 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).';
    throw new ApiError(failure, rule);
  }
  if (name.split('/').filter((part) => part !== '').length > 15)
    throw new ApiError('HierarchyLevelLimitExceededException', 'A hierarchy can have a maximum of 15 levels.');
  return name;
}

/** AWS sends this error without a text. */
function notFound(): ApiError {
  return new ApiError('ParameterNotFound', '');
}

function alreadyExists(): ApiError {
  const message =
    'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.';
  return new ApiError('ParameterAlreadyExists', message);
}
