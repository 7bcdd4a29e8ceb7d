import { randomInt, randomUUID } from 'node:crypto';
import type { Tags } from '../requests/tags.ts';
import { type ApiContext, ApiError } from '../server/api.ts';

export interface Secret {
  readonly name: string;
  readonly arn: string;
  description: string | undefined;
  kmsKeyId: string | undefined;
  readonly tags: Tags;
  readonly created: number;
  changed: number;
  /** When deletion was asked for; the secret cannot be read from then on. */
  deleted: number | undefined;
  /** By version id. */
  readonly versions: Map<string, SecretVersion>;
}

export interface SecretVersion {
  readonly id: string;
  readonly content: SecretContent;
  readonly created: number;
  readonly stages: Set<string>;
}

/** Text, or bytes in base64 as they came. */
export type SecretContent = { readonly text: string } | { readonly binary: string };

/** Secrets by name. */
export type SecretStore = Map<string, Secret>;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new secret without a version. AWS puts six random characters behind its name in the ARN. */
export function newSecret(name: string, context: ApiContext, now: number): Secret {
  const suffix = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return {
    name,
    arn: `arn:aws:secretsmanager:${context.region}:${context.accountId}:secret:${name}-${suffix}`,
    description: undefined,
    kmsKeyId: undefined,
    tags: new Map(),
    created: now,
    changed: now,
    deleted: undefined,
    versions: new Map(),
  };
}

/** The secret with this name, ARN, or ARN without its random suffix. */
export function findSecret(store: SecretStore, secretId: string): Secret {
  const found =
    store.get(secretId) ?? [...store.values()].find(({ arn }) => arn === secretId || arn.slice(0, -7) === secretId);
  if (found === undefined)
    throw new ApiError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  return found;
}

/** The secret, unless it is waiting for its deletion. */
export function findLiveSecret(store: SecretStore, secretId: string): Secret {
  const secret = findSecret(store, secretId);
  if (secret.deleted === undefined) return secret;
  const message = "You can't perform this operation on the secret because it was marked for deletion.";
  throw new ApiError('InvalidRequestException', message);
}

/** The version with this id, this stage, or both; AWSCURRENT when neither is given. */
export function findVersion(
  secret: Secret,
  wanted: { versionId: string | undefined; stage: string | undefined },
): SecretVersion {
  const { versionId } = wanted;
  const stage = wanted.stage ?? (versionId === undefined ? 'AWSCURRENT' : undefined);
  const found = [...secret.versions.values()].find(
    ({ id, stages }) => (versionId === undefined || id === versionId) && (stage === undefined || stages.has(stage)),
  );
  if (found !== undefined) return found;
  const what = stage === undefined ? `VersionId: ${versionId}` : `staging label: ${stage}`;
  throw new ApiError('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${what}`);
}

/** Adds a version and moves stages to it; the one that had AWSCURRENT gets AWSPREVIOUS. */
export function addVersion(
  secret: Secret,
  added: { token: string | undefined; content: SecretContent; stages: readonly string[]; now: number },
): SecretVersion {
  const id = added.token ?? randomUUID();
  const existing = secret.versions.get(id);
  if (existing !== undefined) return repeated(existing, added.content);
  const stages = new Set(secret.versions.size === 0 ? [...added.stages, 'AWSCURRENT'] : added.stages);
  for (const version of secret.versions.values()) {
    if (stages.has('AWSCURRENT')) version.stages.delete('AWSPREVIOUS');
  }
  for (const version of secret.versions.values()) takeStages(version, stages);
  const version = { id, content: added.content, created: added.now, stages };
  secret.versions.set(id, version);
  secret.changed = added.now;
  return version;
}

function takeStages(version: SecretVersion, stages: ReadonlySet<string>): void {
  const wasCurrent = version.stages.has('AWSCURRENT');
  for (const stage of stages) version.stages.delete(stage);
  if (wasCurrent && stages.has('AWSCURRENT')) version.stages.add('AWSPREVIOUS');
}

/** The same request token with the same value is the same request; with another value it is a mistake. */
function repeated(existing: SecretVersion, content: SecretContent): SecretVersion {
  if (JSON.stringify(existing.content) === JSON.stringify(content)) return existing;
  const message = `You can't use ClientRequestToken ${existing.id} because that value is already in use for a version of this secret with a different value.`;
  throw new ApiError('ResourceExistsException', message);
}
