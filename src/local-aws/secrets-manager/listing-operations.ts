import { asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { membersOf } from '../requests/members.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { renderTagList } from '../requests/tags.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { findSecret, type Secret, type SecretStore } from './secret-store.ts';

const failure = 'ValidationException';

/** The operations that describe secrets without their values. */
export function listingOperations(store: SecretStore): Record<string, Operation> {
  return {
    DescribeSecret(input) {
      const secret = findSecret(store, membersOf(input, failure).requiredText('SecretId'));
      return { ...describe(secret), VersionIdsToStages: stagesOf(secret) };
    },
    ListSecrets: (input) => listSecrets(store, input),
    ListSecretVersionIds(input) {
      const secret = findSecret(store, membersOf(input, failure).requiredText('SecretId'));
      const Versions = [...secret.versions.values()].map(({ id, stages, created }) => ({
        VersionId: id,
        VersionStages: [...stages],
        CreatedDate: created / 1000,
      }));
      return { Versions, ARN: secret.arn, Name: secret.name };
    },
  };
}

const keyOf = ({ name }: Secret) => name;

function listSecrets(store: SecretStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const planned = members.boolean('IncludePlannedDeletion') ?? false;
  const filters = members.objects('Filters').map(compileFilter);
  const matching = sortedByKey(store.values(), keyOf).filter(
    (secret) => (planned || secret.deleted === undefined) && filters.every((passes) => passes(secret)),
  );
  const size = members.integer('MaxResults', { minimum: 1, maximum: 100 }) ?? 100;
  const { elements, nextToken } = pageOf(matching, keyOf, { size, token: members.text('NextToken') });
  const SecretList = elements.map((secret) => ({ ...describe(secret), SecretVersionsToStages: stagesOf(secret) }));
  return { SecretList, ...tokenMember('NextToken', nextToken) };
}

/** A filter of ListSecrets or BatchGetSecretValue: values match from the beginning, and `!` before one excludes it. */
export function compileFilter(filter: JsonObject): (secret: Secret) => boolean {
  const key = asString(filter.Key);
  const values = asStrings(filter.Values);
  if (key !== 'name' && key !== 'description') {
    throw new ApiError(
      'InvalidParameterException',
      `local-aws filters secrets by name and description, not by ${key}.`,
    );
  }
  return (secret) =>
    values.some((value) => {
      const text = (key === 'name' ? secret.name : secret.description) ?? '';
      return value.startsWith('!') ? !text.startsWith(value.slice(1)) : text.startsWith(value);
    });
}

function describe(secret: Secret): JsonObject {
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...(secret.description === undefined ? {} : { Description: secret.description }),
    ...(secret.kmsKeyId === undefined ? {} : { KmsKeyId: secret.kmsKeyId }),
    LastChangedDate: secret.changed / 1000,
    CreatedDate: secret.created / 1000,
    ...(secret.deleted === undefined ? {} : { DeletedDate: secret.deleted / 1000 }),
    Tags: renderTagList(secret.tags),
  };
}

/** Versions that lost their last stage are deprecated, and AWS no longer lists them. */
function stagesOf(secret: Secret): JsonObject {
  const staged = [...secret.versions.values()].filter(({ stages }) => stages.size > 0);
  return Object.fromEntries(staged.map(({ id, stages }) => [id, [...stages]]));
}
