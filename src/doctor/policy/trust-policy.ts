import { asString, parseJsonObject } from '../../toolkit/json.ts';

/** Whom a role of this place is to trust. */
export interface TrustedWorkflow {
  readonly partition: string;
  readonly account: string;
  /** The `sub` of the job's own token, such as `repo:OWNER/NAME:environment:production`. */
  readonly subject: string;
}

const issuer = 'token.actions.githubusercontent.com';

/** The trust policy of a role that jobs with this subject may assume, and no others. */
export function trustPolicy({ partition, account, subject }: TrustedWorkflow) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: subject } },
      },
    ],
  } as const;
}

/**
 * The subject of a GitHub OIDC token. It is read and not verified: AWS does that, and here it is only shown what it will see. Nothing else
 * of the token is returned.
 *
 * @returns undefined when the text is no such token.
 */
export function subjectOfToken(token: string): string | undefined {
  const [, payload = ''] = token.split('.');
  return asString(parseJsonObject(Buffer.from(payload, 'base64url').toString('utf8'))?.sub);
}
