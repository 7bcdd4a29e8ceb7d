import type { DeniedBy } from '../../iam/role-access.ts';
import type { TrustStatement } from '../../iam/trust-policy.ts';

export type { TrustCondition, TrustStatement } from '../../iam/trust-policy.ts';

/** Whom AWS takes the job for (sts:GetCallerIdentity). */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

/** Whether AWS takes the job's credentials at all. */
export interface SignIn {
  /** null when it does. */
  readonly failure: SignInFailure | null;
}

export interface SignInFailure {
  /** What happened, why, and what to do: a sentence each. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export interface Credentials {
  /** Seconds since 1970; null for keys that do not expire. */
  readonly expiresAt: number | null;
}

/** A role of the task definition. */
export interface Role {
  readonly arn: string;
  readonly use: 'execution' | 'task';
  /** null when there is no such role. */
  readonly trust: readonly TrustStatement[] | null;
}

/** IAM's simulated answer for one action on one resource. */
export interface Access {
  /** The role that was asked about. */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'denied';
  /** null when allowed. */
  readonly deniedBy: DeniedBy | null;
  /** Keys of conditions that IAM had no value for. */
  readonly missingContext: readonly string[];
  /** Whether the job gets on without it, and only tells less; left out where it does not. */
  readonly optional?: true;
}

/** What tagging needs in this account. */
export interface Tagging {
  /** The account setting tagResourceAuthorization. */
  readonly needsPermission: boolean;
  /** Whether the deploy sets tags. */
  readonly usesTags: boolean;
  readonly access: Access;
}
