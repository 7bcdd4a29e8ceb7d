import { asArray, asObject, asString, type JsonValue } from '../toolkit/json.ts';
import type { Match, Scanner } from './scanner.ts';

/** A secret in a JSON text. */
export interface JsonHit extends Match {
  /** Members and indices that lead to the string that holds it, such as `['config', 'Env', '3']`; empty when no single string does. */
  readonly place: readonly string[];
}

/**
 * Looks through JSON twice: as the bytes that they are, and string by string. What is escaped in an unusual way is found by the second,
 * what is in a text that is no JSON by the first.
 */
export function scanJson(scanner: Scanner, bytes: Uint8Array, json: unknown): readonly JsonHit[] {
  const inStrings = [...stringsOf(json, [])].flatMap(({ text, place }) =>
    scanner.matches(text).map((match) => ({ ...match, place })),
  );
  const names = new Set(inStrings.map(({ name }) => name));
  const others = scanner.matches(bytes).filter(({ name }) => !names.has(name));
  return [...inStrings, ...others.map((match) => ({ ...match, place: [] }))];
}

/** The value of a JSON text, whatever it is; undefined when it is broken. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

interface Place {
  readonly text: string;
  readonly place: readonly string[];
}

/** Every string of a JSON value, the names of members too. */
function* stringsOf(value: unknown, place: readonly string[]): Generator<Place> {
  const text = asString(value);
  if (text !== undefined) yield { text, place };
  for (const [index, element] of asArray(value).entries()) yield* stringsOf(element, [...place, String(index)]);
  for (const [name, member] of Object.entries(asObject(value) ?? {})) {
    yield { text: name, place: [...place, name] };
    yield* stringsOf(member, [...place, name]);
  }
}

/** The member of a JSON value that a place leads to. */
export function memberAt(value: unknown, place: readonly string[]): JsonValue | undefined {
  let member = value;
  for (const step of place) member = Array.isArray(member) ? member[Number(step)] : asObject(member)?.[step];
  return member as JsonValue | undefined;
}
