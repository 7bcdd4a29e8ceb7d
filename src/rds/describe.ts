import { asObjects, asString, type JsonObject } from '../toolkit/json.ts';

/**
 * Everything that a describing operation of RDS lists, all pages together.
 *
 * @param read one page, from a marker on.
 * @param member the one of the answer that holds the list.
 */
export async function describe(
  read: (page: { Marker?: string }) => Promise<JsonObject>,
  member: string,
): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  let marker: string | undefined;
  do {
    const answer = await read(marker === undefined ? {} : { Marker: marker });
    found.push(...asObjects(answer[member]));
    marker = asString(answer.Marker) || undefined;
  } while (marker !== undefined);
  return found;
}
