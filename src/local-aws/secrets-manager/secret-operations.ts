import type { JsonObject } from '../../toolkit/json.ts';
import { failedConstraint, failedSecretConstraint, type Members, membersOf } from '../requests/members.ts';
import { addTags, readTagList, removeTags } from '../requests/tags.ts';
import { type ApiContext, ApiError, type Operation } from '../server/api.ts';
import {
  addVersion,
  findLiveSecret,
  findSecret,
  findVersion,
  newSecret,
  type Secret,
  type SecretContent,
  type SecretStore,
  type SecretVersion,
} from './secret-store.ts';

const failure = 'ValidationException';
const day = 24 * 60 * 60 * 1000;

/** The operations on single secrets. */
export function secretOperations(store: SecretStore): Record<string, Operation> {
  return {
    CreateSecret: (input, context) => createSecret(store, input, context),
    GetSecretValue: (input) => getValue(store, input),
    PutSecretValue(input) {
      const members = membersOf(input, failure);
      const secret = requestedSecret(store, members);
      const version = addContent(secret, members, members.texts('VersionStages'));
      return { ...identityOf(secret), VersionId: version.id, VersionStages: [...version.stages] };
    },
    UpdateSecret: (input) => updateSecret(store, input),
    DeleteSecret: (input) => deleteSecret(store, input),
    RestoreSecret(input) {
      const secret = findSecret(store, membersOf(input, failure).requiredText('SecretId'));
      secret.deleted = undefined;
      return identityOf(secret);
    },
    TagResource(input) {
      const members = membersOf(input, failure);
      addTags(requestedSecret(store, members).tags, readTagList(members.objects('Tags')));
      return {};
    },
    UntagResource(input) {
      const members = membersOf(input, failure);
      removeTags(requestedSecret(store, members).tags, members.texts('TagKeys'));
      return {};
    },
  };
}

function requestedSecret(store: SecretStore, members: Members): Secret {
  return findLiveSecret(store, members.requiredText('SecretId'));
}

function identityOf({ arn, name }: Secret): JsonObject {
  return { ARN: arn, Name: name };
}

function createSecret(store: SecretStore, input: JsonObject, context: ApiContext): JsonObject {
  const members = membersOf(input, failure);
  const name = secretName(members.requiredText('Name'));
  const existing = store.get(name);
  if (existing !== undefined) return repeatedCreation(existing, members);
  const secret = newSecret(name, context, Date.now());
  describe(secret, members);
  addTags(secret.tags, readTagList(members.objects('Tags')));
  const version = readContent(members) === undefined ? undefined : addContent(secret, members, []);
  store.set(name, secret);
  return { ...identityOf(secret), ...(version === undefined ? {} : { VersionId: version.id }) };
}

/** The same request again, as a client sends it after a lost answer, is answered as the first one was. */
function repeatedCreation(existing: Secret, members: Members): JsonObject {
  const version = existing.versions.get(members.text('ClientRequestToken') ?? '');
  if (existing.deleted !== undefined || version === undefined) throw alreadyExists(existing);
  const { id } = addContent(existing, members, []);
  return { ...identityOf(existing), VersionId: id };
}

function alreadyExists({ name, deleted }: Secret): ApiError {
  if (deleted === undefined) {
    return new ApiError('ResourceExistsException', `The operation failed because the secret ${name} already exists.`);
  }
  const message = "You can't create this secret because a secret with this name is already scheduled for deletion.";
  return new ApiError('InvalidRequestException', message);
}

function updateSecret(store: SecretStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const secret = requestedSecret(store, members);
  describe(secret, members);
  secret.changed = Date.now();
  const version = readContent(members) === undefined ? undefined : addContent(secret, members, ['AWSCURRENT']);
  return { ...identityOf(secret), ...(version === undefined ? {} : { VersionId: version.id }) };
}

function describe(secret: Secret, members: Members): void {
  secret.description = members.text('Description') ?? secret.description;
  secret.kmsKeyId = members.text('KmsKeyId') ?? secret.kmsKeyId;
}

function getValue(store: SecretStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const secret = requestedSecret(store, members);
  return renderValue(secret, { versionId: members.text('VersionId'), stage: members.text('VersionStage') });
}

/** A version's value as GetSecretValue and BatchGetSecretValue return it. */
export function renderValue(
  secret: Secret,
  wanted: { readonly versionId: string | undefined; readonly stage: string | undefined },
): JsonObject {
  const { id, content, stages, created } = findVersion(secret, wanted);
  return {
    ...identityOf(secret),
    VersionId: id,
    ...('text' in content ? { SecretString: content.text } : { SecretBinary: content.binary }),
    VersionStages: [...stages],
    CreatedDate: created / 1000,
  };
}

function addContent(secret: Secret, members: Members, stages: readonly string[]): SecretVersion {
  const content = readContent(members);
  if (content === undefined) {
    throw new ApiError('InvalidRequestException', 'You must provide either SecretString or SecretBinary.');
  }
  const wanted = stages.length === 0 ? ['AWSCURRENT'] : stages;
  return addVersion(secret, { token: requestToken(members), content, stages: wanted, now: Date.now() });
}

function requestToken(members: Members): string | undefined {
  const token = members.text('ClientRequestToken');
  if (token === undefined || (token.length >= 32 && token.length <= 64)) return token;
  const bound = token.length < 32 ? 'greater than or equal to 32' : 'less than or equal to 64';
  throw failedConstraint(failure, 'clientRequestToken', token, `Member must have length ${bound}`);
}

function readContent(members: Members): SecretContent | undefined {
  const text = members.text('SecretString');
  const binary = members.text('SecretBinary');
  if (text !== undefined && binary !== undefined) {
    throw new ApiError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  if (text !== undefined) return { text: withinLimits('secretString', text) };
  return binary === undefined ? undefined : { binary: withinLimits('secretBinary', binary) };
}

/** Of bytes in base64 the limit is that of the bytes. */
function withinLimits(member: 'secretString' | 'secretBinary', content: string): string {
  const bytes = Buffer.byteLength(content, member === 'secretString' ? 'utf8' : 'base64');
  if (bytes >= 1 && bytes <= 65_536) return content;
  const bound = bytes === 0 ? 'greater than or equal to 1' : 'less than or equal to 65536';
  throw failedSecretConstraint(failure, member, `Member must have length ${bound}`);
}

function deleteSecret(store: SecretStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const force = members.boolean('ForceDeleteWithoutRecovery') ?? false;
  const window = members.integer('RecoveryWindowInDays', { minimum: 7, maximum: 30 });
  if (force && window !== undefined) {
    throw new ApiError(
      'InvalidParameterException',
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  }
  const secret = requestedSecret(store, members);
  const now = Date.now();
  if (force) store.delete(secret.name);
  else secret.deleted = now;
  return { ...identityOf(secret), DeletionDate: (now + (force ? 0 : (window ?? 30) * day)) / 1000 };
}

function secretName(name: string): string {
  if (/^[a-zA-Z0-9/_+=.@-]{1,512}$/.test(name)) return name;
  const rule = 'Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!';
  throw new ApiError(failure, `Invalid name. ${rule}`);
}
