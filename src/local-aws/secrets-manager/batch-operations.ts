import type { JsonObject } from '../../toolkit/json.ts';
import { membersOf } from '../requests/members.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { compileFilter } from './listing-operations.ts';
import { renderValue } from './secret-operations.ts';
import { findLiveSecret, type SecretStore } from './secret-store.ts';

const failure = 'ValidationException';

/** The operation that reads several secrets at once: by id, or by filter. */
export function batchOperations(store: SecretStore): Record<string, Operation> {
  return { BatchGetSecretValue: (input) => batchGetValues(store, input) };
}

const mostSecrets = 20;

function batchGetValues(store: SecretStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const ids = members.texts('SecretIdList');
  const filters = members.objects('Filters');
  if (ids.length > 0 === filters.length > 0)
    throw new ApiError('InvalidParameterException', 'You must provide either SecretIdList or Filters, and not both.');
  if (ids.length > mostSecrets)
    throw new ApiError('InvalidParameterException', `SecretIdList takes at most ${mostSecrets} secrets.`);
  return filters.length > 0 ? byFilters(store, input) : readAll(store, ids);
}

function byFilters(store: SecretStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const filters = members.objects('Filters').map(compileFilter);
  const matching = sortedByKey(store.values(), ({ name }) => name).filter(
    (secret) => secret.deleted === undefined && filters.every((passes) => passes(secret)),
  );
  const size = members.integer('MaxResults', { minimum: 1, maximum: mostSecrets }) ?? mostSecrets;
  const { elements, nextToken } = pageOf(matching, ({ name }) => name, { size, token: members.text('NextToken') });
  const names = elements.map(({ name }) => name);
  return { ...readAll(store, names), ...tokenMember('NextToken', nextToken) };
}

/** A secret that cannot be read stands among the errors, and the others are answered all the same. */
function readAll(store: SecretStore, ids: readonly string[]): JsonObject {
  const SecretValues: JsonObject[] = [];
  const Errors: JsonObject[] = [];
  for (const id of ids) {
    try {
      SecretValues.push(renderValue(findLiveSecret(store, id), { versionId: undefined, stage: undefined }));
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      Errors.push({ SecretId: id, ErrorCode: thrown.type, Message: thrown.message });
    }
  }
  return { SecretValues, Errors };
}
