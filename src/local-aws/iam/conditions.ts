import { asObject, asString, asStrings, type JsonValue } from '../../toolkit/json.ts';
import { malformedPolicy } from './errors.ts';
import { fits, fitsArn } from './pattern.ts';

/** One key of a Condition block: all of them must hold. */
export interface Condition {
  readonly key: string;
  readonly comparison: Comparison;
  /** `ForAllValues:`, `ForAnyValue:`, or neither. */
  readonly quantifier: 'all' | 'any' | null;
  readonly ifExists: boolean;
  readonly values: readonly string[];
}

type Comparison =
  | { readonly kind: 'null' }
  | { readonly kind: 'compare'; readonly negated: boolean; readonly equals: Equals };
type Equals = (wanted: string, given: string) => boolean;

/** Values of context keys by key; keys are told apart without regard to case. */
export type Context = ReadonlyMap<string, readonly string[]>;

const exactly: Equals = (wanted, given) => wanted === given;
const ignoringCase: Equals = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();

const operators: Readonly<Record<string, Comparison>> = {
  Null: { kind: 'null' },
  Bool: { kind: 'compare', negated: false, equals: ignoringCase },
  StringEquals: { kind: 'compare', negated: false, equals: exactly },
  StringNotEquals: { kind: 'compare', negated: true, equals: exactly },
  StringEqualsIgnoreCase: { kind: 'compare', negated: false, equals: ignoringCase },
  StringNotEqualsIgnoreCase: { kind: 'compare', negated: true, equals: ignoringCase },
  StringLike: { kind: 'compare', negated: false, equals: fits },
  StringNotLike: { kind: 'compare', negated: true, equals: fits },
  ArnEquals: { kind: 'compare', negated: false, equals: fitsArn },
  ArnLike: { kind: 'compare', negated: false, equals: fitsArn },
  ArnNotEquals: { kind: 'compare', negated: true, equals: fitsArn },
  ArnNotLike: { kind: 'compare', negated: true, equals: fitsArn },
};

/** Reads a Condition block; none when it is missing. */
export function parseConditions(block: JsonValue | undefined): readonly Condition[] {
  if (block === undefined) return [];
  const conditions = asObject(block);
  if (conditions === undefined) throw malformedPolicy('Syntax errors in policy.');
  return Object.entries(conditions).flatMap(([operator, keys]) => {
    const parsed = parseOperator(operator);
    const entries = Object.entries(asObject(keys) ?? {});
    return entries.map(([key, values]): Condition => ({ ...parsed, key, values: valuesOf(values) }));
  });
}

function parseOperator(operator: string): Omit<Condition, 'key' | 'values'> {
  const [, set, name = '', suffix] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (comparison === undefined)
    throw malformedPolicy(
      `local-aws evaluates no condition operator ${operator}; it knows ${Object.keys(operators).join(', ')}.`,
    );
  const quantifier = set === undefined ? null : set === 'ForAllValues' ? 'all' : 'any';
  return { comparison, quantifier, ifExists: suffix !== undefined };
}

function valuesOf(values: JsonValue | undefined): readonly string[] {
  const text = typeof values === 'boolean' ? String(values) : asString(values);
  return text === undefined ? asStrings(values) : [text];
}

/**
 * Whether a condition holds. Without the key in the request one holds that asks for its absence, that ends in IfExists, that is negated, or that is about all
 * of its values; no other does (user guide, "IAM JSON policy elements: Condition operators").
 */
export function holds({ key, comparison, quantifier, ifExists, values }: Condition, context: Context): boolean {
  const given = context.get(key.toLowerCase());
  if (comparison.kind === 'null') return values.includes(String(given === undefined));
  const { negated, equals } = comparison;
  if (given === undefined) return ifExists || quantifier === 'all' || (negated && quantifier === null);
  const holdsFor = (value: string) => values.some((wanted) => equals(wanted, value)) !== negated;
  // Of several values without a quantifier, one that is equal is enough; where none may be equal, all have to differ.
  const every = quantifier === 'all' || (quantifier === null && negated);
  return every ? given.every(holdsFor) : given.some(holdsFor);
}

/** Whether a condition was decided without knowing its key. */
export function lacksKey({ key, comparison }: Condition, context: Context): boolean {
  return comparison.kind !== 'null' && !context.has(key.toLowerCase());
}
