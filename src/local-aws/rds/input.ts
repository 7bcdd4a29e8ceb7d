import { asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { readTagList, type Tags } from '../requests/tags.ts';
import { ApiError } from '../server/api.ts';
import { invalidValue } from './errors.ts';

/** The members of a request of RDS; every value comes as text. */
export interface RdsMembers {
  text(name: string): string | undefined;
  /** Throws the refusal of a member that is missing or blank. */
  requiredText(name: string): string;
  integer(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  texts(name: string): readonly string[];
  objects(name: string): readonly JsonObject[];
  tags(): Tags;
}

export function rdsMembers(input: JsonObject): RdsMembers {
  const text = (name: string) => {
    const value = asString(input[name]);
    return value === '' ? undefined : value;
  };
  return {
    text,
    requiredText(name) {
      const value = text(name);
      if (value !== undefined) return value;
      throw new ApiError('MissingParameter', `The request must contain the parameter ${name}.`);
    },
    integer(name) {
      const value = text(name);
      if (value === undefined || /^-?\d+$/.test(value)) return value === undefined ? undefined : Number(value);
      throw new ApiError('MalformedInput', `Expected an integer in ${name}`);
    },
    boolean(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (value === 'true' || value === 'false') return value === 'true';
      throw new ApiError('MalformedInput', `Expected a boolean in ${name}`);
    },
    texts: (name) => asStrings(input[name]),
    objects: (name) => asObjects(input[name]),
    tags: () => readTagList(asObjects(input.Tags)),
  };
}

/** One page of a list, sorted by key, under its name in the answer. */
export function rdsPage<Element>(
  members: RdsMembers,
  elements: Iterable<Element>,
  keyOf: (element: Element) => string,
  list: { readonly member: string; readonly render: (element: Element) => JsonObject },
): JsonObject {
  const size = members.integer('MaxRecords') ?? 100;
  if (size < 20 || size > 100) throw invalidValue(`Invalid value ${size} for MaxRecords. Must be between 20 and 100`);
  const page = pageOf(sortedByKey(elements, keyOf), keyOf, { size, token: members.text('Marker') });
  return { [list.member]: page.elements.map(list.render), ...tokenMember('Marker', page.nextToken) };
}

/** The elements that every filter of a request lets through; a filter's values are alternatives. */
export function filtered<Element>(
  members: RdsMembers,
  elements: Iterable<Element>,
  filters: Readonly<Record<string, (element: Element) => readonly string[]>>,
): readonly Element[] {
  const tests = members.objects('Filters').map((filter) => {
    const name = asString(filter.Name) ?? '';
    const valuesOf = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (valuesOf === undefined) throw invalidValue(`Unrecognized filter name: ${name}`);
    const wanted = asStrings(filter.Values);
    return (element: Element) => valuesOf(element).some((value) => wanted.includes(value));
  });
  return [...elements].filter((element) => tests.every((passes) => passes(element)));
}
