import { asArray, asObject, type JsonObject, type JsonValue } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';
import { invalidParameter } from './errors.ts';
import type { Tag } from './state.ts';

/** A member that is a string; undefined when it is missing or null. Any other type is refused as AWS's parser does. */
export function readText(input: JsonObject, member: string): string | undefined {
  const value = present(input[member]);
  if (value === undefined || typeof value === 'string') return value;
  throw wrongType(member, value, 'a String');
}

export function readInteger(input: JsonObject, member: string): number | undefined {
  const value = present(input[member]);
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw wrongType(member, value, 'an Integer');
}

export function readBoolean(input: JsonObject, member: string): boolean | undefined {
  const value = present(input[member]);
  if (value === undefined || typeof value === 'boolean') return value;
  throw wrongType(member, value, 'a Boolean');
}

export function readObject(input: JsonObject, member: string): JsonObject | undefined {
  const value = present(input[member]);
  if (value === undefined) return undefined;
  return asObject(value) ?? refuse(member, value, 'a structure');
}

/** The strings of a list; none when it is missing. */
export function readTexts(input: JsonObject, member: string): readonly string[] {
  return readList(input, member).map((value) =>
    typeof value === 'string' ? value : refuse(member, value, 'a list of Strings'),
  );
}

/** The structures of a list; none when it is missing. */
export function readObjects(input: JsonObject, member: string): readonly JsonObject[] {
  return readList(input, member).map((value) => asObject(value) ?? refuse(member, value, 'a list of structures'));
}

/** A string out of a closed set, refused with the set otherwise. */
export function readChoice<Choice extends string>(
  input: JsonObject,
  member: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = readText(input, member);
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    throw invalidParameter(`Invalid ${member}: ${value}. Valid values are [${choices.join(', ')}].`);
  return choice;
}

/** A string that must be there. */
export function requireText(input: JsonObject, member: string, message: string): string {
  const value = readText(input, member);
  if (value === undefined || value === '') throw invalidParameter(message);
  return value;
}

/** The `tags` member, within AWS's limits. */
export function readTags(input: JsonObject): readonly Tag[] {
  const tags = readObjects(input, 'tags').map((tag) => ({
    key: requireText(tag, 'key', 'Tag keys cannot be empty.'),
    value: readText(tag, 'value') ?? '',
  }));
  if (tags.length > 50) throw invalidParameter('The number of tags exceeds the limit of 50.');
  if (new Set(tags.map(({ key }) => key)).size < tags.length) throw invalidParameter('Duplicate tag keys found.');
  if (tags.some(({ key }) => key.toLowerCase().startsWith('aws:'))) {
    throw invalidParameter('Tag keys cannot start with "aws:".');
  }
  return tags;
}

/** True when `include` asks for tags. */
export function includesTags(input: JsonObject): boolean {
  return readTexts(input, 'include').includes('TAGS');
}

function readList(input: JsonObject, member: string): readonly JsonValue[] {
  const value = present(input[member]);
  if (value === undefined) return [];
  return Array.isArray(value) ? asArray(value).map((element) => element as JsonValue) : refuse(member, value, 'a list');
}

function present(value: JsonValue | undefined): JsonValue | undefined {
  return value === null ? undefined : value;
}

function refuse(member: string, value: JsonValue, wanted: string): never {
  throw wrongType(member, value, wanted);
}

function wrongType(member: string, value: JsonValue, wanted: string): ApiError {
  const kind = Array.isArray(value) ? 'LIST' : typeof value === 'object' ? 'STRUCTURE' : typeof value;
  return new ApiError(
    'SerializationException',
    `${kind.toUpperCase()}_VALUE of "${member}" can not be converted to ${wanted}`,
  );
}
