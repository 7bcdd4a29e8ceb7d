import { trustStatements } from '../../iam/trust-policy.ts';
import type { AwsSession } from '../../sts/sts-api.ts';
import { explainAwsError, isUnknownOperation } from '../../toolkit/aws/errors.ts';
import { asSentence } from '../../toolkit/errors.ts';
import { asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { Caller, Credentials, SignIn, TrustStatement } from '../facts/identity.ts';
import type { Facts } from '../facts.ts';
import type { DoctorClients } from './clients.ts';
import { readFact, whenRead } from './read-fact.ts';

export type IdentityFacts = Pick<Facts, 'signIn' | 'caller' | 'credentials' | 'callerTrust'>;

/** Whom AWS takes the job for, when that ends, and who else may become it. */
export async function collectIdentity(
  { sts, iam }: Pick<DoctorClients, 'sts' | 'iam'>,
  session: AwsSession,
): Promise<IdentityFacts> {
  const { caller, signIn } = await signInWith(sts);
  return { caller, signIn, credentials: credentialsOf(session), callerTrust: await readTrust(iam, caller) };
}

const identityCall = { iamAction: 'sts:GetCallerIdentity', resource: 'the credentials of the job' };

/** Everybody who has credentials may ask who they are: a refusal says that they are no good (API reference, GetCallerIdentity). */
async function signInWith(
  sts: DoctorClients['sts'],
): Promise<{ readonly caller: Fact<Caller>; readonly signIn: Fact<SignIn> }> {
  try {
    const answer = await sts('GetCallerIdentity', {});
    const caller = { account: asString(answer.Account) ?? '', arn: asString(answer.Arn) ?? '' };
    return { caller: { value: caller }, signIn: { value: { failure: null } } };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, identityCall);
    const absent = { absent: `${asSentence(sentences.what)} ${asSentence(sentences.why)}` };
    return { caller: absent, signIn: isUnknownOperation(thrown) ? absent : { value: { failure: sentences } } };
  }
}

function credentialsOf({ credentialsEnd }: AwsSession): Fact<Credentials> {
  return credentialsEnd === undefined
    ? { absent: 'The credentials of the job do not say when they end.' }
    : { value: { expiresAt: credentialsEnd } };
}

/** The name of the role that a session is of; undefined for users. STS leaves out the path of the role. */
export function sessionRole(arn: string): string | undefined {
  return /^arn:[\w-]+:sts::\d+:assumed-role\/([^/]+)\//.exec(arn)?.[1];
}

function readTrust(iam: DoctorClients['iam'], caller: Fact<Caller>): Promise<Fact<readonly TrustStatement[]>> {
  return whenRead(caller, async ({ arn }) => {
    const role = sessionRole(arn);
    if (role === undefined) return { absent: `The job is signed in as ${arn}, which is no role that anybody assumes.` };
    return readFact('iam:GetRole', `the role ${role}`, async () => trustOf(await iam('GetRole', { RoleName: role })));
  });
}

/** The trust policy in an answer of GetRole. */
export function trustOf(answer: JsonObject): readonly TrustStatement[] {
  return trustStatements(asString(asObject(answer.Role)?.AssumeRolePolicyDocument) ?? '');
}
