import type { JsonObject, JsonValue } from '../../toolkit/json.ts';

/** Members that hold an instant, in the APIs that are emulated. */
const instantName = /(At|Date|Time|[tT]imestamp|^Expiration|^before|^after)$/;

/** 2001 in seconds: a smaller number is no instant but a duration. */
const leastInstant = 1_000_000_000;

/** From here on a number of this century counts milliseconds. */
const leastMilliseconds = 100_000_000_000;

/** Moves every instant in an answer or an input, in seconds, milliseconds or ISO 8601, by so many milliseconds. */
export function shiftTimes(object: JsonObject, milliseconds: number): JsonObject {
  const shifted = Object.entries(object).map(([name, value]) => [name, shiftMember(name, value, milliseconds)]);
  return Object.fromEntries(shifted);
}

function shiftMember(name: string, value: JsonValue | undefined, milliseconds: number): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((element) => shiftMember(name, element, milliseconds) ?? null);
  if (typeof value === 'object' && value !== null) return shiftTimes(value as JsonObject, milliseconds);
  if (!instantName.test(name)) return value;
  if (typeof value === 'number') return shiftNumber(value, milliseconds);
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? shiftText(value, milliseconds) : value;
}

function shiftNumber(value: number, milliseconds: number): number {
  if (value < leastInstant) return value;
  return value >= leastMilliseconds ? value + milliseconds : Math.round(value * 1000 + milliseconds) / 1000;
}

function shiftText(value: string, milliseconds: number): string {
  return new Date(Date.parse(value) + milliseconds).toISOString();
}
