import type { DeniedBy } from '../../iam/role-access.ts';

/** Whom AWS takes the job for (sts:GetCallerIdentity). */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

export interface Credentials {
  /** Seconds since 1970; null for keys that do not expire. */
  readonly expiresAt: number | null;
}

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
}

/** What tagging needs in this account. */
export interface Tagging {
  /** The account setting tagResourceAuthorization. */
  readonly needsPermission: boolean;
  /** Whether the deploy sets tags. */
  readonly usesTags: boolean;
  readonly access: Access;
}
