import { asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { membersOf } from '../requests/members.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { addTags, readTagList, removeTags, renderTagList, type Tags } from '../requests/tags.ts';
import { type ApiContext, ApiError, type Operation } from '../server/api.ts';
import { parameterArn } from './parameter-names.ts';
import { decrypts, renderParameter } from './parameter-operations.ts';
import { findParameter, type Parameter, type ParameterStore } from './parameter-store.ts';

const failure = 'ValidationException';

/** The operations that list parameters, their history and their tags. */
export function listingOperations(store: ParameterStore): Record<string, Operation> {
  return {
    DescribeParameters: (input, context) => describeParameters(store, input, context),
    GetParametersByPath: (input, context) => getByPath(store, input, context),
    GetParameterHistory: (input, context) => getHistory(store, input, context),
    AddTagsToResource(input) {
      addTags(tagsOf(store, input), readTagList(membersOf(input, failure).objects('Tags')));
      return {};
    },
    RemoveTagsFromResource(input) {
      removeTags(tagsOf(store, input), membersOf(input, failure).texts('TagKeys'));
      return {};
    },
    ListTagsForResource: (input) => ({ TagList: renderTagList(tagsOf(store, input)) }),
  };
}

const keyOf = ({ name }: Parameter) => name;

function describeParameters(store: ParameterStore, input: JsonObject, context: ApiContext): JsonObject {
  const members = membersOf(input, failure);
  const filters = members.objects('ParameterFilters').map(compileFilter);
  const matching = sortedByKey(store.values(), keyOf).filter((parameter) =>
    filters.every((passes) => passes(parameter)),
  );
  const size = members.integer('MaxResults', { minimum: 1, maximum: 50 }) ?? 10;
  const { elements, nextToken } = pageOf(matching, keyOf, { size, token: members.text('NextToken') });
  const Parameters = elements.map((parameter) => describe(parameter, context));
  return { Parameters, ...tokenMember('NextToken', nextToken) };
}

function describe(parameter: Parameter, context: ApiContext): JsonObject {
  const newest = parameter.versions.at(-1);
  return {
    Name: parameter.name,
    ARN: parameterArn(parameter.name, context),
    Type: newest?.type ?? 'String',
    ...(newest?.keyId === undefined ? {} : { KeyId: newest.keyId }),
    LastModifiedDate: (newest?.modified ?? 0) / 1000,
    LastModifiedUser: `arn:aws:iam::${context.accountId}:root`,
    ...(newest?.description === undefined ? {} : { Description: newest.description }),
    Version: newest?.version ?? 0,
    Tier: newest?.tier ?? 'Standard',
    Policies: [],
    DataType: newest?.dataType ?? 'text',
  };
}

/** A filter by Name, Type or Path with Equals, BeginsWith, Contains, Recursive or OneLevel. */
function compileFilter(filter: JsonObject): (parameter: Parameter) => boolean {
  const key = asString(filter.Key);
  const option = asString(filter.Option) ?? 'Equals';
  const values = asStrings(filter.Values);
  const any = (test: (value: string) => boolean) => values.some(test);
  switch (key) {
    case 'Name':
      return ({ name }) => any((value) => compare(option, name, value));
    case 'Type':
      return ({ versions }) => any((value) => versions.at(-1)?.type === value);
    case 'Path':
      return ({ name }) => any((value) => isUnder(name, value, option === 'Recursive'));
    default:
      throw new ApiError('InvalidFilterKey', `local-aws filters parameters by Name, Type and Path, not by ${key}.`);
  }
}

function compare(option: string, name: string, value: string): boolean {
  if (option === 'BeginsWith') return name.startsWith(value);
  return option === 'Contains' ? name.includes(value) : name === value;
}

function getByPath(store: ParameterStore, input: JsonObject, context: ApiContext): JsonObject {
  const members = membersOf(input, failure);
  const path = members.requiredText('Path');
  const recursive = members.boolean('Recursive') ?? false;
  const matching = sortedByKey(store.values(), keyOf).filter(({ name }) => isUnder(name, path, recursive));
  const size = members.integer('MaxResults', { minimum: 1, maximum: 10 }) ?? 10;
  const { elements, nextToken } = pageOf(matching, keyOf, { size, token: members.text('NextToken') });
  const found = elements.flatMap(({ name }) => findParameter(store, name) ?? []);
  const Parameters = found.map((parameter) => renderParameter(parameter, decrypts(members), context));
  return { Parameters, ...tokenMember('NextToken', nextToken) };
}

function isUnder(name: string, path: string, recursive: boolean): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  return name.startsWith(prefix) && (recursive || !name.slice(prefix.length).includes('/'));
}

function getHistory(store: ParameterStore, input: JsonObject, context: ApiContext): JsonObject {
  const members = membersOf(input, failure);
  const found = findParameter(store, members.requiredText('Name'));
  if (found === undefined) throw new ApiError('ParameterNotFound', '');
  const { parameter } = found;
  const Parameters = parameter.versions.map((version) => {
    const { ARN: _arn, ...rendered } = renderParameter({ ...found, version }, decrypts(members), context);
    return { ...rendered, Labels: [], Tier: version.tier, Policies: [] };
  });
  return { Parameters };
}

function tagsOf(store: ParameterStore, input: JsonObject): Tags {
  const members = membersOf(input, failure);
  const parameter = store.get(members.requiredText('ResourceId'));
  if (members.text('ResourceType') === 'Parameter' && parameter !== undefined) return parameter.tags;
  throw new ApiError(
    'InvalidResourceId',
    'The resource ID is not valid. Verify that you entered the correct ID and try again.',
  );
}
