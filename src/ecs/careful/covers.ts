import { asArray, asObject } from '../../toolkit/json.ts';

/** Whether a value has all that is wanted of it: the same members, in lists of the same length, with equal values; it may have more members. */
export function covers(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const elements = asArray(value);
    return elements.length === wanted.length && wanted.every((element, index) => covers(elements[index], element));
  }
  const members = asObject(wanted);
  if (members === undefined) return value === wanted || (value === undefined && wanted === null);
  const object = asObject(value);
  return object !== undefined && Object.entries(members).every(([name, member]) => covers(object[name], member));
}
