import { asObject, type JsonObject, type JsonValue } from '../../toolkit/json.ts';
import { failedConstraint, type Members, membersOf } from '../requests/members.ts';
import { validationError } from './errors.ts';

const failure = 'ValidationError';

/** The members of a request; this protocol sends every value as text, and an empty list as an empty text. */
export interface FormMembers extends Pick<Members, 'text' | 'requiredText' | 'choice' | 'texts' | 'objects'> {
  integer(name: string, bounds: { readonly minimum: number; readonly maximum: number }): number | undefined;
  boolean(name: string): boolean | undefined;
  /** A structure; undefined when it is missing. */
  structure(name: string): JsonObject | undefined;
}

export function formMembers(input: JsonObject): FormMembers {
  const members = membersOf(withoutEmpty(input), failure);
  return {
    ...members,
    integer(name, { minimum, maximum }) {
      const text = members.text(name);
      if (text === undefined) return undefined;
      if (!/^-?\d+$/.test(text)) throw validationError(`'${text}' is not a valid value for '${name}': an Integer`);
      const value = Number(text);
      if (value < minimum) throw refuse(name, value, `Member must have value greater than or equal to ${minimum}`);
      if (value > maximum) throw refuse(name, value, `Member must have value less than or equal to ${maximum}`);
      return value;
    },
    boolean(name) {
      const text = members.choice(name, ['true', 'false']);
      return text === undefined ? undefined : text === 'true';
    },
    structure: (name) => asObject(input[name]),
  };
}

function refuse(name: string, value: JsonValue, constraint: string) {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return failedConstraint(failure, member, value, constraint);
}

function withoutEmpty(input: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''));
}

/** Names of target groups and load balancers: letters, digits and hyphens, 32 at most. */
export function checkName(name: string, kind: 'Target group' | 'Load balancer'): string {
  const lower = kind.toLowerCase();
  if (name.length > 32) throw validationError(`The ${lower} name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name))
    throw validationError(
      `The ${lower} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  if (/^-|-$/.test(name)) throw validationError(`The ${lower} name '${name}' cannot begin or end with a hyphen(-)`);
  return name;
}
