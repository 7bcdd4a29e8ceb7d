import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Caller, TrustCondition, TrustStatement } from '../facts/identity.ts';
import type { Image } from '../facts/registry.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';

const area = 'identity';

const signIn = check({
  id: 'ID-SIGNIN',
  area,
  title: 'AWS answers, and takes the credentials of the job',
  reads: ['signIn'],
  rule: ({ signIn: { failure } }) =>
    failure === null ? [] : [problem(`${failure.what} ${failure.fix}`, { evidence: [failure.why] })],
});

const account = check({
  id: 'ID-ACCT',
  area,
  title: 'The job is signed in to the account that everything is in',
  reads: ['caller', 'request'],
  readsToo: ['images'],
  rule: ({ caller, request: { account: asked }, images }) => {
    if (asked === null && images?.length === 0)
      return [unknown('Nothing says which account is meant: no image is in ECR. Give the input "account".')];
    const others = (images ?? []).filter((each) => each.account !== caller.account);
    return [
      ...(asked === null || asked === caller.account
        ? []
        : [problem(...wrongAccount(caller, 'the input account', asked))]),
      ...others.map((each) => foreignImage(caller, each)),
    ];
  },
});

function wrongAccount({ account: own, arn }: Caller, of: string, wanted: string) {
  const message = `The job is signed in to ${own}, but ${of} is in ${wanted}. Check role-to-assume.`;
  const evidence = [`caller ${arn}`, `${of}: ${wanted}`];
  return [message, { evidence, fix: [awsCommand('sts get-caller-identity', {})] }] as const;
}

/** Repositories have policies, which may let other accounts pull. */
function foreignImage(caller: Caller, { container, account: wanted }: Image): Complaint {
  const [message, shown] = wrongAccount(caller, `the image of ${container}`, wanted);
  return warning(`${message} It can be pulled only where the policy of its repository allows it.`, shown);
}

const region = check({
  id: 'ID-REGION',
  area,
  title: 'The region is that of the images and secrets',
  reads: ['request', 'taskDefinition'],
  readsToo: ['images'],
  rule: ({ request, taskDefinition, images = [] }) => {
    if (request.region === '') return [problem('No region is set. Set aws-region, or AWS_REGION.')];
    const named = [
      ...images.map((each) => ({ arn: each.name, region: each.region })),
      ...secretRegions(taskDefinition),
    ];
    return named
      .filter((each) => each.region !== request.region)
      .map((each) =>
        // ECS pulls images and reads secrets of other regions by their full names.
        warning(`The region is ${request.region}, but ${each.arn} is in ${each.region}. Check aws-region.`, {
          evidence: [each.arn],
        }),
      );
  },
});

function secretRegions({ containers }: TaskDefinition) {
  return containers.flatMap(({ secrets }) =>
    secrets.flatMap(({ valueFrom }) => {
      const [prefix, , , ofSecret = ''] = valueFrom.split(':');
      return prefix === 'arn' && ofSecret !== '' ? [{ arn: valueFrom, region: ofSecret }] : [];
    }),
  );
}

const keys = check({
  id: 'ID-KEYS',
  area,
  title: 'The job has credentials that end by themselves',
  reads: ['caller'],
  rule: ({ caller: { arn } }) => {
    const advice =
      'Let the job assume a role by OpenID Connect instead (role-to-assume, permissions: id-token: write).';
    if (/^arn:[\w-]+:iam::\d+:root$/.test(arn)) {
      return [problem(`The job has the keys of the account's root user. ${advice}`, { evidence: [arn] })];
    }
    return arn.includes(':user/')
      ? [warning(`The job has the long-lived keys of a user. ${advice}`, { evidence: [arn] })]
      : [];
  },
});

/** Minutes that are left for what comes after a deploy's wait. */
const reserveMinutes = 10;

const expiry = check({
  id: 'ID-EXPIRY',
  area,
  title: 'The credentials outlast the deploy',
  reads: ['credentials', 'request'],
  rule: ({ credentials: { expiresAt }, request: { now, waitMinutes } }) => {
    if (expiresAt === null) return [];
    const minutes = Math.floor((expiresAt - now) / 60);
    if (minutes >= waitMinutes + reserveMinutes) return [];
    const message = `The credentials end in ${minutes} min, and a deploy waits for up to ${waitMinutes} min. Raise role-duration-seconds to ${60 * (waitMinutes + 2 * reserveMinutes)}.`;
    return [warning(message, { evidence: [`expires ${new Date(1_000 * expiresAt).toISOString()}`] })];
  },
});

const trust = check({
  id: 'ID-TRUST',
  area,
  title: "Only the right workflows may assume the job's role",
  reads: ['callerTrust', 'caller'],
  rule: ({ callerTrust, caller }) =>
    callerTrust.filter(isForGitHub).flatMap((statement) => {
      const subjects = statement.conditions.filter(({ key }) => key.endsWith(':sub'));
      if (subjects.length === 0) return [withoutSubject(statement, caller.arn)];
      return subjects.flatMap(subjectProblem);
    }),
  without: ({ callerTrust }) =>
    callerTrust.some(isForGitHub)
      ? undefined
      : 'No workflow of GitHub may assume the role of the job by its own token.',
});

function isForGitHub({ effect, principals }: TrustStatement): boolean {
  return effect === 'Allow' && principals.some((each) => each.includes('token.actions.githubusercontent.com'));
}

/** Other claims of the token, such as `repository`, may stand in its place; `aud` is the same for everybody. */
function withoutSubject({ conditions }: TrustStatement, arn: string): Complaint {
  const role = /assumed-role\/([^/]+)\//.exec(arn)?.[1] ?? arn;
  const keys = conditions.map(({ key }) => key).filter((key) => !key.endsWith(':aud'));
  const fix = [awsCommand('iam get-role', { 'role-name': role, query: 'Role.AssumeRolePolicyDocument' })];
  return keys.length === 0
    ? problem('The trust policy of the role names no "sub": every repository on GitHub may assume it.', {
        evidence: [`role ${role}: no condition on sub`],
        fix,
      })
    : warning(`The trust policy of the role names no "sub", so only ${keys.join(', ')} decides who may assume it.`, {
        evidence: [`role ${role}: no condition on sub`],
        fix,
      });
}

function subjectProblem({ operator, key, values }: TrustCondition): readonly Complaint[] {
  const evidence = [`${operator} ${key}: ${values.join(', ')}`];
  const likes = operator.includes('StringLike');
  if (likes && values.some((value) => value === '*' || value.startsWith('repo:*'))) {
    return [problem('The trust policy of the role lets every repository on GitHub assume it.', { evidence })];
  }
  if (!likes && operator.includes('StringEquals') && values.some((value) => value.includes('*'))) {
    const message =
      'The trust policy has a * under StringEquals, which takes it literally and never matches. Use StringLike.';
    return [
      values.every((value) => value.includes('*')) ? problem(message, { evidence }) : warning(message, { evidence }),
    ];
  }
  if (!operator.startsWith('ForAllValues')) return [];
  return [
    warning('ForAllValues is also true where there is no "sub" at all. Use StringEquals or StringLike alone.', {
      evidence,
    }),
  ];
}

/** Who the job is to AWS. */
export const identityChecks = [signIn, account, region, keys, expiry, trust];
