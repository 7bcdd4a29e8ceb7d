import { asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import type { CallEc2, Ec2Requests, FilteredRequest } from './ec2-api.ts';

/** The operations that take filters. */
export type FilteredOperation = {
  readonly [Name in keyof Ec2Requests]: FilteredRequest extends Ec2Requests[Name] ? Name : never;
}[keyof Ec2Requests];

/** More values than this EC2 takes in no filter (EC2 API reference, "Filter"). */
const mostValues = 200;

/**
 * Everything that a describing operation lists, all pages together. Filters leave out what is not there, where naming it by its id would
 * make the whole call fail.
 *
 * @param member the one of the answer that holds the list.
 * @param filter the name of the filter, and what it lets through; nothing is asked where it would let nothing through.
 * @param more other filters, all of which have to match.
 */
export async function describe(
  call: CallEc2,
  operation: FilteredOperation,
  member: string,
  [name, values]: readonly [name: string, values: readonly string[]],
  more: Readonly<Record<string, readonly string[]>> = {},
): Promise<readonly JsonObject[]> {
  const wanted = [...new Set(values)];
  const others = Object.entries(more).map(([Name, all]) => ({ Name, Values: [...all] }));
  const pages = chunks(wanted).map((Values) => pagesOf(call, operation, member, [{ Name: name, Values }, ...others]));
  return (await Promise.all(pages)).flat();
}

async function pagesOf(
  call: CallEc2,
  operation: FilteredOperation,
  member: string,
  Filters: { Name: string; Values: string[] }[],
): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  let token: string | undefined;
  do {
    const answer = await call(operation, token === undefined ? { Filters } : { Filters, NextToken: token });
    found.push(...asObjects(answer[member]));
    token = asString(answer.NextToken) || undefined;
  } while (token !== undefined);
  return found;
}

function chunks(values: readonly string[]): readonly string[][] {
  const count = Math.ceil(values.length / mostValues);
  return Array.from({ length: count }, (_, index) => values.slice(index * mostValues, (index + 1) * mostValues));
}
