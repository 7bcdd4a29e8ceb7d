import { type Context, holds, lacksKey } from './conditions.ts';
import { fits, fitsArn } from './pattern.ts';
import type { Patterns, PolicyDocument, Statement } from './policy-document.ts';

/** A policy that speaks for a role. */
export interface NamedPolicy {
  /** What the simulator calls it. */
  readonly id: string;
  readonly document: PolicyDocument;
}

export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

export interface Verdict {
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** The statements that decided: those that deny where any does. */
  readonly matched: readonly { readonly policy: string; readonly statement: Statement }[];
  /** Context keys that statements about this action and resource ask for and that are not known, sorted. */
  readonly missing: readonly string[];
}

/** Decides as IAM does for identity-based policies: a statement that denies wins over every one that allows. Pure. */
export function evaluate(policies: readonly NamedPolicy[], question: Question): Verdict {
  const about = policies.flatMap(({ id, document }) =>
    document.statements
      .filter((statement) => isAbout(statement, question))
      .map((statement) => ({ policy: id, statement })),
  );
  const applying = about.filter(({ statement }) =>
    statement.conditions.every((condition) => holds(condition, question.context)),
  );
  const denying = applying.filter(({ statement }) => statement.effect === 'Deny');
  const keys = about.flatMap(({ statement }) =>
    statement.conditions.filter((condition) => lacksKey(condition, question.context)).map(({ key }) => key),
  );
  const missing = [...new Set(keys)].sort();
  if (denying.length > 0) return { decision: 'explicitDeny', matched: denying, missing };
  return { decision: applying.length > 0 ? 'allowed' : 'implicitDeny', matched: applying, missing };
}

function isAbout({ actions, resources }: Statement, { action, resource }: Question): boolean {
  return (
    covers(actions, (pattern) => fits(pattern.toLowerCase(), action.toLowerCase())) &&
    covers(resources, (pattern) => fitsArn(pattern, resource))
  );
}

function covers({ patterns, negated }: Patterns, fitsOne: (pattern: string) => boolean): boolean {
  return patterns.some(fitsOne) !== negated;
}
