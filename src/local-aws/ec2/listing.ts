import { asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import type { Tags } from '../requests/tags.ts';
import { ApiError } from '../server/api.ts';
import { checkId, invalidValue, notFound, type ResourceKind } from './errors.ts';
import type { Ec2Members } from './input.ts';

/** How a Describe operation chooses among the resources of one kind. */
export interface Listing<Resource extends { readonly id: string }> {
  readonly kind: ResourceKind;
  /** The parameter that lists ids, such as `VpcId`. */
  readonly parameter: string;
  /** The values that a filter compares, by its name. */
  readonly filters: Readonly<Record<string, (resource: Resource) => readonly string[]>>;
  readonly tagsOf?: (resource: Resource) => Tags;
  /** Whether ids and a page size cannot be given together, as with instances. */
  readonly idsExcludePages?: boolean;
}

/** The resources that a Describe operation asks for, one page of them under the answer's name for the list. */
export function describe<Resource extends { readonly id: string }>(
  members: Ec2Members,
  all: Iterable<Resource>,
  listing: Listing<Resource>,
  member: string,
  render: (resource: Resource) => JsonObject,
): JsonObject {
  const size = pageSize(members, listing);
  const chosen = sortedByKey(select(members, [...all], listing), ({ id }) => id);
  const page = pageOf(chosen, ({ id }) => id, { size, token: members.text('NextToken') });
  return { [member]: page.elements.map(render), ...tokenMember('nextToken', page.nextToken) };
}

const mostResults = 1000;
const leastResults = 5;

function pageSize<Resource extends { readonly id: string }>(members: Ec2Members, listing: Listing<Resource>): number {
  const size = members.integer('MaxResults');
  if (size === undefined) return mostResults;
  if (listing.idsExcludePages === true && members.texts(listing.parameter).length > 0) {
    const message = 'The parameter instancesSet cannot be used with the parameter maxResults';
    throw new ApiError('InvalidParameterCombination', message);
  }
  if (size >= leastResults) return Math.min(size, mostResults);
  throw invalidValue(`Value ( ${size} ) for parameter maxResults is invalid. Expecting a value greater than 5.`);
}

function select<Resource extends { readonly id: string }>(
  members: Ec2Members,
  all: readonly Resource[],
  listing: Listing<Resource>,
): readonly Resource[] {
  const ids = members.texts(listing.parameter);
  for (const id of ids) checkId(listing.kind, id);
  const missing = ids.filter((id) => !all.some((resource) => resource.id === id));
  if (missing.length > 0) throw notFound(listing.kind, missing);
  const filters = members.objects('Filter').map((filter) => testOf(filter, listing));
  return all.filter((resource) => {
    const isAsked = ids.length === 0 || ids.includes(resource.id);
    return isAsked && filters.every((passes) => passes(resource));
  });
}

/** Values of one filter are alternatives; `*` and `?` stand for any characters (user guide, "Filter your resources"). */
function testOf<Resource extends { readonly id: string }>(
  filter: JsonObject,
  listing: Listing<Resource>,
): (resource: Resource) => boolean {
  const name = asString(filter.Name) ?? '';
  const patterns = asStrings(filter.Value).map(patternOf);
  const valuesOf = filterOf(name, listing);
  return (resource) => valuesOf(resource).some((value) => patterns.some((pattern) => pattern.test(value)));
}

function filterOf<Resource extends { readonly id: string }>(
  name: string,
  { filters, tagsOf }: Listing<Resource>,
): (resource: Resource) => readonly string[] {
  const own = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (own !== undefined) return own;
  if (tagsOf !== undefined && name === 'tag-key') return (resource) => [...tagsOf(resource).keys()];
  if (tagsOf !== undefined && name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (resource) => [tagsOf(resource).get(key)].filter((value) => value !== undefined);
  }
  throw invalidValue(`The filter '${name}' is invalid`);
}

function patternOf(text: string): RegExp {
  const escaped = text.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
