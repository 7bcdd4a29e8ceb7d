import type { ActionHost } from '../../toolkit/action-host.ts';
import { isAccessDenied } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { parseJsonObject } from '../../toolkit/json.ts';
import type { Registry, Repository, RepositorySettings } from './registry.ts';
import { locateRegistry, type RepositoryReference, registryOf } from './repository-reference.ts';

/** Whether a repository is created when it is missing, and how. */
export type RepositoryCreation = { readonly create: false } | ({ readonly create: true } & RepositorySettings);

/**
 * The repository that the user means, created when it is missing and that is allowed. One that exists is never changed: where it differs
 * from what is asked for, a notice says so.
 * @throws REPOSITORY_NOT_FOUND, AWS_ACCESS_DENIED, or INVALID_INPUT when its registry is another one than the user wrote.
 */
export async function resolveRepository(
  registry: Registry,
  reference: RepositoryReference,
  creation: RepositoryCreation,
  log: ActionHost['log'],
): Promise<Repository> {
  const found = await registry.findRepository(reference.name);
  const repository = found ?? (await createMissing(registry, reference, creation, log));
  if (found !== undefined && creation.create) await noticeDifferences(registry, found, creation, log);
  return withUriOf(repository, reference);
}

async function createMissing(
  registry: Registry,
  { name }: RepositoryReference,
  creation: RepositoryCreation,
  log: ActionHost['log'],
): Promise<Repository> {
  if (!creation.create) throw repositoryMissing(name);
  const created = await registry.createRepository(name, creation);
  // Another job created it in the same moment, and gives it its policy.
  const repository = created === 'exists' ? await registry.findRepository(name) : created;
  if (repository === undefined) throw repositoryMissing(name);
  if (created === 'exists') return repository;
  log.info(`Created the repository ${name}.`);
  if (creation.lifecyclePolicy !== undefined) await putPolicy(registry, name, creation.lifecyclePolicy);
  return repository;
}

async function putPolicy(registry: Registry, name: string, policy: string): Promise<void> {
  await registry.putLifecyclePolicy(name, policy).catch((thrown: unknown) => {
    if (!(thrown instanceof BerthError)) throw thrown;
    const { what, why, fix } = thrown.sentences;
    const left = `The repository ${name} has been created and has no lifecycle policy.`;
    const again = `Berth does not change a repository that exists: give it the policy with "aws ecr put-lifecycle-policy --repository-name ${name}", or delete it with "aws ecr delete-repository --repository-name ${name}" before the next run.`;
    throw new BerthError(thrown.code, { what: `${what} ${left}`, why, fix: `${fix} ${again}` }, { cause: thrown });
  });
}

async function noticeDifferences(
  registry: Registry,
  repository: Repository,
  settings: RepositorySettings,
  log: ActionHost['log'],
): Promise<void> {
  const differences = [
    ...settingDifferences(repository, settings),
    ...(await policyDifferences(registry, repository, settings)),
  ];
  if (differences.length > 0)
    log.notice(
      `The repository ${repository.name} was there already and is left as it is. It differs from the inputs: ${differences.join('; ')}.`,
    );
}

function settingDifferences({ scanOnPush, mutability }: Repository, settings: RepositorySettings): readonly string[] {
  const exceptions = mutability.exceptions.length > 0 ? ` except ${mutability.exceptions.join(', ')}` : '';
  return [
    ...(scanOnPush === settings.scanOnPush ? [] : [`scan on push is ${scanOnPush ? 'on' : 'off'}`]),
    ...(mutability.immutable === settings.immutableTags && exceptions === ''
      ? []
      : [`its tags are ${mutability.immutable ? 'immutable' : 'mutable'}${exceptions}`]),
  ];
}

/** Without ecr:GetLifecyclePolicy it is not known, and nothing depends on it. */
async function policyDifferences(
  registry: Registry,
  { name }: Repository,
  { lifecyclePolicy }: RepositorySettings,
): Promise<readonly string[]> {
  if (lifecyclePolicy === undefined) return [];
  try {
    const current = await registry.lifecyclePolicy(name);
    if (current === undefined) return ['it has no lifecycle policy'];
    return sameJson(current, lifecyclePolicy) ? [] : ['its lifecycle policy is another one'];
  } catch (thrown) {
    if (isAccessDenied(thrown)) return [];
    throw thrown;
  }
}

/** ECR gives back the text, at times with its members in another order. */
function sameJson(one: string, other: string): boolean {
  return sorted(parseJsonObject(one)) === sorted(parseJsonObject(other));
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}

/**
 * ECR has several hosts for one registry (FIPS, IPv6), and names its repositories by one of them: the host that the user chose stays. A
 * host that is none of ECR's belongs to an emulator, and what that one answers counts.
 */
function withUriOf(repository: Repository, reference: RepositoryReference): Repository {
  const { registry } = reference;
  const host = registryOf(repository.uri);
  if (registry === undefined || registry === host) return repository;
  const [wanted, answered] = [locateRegistry(registry), locateRegistry(host)];
  const account = answered?.registryId ?? repository.registryId;
  if (wanted === undefined || wanted.registryId !== account) throw otherRegistry(reference, host);
  if (answered === undefined) return repository;
  if (wanted.region !== answered.region) throw otherRegistry(reference, host);
  return { ...repository, uri: `${registry}/${repository.name}` };
}

function repositoryMissing(name: string): BerthError {
  return new BerthError('REPOSITORY_NOT_FOUND', {
    what: `There is no ECR repository called ${name}.`,
    why: 'It was looked for in the region and the account of the AWS credentials, or of the registry in front of its name.',
    fix: `Set "create-repository: true", or run "aws ecr create-repository --repository-name ${name}" once.`,
  });
}

function otherRegistry({ name, registry }: RepositoryReference, host: string): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `"repository" names the registry ${registry}, but ECR has ${name} in ${host}.`,
    why: 'Images are pushed to private registries of Amazon ECR only, and an account has one in each region.',
    fix: `Give the name alone, "repository: ${name}", or the registry that the AWS credentials belong to.`,
  });
}
