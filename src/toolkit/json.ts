/** Any value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object whose members are unknown until they are read through the functions of this file. */
export interface JsonObject {
  readonly [member: string]: JsonValue | undefined;
}

/** The object itself, or undefined when the value is anything else. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The object that a JSON text holds, or undefined when it holds anything else or is broken; nothing of the text is quoted. */
export function parseJsonObject(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The elements of an array; none when the value is anything else. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects among an array's elements. */
export function asObjects(value: unknown): readonly JsonObject[] {
  return asArray(value).flatMap((element) => {
    const object = asObject(element);
    return object === undefined ? [] : [object];
  });
}

/** The strings among an array's elements. */
export function asStrings(value: unknown): readonly string[] {
  return asArray(value).flatMap((element) => (typeof element === 'string' ? [element] : []));
}

/** The string itself, or undefined when the value is anything else. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The finite number itself, or undefined when the value is anything else. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The boolean itself, or undefined when the value is anything else. */
export function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
