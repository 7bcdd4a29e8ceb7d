import { asObject } from '../toolkit/json.ts';

/** A value of a JSON text as text, or why there is none. */
export type Field = { readonly kind: 'value'; readonly text: string } | { readonly kind: 'none'; readonly why: string };

/** Reads a string, number, boolean or null at a path of names and indexes that are joined by dots. */
export function readField(json: string, path: string): Field {
  const parsed = parse(json);
  if (parsed === undefined) return { kind: 'none', why: 'the body is not JSON' };
  const value = path.split('.').reduce<unknown>((outer, name) => member(outer, name), parsed.value);
  if (value === undefined) return { kind: 'none', why: 'there is no such field' };
  if (typeof value === 'object' && value !== null) return { kind: 'none', why: 'it is an object or a list' };
  return { kind: 'value', text: String(value) };
}

function parse(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

function member(outer: unknown, name: string): unknown {
  if (Array.isArray(outer)) return /^\d+$/.test(name) ? outer[Number(name)] : undefined;
  const object = asObject(outer);
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}
