import { asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import type { Members } from '../requests/members.ts';
import type { Operation } from '../server/api.ts';
import type { Context } from './conditions.ts';
import { invalidInput, noSuchEntity } from './errors.ts';
import { evaluate, type NamedPolicy, type Verdict } from './evaluate.ts';
import { iamMembers } from './input.ts';
import { parsePolicy } from './policy-document.ts';
import { type IamStore, policiesOf, roleOf } from './role-store.ts';

/** SimulatePrincipalPolicy, for roles. */
export function simulationOperations(store: IamStore): Record<string, Operation> {
  return {
    SimulatePrincipalPolicy(input) {
      const members = iamMembers(input);
      const policies = [...policiesFor(store, members.requiredText('PolicySourceArn')), ...givenPolicies(members)];
      const context = contextOf(members);
      const resources = members.texts('ResourceArns');
      const results = members.texts('ActionNames').map((action) => resultFor({ action, resources, policies, context }));
      return { EvaluationResults: results, IsTruncated: false };
    },
  };
}

function policiesFor(store: IamStore, arn: string): readonly NamedPolicy[] {
  const name = /^arn:aws[\w-]*:iam::\d{12}:(?:role|user|group)\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  if (name === undefined) throw invalidInput(`Invalid Entity Arn: ${arn}`);
  const role = roleOf(store, arn);
  if (role === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return policiesOf(store, role);
}

function givenPolicies(members: Members): readonly NamedPolicy[] {
  return members
    .texts('PolicyInputList')
    .map((text, index) => ({ id: `PolicyInputList.${index + 1}`, document: parsePolicy(text) }));
}

function contextOf(members: Members): Context {
  return new Map(
    members
      .objects('ContextEntries')
      .map((entry) => [(asString(entry.ContextKeyName) ?? '').toLowerCase(), asStrings(entry.ContextKeyValues)]),
  );
}

interface Simulation {
  readonly action: string;
  readonly resources: readonly string[];
  readonly policies: readonly NamedPolicy[];
  readonly context: Context;
}

/**
 * One result for an action, whose decision is the strictest over all resources; each resource has its own inside. Keys that are missing
 * stand there too, and outside only where no resource is named (API reference, EvaluationResult).
 */
function resultFor({ action, resources, policies, context }: Simulation): JsonObject {
  const ask = (resource: string) => ({ resource, verdict: evaluate(policies, { action, resource, context }) });
  const asked = (resources.length === 0 ? ['*'] : resources).map(ask);
  const strictest = strictestOf(asked.map(({ verdict }) => verdict));
  const [only] = asked.length === 1 ? asked : [];
  return {
    EvalActionName: action,
    EvalResourceName: only?.resource ?? '*',
    EvalDecision: strictest?.decision ?? 'implicitDeny',
    MatchedStatements: strictest === undefined ? [] : matchedStatements(strictest),
    MissingContextValues: only?.resource === '*' ? only.verdict.missing : [],
    ...(resources.length === 0 ? {} : { ResourceSpecificResults: asked.map(resourceResult) }),
  };
}

function resourceResult({ resource, verdict }: { readonly resource: string; readonly verdict: Verdict }): JsonObject {
  return {
    EvalResourceName: resource,
    EvalResourceDecision: verdict.decision,
    MatchedStatements: matchedStatements(verdict),
    MissingContextValues: verdict.missing,
  };
}

const strictness = ['explicitDeny', 'implicitDeny', 'allowed'] as const;

function strictestOf(verdicts: readonly Verdict[]): Verdict | undefined {
  return strictness.flatMap((decision) => verdicts.filter((verdict) => verdict.decision === decision))[0];
}

function matchedStatements({ matched }: Verdict): readonly JsonObject[] {
  return matched.map(({ policy, statement }) => ({
    SourcePolicyId: policy,
    SourcePolicyType: 'IAM Policy',
    StartPosition: { ...statement.start },
    EndPosition: { ...statement.end },
  }));
}
