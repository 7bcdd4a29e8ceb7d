import type { JsonObject } from '../../toolkit/json.ts';
import { failedConstraint, type Members, membersOf } from '../requests/members.ts';

const failure = 'ValidationError';

/** The members of a request; this protocol sends every value as text, and an empty list as an empty text. */
export function iamMembers(input: JsonObject): Members {
  return membersOf(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '')), failure);
}

/** The name of a role or policy: 64 characters at most for a role, 128 for a policy. */
export function nameOf(input: JsonObject, member: 'RoleName' | 'PolicyName'): string {
  const name = iamMembers(input).requiredText(member);
  const longest = member === 'RoleName' ? 64 : 128;
  const shown = member.charAt(0).toLowerCase() + member.slice(1);
  const refuse = (constraint: string) => failedConstraint(failure, shown, name, constraint);
  if (name.length > longest) throw refuse(`Member must have length less than or equal to ${longest}`);
  if (!/^[\w+=,.@-]+$/.test(name)) throw refuse('Member must satisfy regular expression pattern: [\\w+=,.@-]+');
  return name;
}

/** Where an entity stands; `/` unless it is said. */
export function pathOf(input: JsonObject): string {
  const path = iamMembers(input).text('Path') ?? '/';
  if (/^\/(?:[\x21-\x7E]+\/)?$/.test(path)) return path;
  const constraint = 'Member must satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007F]+\\u002F)';
  throw failedConstraint(failure, 'path', path, constraint);
}
