import { type Comparison, parseQuery, type Query } from './cluster-query.ts';
import type { InstanceState } from './types.ts';

/**
 * Evaluates a `memberOf` expression for an instance (developer guide, "Create expressions to define container instances").
 *
 * @returns undefined where it cannot be told: an expression that is not understood, a subject that is not known (`task:group`, or what
 * ECS did not report), a pattern that would match one way of reading it and not the other. Unknown, never a guess.
 */
export function evaluateExpression(expression: string, instance: InstanceState): boolean | undefined {
  const query = parseQuery(expression);
  return query === undefined ? undefined : evaluate(query, instance);
}

/** Of three values: one side may decide although the other is unknown. */
function evaluate(query: Query, instance: InstanceState): boolean | undefined {
  switch (query.kind) {
    case 'not':
      return negated(evaluate(query.of, instance));
    case 'and':
      return conjunction(evaluate(query.one, instance), evaluate(query.other, instance));
    case 'or':
      return negated(conjunction(negated(evaluate(query.one, instance)), negated(evaluate(query.other, instance))));
    case 'comparison':
      return compare(query, instance);
  }
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function conjunction(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

/** What an expression speaks of. null is an attribute that the instance does not have; undefined what is not known. */
function valueFor(subject: string, { attributes, agentConnected, facts = {} }: InstanceState) {
  if (subject.startsWith('attribute:')) return attributes[subject.slice('attribute:'.length)] ?? null;
  switch (subject) {
    case 'agentConnected':
      return String(agentConnected);
    case 'agentVersion':
      return facts.agentVersion;
    case 'ec2InstanceId':
      return facts.ec2InstanceId;
    case 'registeredAt':
      return facts.registeredAt === undefined ? undefined : new Date(facts.registeredAt).toISOString();
    case 'runningTasksCount':
      return facts.runningTasksCount === undefined ? undefined : String(facts.runningTasksCount);
    default:
      return undefined;
  }
}

function compare({ subject, operator, values }: Comparison, instance: InstanceState): boolean | undefined {
  const value = valueFor(subject, instance);
  if (value === undefined) return undefined;
  const [first = ''] = values;
  switch (operator) {
    case 'exists':
      return value !== null;
    case 'in':
      return value !== null && values.includes(value);
    case 'matches':
      return value === null ? false : matches(value, first);
    case '==':
      return isOrdered(subject) ? ordered(subject, value, first, (order) => order === 0) : value === first;
    case '>':
      return ordered(subject, value, first, (order) => order > 0);
    case '<':
      return ordered(subject, value, first, (order) => order < 0);
  }
}

function isOrdered(subject: string): boolean {
  return subject === 'agentVersion' || subject === 'registeredAt' || subject === 'runningTasksCount';
}

function ordered(
  subject: string,
  value: string | null,
  other: string,
  holds: (order: number) => boolean,
): boolean | undefined {
  if (value === null || !isOrdered(subject)) return undefined;
  const [one, two] = [value, other].map((text) => rank(subject, text));
  if (one === undefined || two === undefined) return undefined;
  const differing = one.findIndex((part, index) => part !== (two[index] ?? 0));
  const difference = differing === -1 ? two.length - one.length : (one[differing] ?? 0) - (two[differing] ?? 0);
  return holds(differing === -1 && two.slice(one.length).every((part) => part === 0) ? 0 : difference);
}

/** A version, a count or an instant as numbers that compare from left to right; undefined when the text is none. */
function rank(subject: string, text: string): readonly number[] | undefined {
  const parts = subject === 'registeredAt' ? [Date.parse(text)] : text.split('.').map(Number);
  return parts.some(Number.isNaN) ? undefined : parts;
}

/** Whether a pattern has to match the whole value is not documented: where it matters, nothing is known. */
function matches(value: string, pattern: string): boolean | undefined {
  try {
    const whole = new RegExp(`^(?:${pattern})$`).test(value);
    return whole === new RegExp(pattern).test(value) ? whole : undefined;
  } catch {
    return undefined;
  }
}
