import { asObject, asObjects, asString, asStrings, type JsonObject, parseJsonObject } from '../toolkit/json.ts';

/** One statement of a role's trust policy. */
export interface TrustStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Services, accounts and identity providers, such as ecs-tasks.amazonaws.com. */
  readonly principals: readonly string[];
  readonly conditions: readonly TrustCondition[];
}

export interface TrustCondition {
  /** Such as StringLike. */
  readonly operator: string;
  /** Such as token.actions.githubusercontent.com:sub. */
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * Reads a trust policy as GetRole tells it: JSON, URL-encoded (API reference, Role). Where a policy may have one value or a list, both are
 * taken. A policy that is no JSON has no statement.
 */
export function trustStatements(document: string): readonly TrustStatement[] {
  const policy = parseJsonObject(document) ?? parseJsonObject(decoded(document));
  return objectsOf(policy?.Statement).map((statement) => ({
    effect: statement.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: textsOf(statement.Action),
    principals: principalsOf(statement.Principal),
    conditions: conditionsOf(asObject(statement.Condition) ?? {}),
  }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function principalsOf(principal: unknown): readonly string[] {
  const byKind = asObject(principal);
  return byKind === undefined ? textsOf(principal) : Object.values(byKind).flatMap(textsOf);
}

function conditionsOf(condition: JsonObject): readonly TrustCondition[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(asObject(keys) ?? {}).map(([key, values]) => ({ operator, key, values: textsOf(values) })),
  );
}

function objectsOf(value: unknown): readonly JsonObject[] {
  const single = asObject(value);
  return single === undefined ? asObjects(value) : [single];
}

function textsOf(value: unknown): readonly string[] {
  const single = asString(value);
  return single === undefined ? asStrings(value) : [single];
}
