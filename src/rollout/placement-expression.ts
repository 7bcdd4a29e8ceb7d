import type { InstanceState } from './types.ts';

/**
 * Evaluates a `memberOf` expression of the cluster query language as far as single comparisons go:
 * `attribute:NAME == VALUE`, `!=`, `in [A, B]`, `not_in [A, B]`, `exists` and `!exists`.
 *
 * @returns undefined for anything else: unknown, never a guess.
 */
export function evaluateExpression(expression: string, instance: InstanceState): boolean | undefined {
  const text = expression.trim();
  return evaluateExistence(text, instance) ?? evaluateComparison(text, instance) ?? evaluateMembership(text, instance);
}

const existence = /^attribute:([\w.-]+)\s+(!?)exists$/;
const comparison = /^attribute:([\w.-]+)\s*(==|!=|equals|not_equals)\s*([\w.:/-]+)$/;
const membership = /^attribute:([\w.-]+)\s+(!?in|not_in)\s*\[([^\]]*)\]$/;

function evaluateExistence(text: string, instance: InstanceState): boolean | undefined {
  const [, name, negation] = existence.exec(text) ?? [];
  if (name === undefined) return undefined;
  return (instance.attributes[name] !== undefined) === (negation === '');
}

function evaluateComparison(text: string, instance: InstanceState): boolean | undefined {
  const [, name, operator, value] = comparison.exec(text) ?? [];
  if (name === undefined) return undefined;
  return (instance.attributes[name] === value) === (operator === '==' || operator === 'equals');
}

function evaluateMembership(text: string, instance: InstanceState): boolean | undefined {
  const [, name, operator, list] = membership.exec(text) ?? [];
  if (name === undefined || list === undefined) return undefined;
  const values = list.split(',').map((value) => value.trim());
  return values.includes(instance.attributes[name] ?? '') === (operator === 'in');
}
