import { randomBytes, randomInt } from 'node:crypto';
import { asNumber, asString, type JsonObject } from '../../toolkit/json.ts';
import { failedConstraint, type Members, membersOf } from '../requests/members.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { issuer } from './token-endpoint.ts';
import { readToken } from './web-identity-token.ts';

const failure = 'ValidationError';

/** The audience that aws-actions/configure-aws-credentials asks for, and that IAM's provider for GitHub has. */
const audience = 'sts.amazonaws.com';

/** GetCallerIdentity, and the operations that give temporary credentials for a role; every role exists and trusts everyone. */
export function roleOperations(key: Buffer): Record<string, Operation> {
  const sessions: Sessions = new Map();
  return {
    GetCallerIdentity(_input, { accountId: ownAccount, accessKeyId }) {
      // An access key of twelve digits is an account that somebody plays, as in ECR.
      const accountId = /^\d{12}$/.test(accessKeyId ?? '') ? (accessKeyId ?? '') : ownAccount;
      const root = { UserId: accountId, Account: accountId, Arn: `arn:aws:iam::${accountId}:root` };
      return sessions.get(accessKeyId ?? '') ?? root;
    },
    AssumeRole: (input) => assumeRole(membersOf(input, failure), sessions),
    AssumeRoleWithWebIdentity(input) {
      const members = membersOf(input, failure);
      const claims = acceptedClaims(members.requiredText('WebIdentityToken'), key);
      const assumed = assumeRole(members, sessions);
      return {
        ...assumed,
        SubjectFromWebIdentityToken: asString(claims.sub) ?? '',
        Provider: `arn:aws:iam::${accountOf(members)}:oidc-provider/${issuer.replace('https://', '')}`,
        Audience: audience,
      };
    },
  };
}

/** What GetCallerIdentity answers to the bearers of temporary credentials, by their access key. */
type Sessions = Map<string, JsonObject>;

function assumeRole(members: Members, sessions: Sessions): JsonObject {
  const session = sessionName(members);
  const accessKeyId = `ASIA${randomLetters(16)}`;
  const expiration = new Date(Date.now() + durationOf(members) * 1000).toISOString();
  const user = {
    AssumedRoleId: `AROA${randomLetters(17)}:${session}`,
    Arn: `arn:aws:sts::${accountOf(members)}:assumed-role/${roleOf(members)}/${session}`,
  };
  sessions.set(accessKeyId, { UserId: user.AssumedRoleId, Account: accountOf(members), Arn: user.Arn });
  const secrets = {
    SecretAccessKey: randomBytes(30).toString('base64'),
    SessionToken: randomBytes(180).toString('base64'),
  };
  return { Credentials: { AccessKeyId: accessKeyId, ...secrets, Expiration: expiration }, AssumedRoleUser: user };
}

const rolePattern = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/;

/** The role's name without its path. */
function roleOf(members: Members): string {
  const arn = members.requiredText('RoleArn');
  const name = rolePattern.exec(arn)?.[2];
  if (name === undefined) throw new ApiError(failure, `${arn} is invalid`);
  return name;
}

function accountOf(members: Members): string {
  return rolePattern.exec(members.requiredText('RoleArn'))?.[1] ?? '';
}

function sessionName(members: Members): string {
  const name = members.requiredText('RoleSessionName');
  const refuse = (constraint: string) => failedConstraint(failure, 'roleSessionName', name, constraint);
  if (name.length < 2) throw refuse('Member must have length greater than or equal to 2');
  if (name.length > 64) throw refuse('Member must have length less than or equal to 64');
  if (!/^[\w+=,.@-]+$/.test(name)) throw refuse('Member must satisfy regular expression pattern: [\\w+=,.@-]*');
  return name;
}

/** In the Query protocol numbers come as text. */
function durationOf(members: Members): number {
  const text = members.text('DurationSeconds') ?? '3600';
  const refuse = (constraint: string) => failedConstraint(failure, 'durationSeconds', text, constraint);
  const seconds = Number(text);
  if (!(seconds >= 900)) throw refuse('Member must have value greater than or equal to 900');
  if (seconds > 43_200) throw refuse('Member must have value less than or equal to 43200');
  return seconds;
}

/** The claims of a token of ours for our audience that has not expired; AWS's errors otherwise. */
function acceptedClaims(token: string, key: Buffer): JsonObject {
  const read = readToken(token, key);
  if (read.kind === 'malformed')
    throw invalidToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  const { claims } = read;
  if (claims.iss !== issuer)
    throw invalidToken(`No OpenIDConnect provider found in your account for ${asString(claims.iss) ?? 'this token'}`);
  if (read.kind === 'foreign')
    throw invalidToken('Provided Token is not valid: its signature was not made by this local-aws.');
  if (claims.aud !== audience) throw invalidToken('Incorrect token audience');
  const now = Math.floor(Date.now() / 1000);
  const expires = asNumber(claims.exp) ?? 0;
  if (expires > now) return claims;
  const message = `Token expired: current date/time ${now} must be before the expiration date/time ${expires}`;
  throw new ApiError('ExpiredTokenException', message);
}

function invalidToken(message: string): ApiError {
  return new ApiError('InvalidIdentityToken', message);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function randomLetters(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
