import type { JsonObject } from '../../toolkit/json.ts';
import { invalidParameter } from './errors.ts';
import { readInteger, readText } from './input.ts';

/** The largest page of every list operation (API reference: "between 1 and 100 results"). */
const largestPage = 100;

/**
 * One page of a list, as `{[member]: elements, nextToken?}`. The token names the last element that was given and its position, so
 * that elements that come or go in between neither repeat nor hide others.
 *
 * @param keyOf a text that is unique among the elements and never changes.
 */
export function page<Element>(
  input: JsonObject,
  member: string,
  elements: readonly Element[],
  keyOf: (element: Element) => string,
  render: (element: Element) => JsonObject | string,
): JsonObject {
  const size = readInteger(input, 'maxResults') ?? largestPage;
  if (size < 1 || size > largestPage) throw invalidParameter('maxResults must be between 1 and 100.');
  const start = startOf(input, elements.map(keyOf));
  const shown = elements.slice(start, start + size);
  const last = shown.at(-1);
  const more = start + size < elements.length && last !== undefined;
  const token = more ? { nextToken: encode({ position: start + size, key: keyOf(last) }) } : {};
  return { [member]: shown.map(render), ...token };
}

/** Where a page ended: the position behind its last element, and that element's key. */
interface Bookmark {
  readonly position: number;
  readonly key: string;
}

function startOf(input: JsonObject, keys: readonly string[]): number {
  const token = readText(input, 'nextToken') ?? '';
  if (token === '') return 0;
  const bookmark = decode(token);
  const found = keys.indexOf(bookmark.key);
  return found === -1 ? Math.max(0, bookmark.position - 1) : found + 1;
}

function encode({ position, key }: Bookmark): string {
  return Buffer.from(`${position} ${key}`).toString('base64');
}

function decode(token: string): Bookmark {
  const [, position, key] = /^(\d+) (.+)$/s.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  if (position === undefined || key === undefined) throw invalidParameter('Invalid nextToken.');
  return { position: Number(position), key };
}
