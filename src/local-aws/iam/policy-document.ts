import { parseTree } from 'jsonc-parser';
import {
  asArray,
  asObject,
  asString,
  asStrings,
  type JsonObject,
  type JsonValue,
  parseJsonObject,
} from '../../toolkit/json.ts';
import { type Condition, parseConditions } from './conditions.ts';
import { malformedPolicy } from './errors.ts';

/** A policy's text as it was put, and what it says. */
export interface PolicyDocument {
  readonly text: string;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Patterns;
  readonly resources: Patterns;
  readonly conditions: readonly Condition[];
  readonly start: Position;
  readonly end: Position;
}

/** `Action` or `Resource`; negated for `NotAction` and `NotResource`. */
export interface Patterns {
  readonly patterns: readonly string[];
  readonly negated: boolean;
}

/** Where a statement stands in its document; both count from 1. */
export interface Position {
  readonly Line: number;
  readonly Column: number;
}

/**
 * Reads the document of an identity-based policy.
 * @throws MalformedPolicyDocument with IAM's words, and for a condition operator that is not evaluated here.
 */
export function parsePolicy(text: string): PolicyDocument {
  const document = parseJsonObject(text);
  if (document === undefined) throw malformedPolicy('Syntax errors in policy.');
  const given = document.Statement;
  const statements = Array.isArray(given) ? asArray(given) : [given];
  const nodes = positionsOf(text, Array.isArray(given));
  const parsed = statements.map((statement, index) => parseStatement(asObject(statement), nodes[index] ?? nowhere));
  if (parsed.length === 0) throw malformedPolicy('Syntax errors in policy.');
  return { text, statements: parsed };
}

/** Checks a trust policy, which is kept and shown and decides nothing here. */
export function checkTrustPolicy(text: string): string {
  const statements = parseJsonObject(text)?.Statement;
  const all = Array.isArray(statements) ? asArray(statements) : [statements];
  if (all.some((statement) => asObject(statement) === undefined)) throw malformedPolicy('Syntax errors in policy.');
  const has = (name: string) => all.some((statement) => asObject(statement)?.[name] !== undefined);
  if (has('Resource') || has('NotResource')) throw malformedPolicy('Has prohibited field Resource');
  if (!has('Principal')) throw malformedPolicy('Missing required field Principal');
  return text;
}

function parseStatement(statement: JsonObject | undefined, place: Pick<Statement, 'start' | 'end'>): Statement {
  if (statement === undefined) throw malformedPolicy('Syntax errors in policy.');
  const { Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw malformedPolicy('Syntax errors in policy.');
  if (statement.Principal !== undefined || statement.NotPrincipal !== undefined)
    throw malformedPolicy('Policy document should not specify a principal.');
  const actions = patternsOf(statement, 'Action', 'actions');
  const resources = patternsOf(statement, 'Resource', 'resources');
  actions.patterns.forEach(checkAction);
  resources.patterns.forEach(checkResource);
  return { effect, actions, resources, conditions: parseConditions(statement.Condition), ...place };
}

function patternsOf(statement: JsonObject, name: 'Action' | 'Resource', kind: string): Patterns {
  const [given, negated] = [statement[name], statement[`Not${name}`]];
  if (given !== undefined && negated !== undefined) throw malformedPolicy('Syntax errors in policy.');
  const patterns = textsOf(given ?? negated);
  if (patterns.length === 0) throw malformedPolicy(`Policy statement must contain ${kind}.`);
  return { patterns, negated: given === undefined };
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  const text = asString(value);
  return text === undefined ? asStrings(value) : [text];
}

function checkAction(action: string): void {
  if (action !== '*' && !/^[^:\s]+:[^:\s]+$/.test(action))
    throw malformedPolicy('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
}

function checkResource(resource: string): void {
  if (resource !== '*' && !/^arn:[^:]+:[^:]+/.test(resource))
    throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
}

const nowhere = { start: { Line: 1, Column: 1 }, end: { Line: 1, Column: 1 } };

function positionsOf(text: string, isList: boolean): readonly Pick<Statement, 'start' | 'end'>[] {
  const property = parseTree(text)?.children?.find(({ children }) => children?.[0]?.value === 'Statement');
  const value = property?.children?.[1];
  const nodes = isList ? (value?.children ?? []) : value === undefined ? [] : [value];
  return nodes.map(({ offset, length }) => ({
    start: positionAt(text, offset),
    end: positionAt(text, offset + length),
  }));
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { Line: lines.length, Column: (lines.at(-1) ?? '').length + 1 };
}
