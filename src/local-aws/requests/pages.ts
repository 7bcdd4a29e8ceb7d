/** A page of a list, and the token of the next one when there is more. */
export interface Page<Element> {
  readonly elements: readonly Element[];
  readonly nextToken: string | undefined;
}

/** Which page is asked for. */
export interface PageRequest {
  readonly size: number;
  readonly token: string | undefined;
  /** The list is sorted from the largest key to the smallest. */
  readonly descending?: boolean;
}

/**
 * One page of a list that is sorted by key. The token names the last key that was given, so that elements that come or go in between
 * neither repeat nor hide others.
 *
 * @param keyOf a text that is unique among the elements, in whose order they come.
 */
export function pageOf<Element>(
  elements: readonly Element[],
  keyOf: (element: Element) => string,
  request: PageRequest,
): Page<Element> {
  const last = request.token === undefined ? undefined : Buffer.from(request.token, 'base64').toString('utf8');
  const follows = (key: string) => last === undefined || (request.descending ? key < last : key > last);
  const rest = elements.filter((element) => follows(keyOf(element)));
  const shown = rest.slice(0, request.size);
  const final = shown.at(-1);
  const more = rest.length > shown.length && final !== undefined;
  return { elements: shown, nextToken: more ? Buffer.from(keyOf(final)).toString('base64') : undefined };
}

/** Sorts by key in the order of `pageOf`. */
export function sortedByKey<Element>(
  elements: Iterable<Element>,
  keyOf: (element: Element) => string,
): readonly Element[] {
  return [...elements].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0));
}

/** `{nextToken}` under the API's name for it, or nothing on the last page: for spreading into an answer. */
export function tokenMember(name: string, token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { [name]: token };
}
