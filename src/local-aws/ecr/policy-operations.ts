import { parseJsonObject } from '../../toolkit/json.ts';
import { membersOf } from '../requests/members.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { requireLifecyclePolicy } from './lifecycle-rules.ts';
import { failure, identityOf, requestedRepository } from './repository-operations.ts';
import type { RepositoryStore } from './repository-store.ts';

/** Repository policies are applied to callers (repository-access.ts). Lifecycle policies are checked, kept and returned; no image expires. */
export function policyOperations(store: RepositoryStore): Record<string, Operation> {
  return {
    ...operationsOn(store, { operation: 'RepositoryPolicy', member: 'policyText', set: 'Set', field: 'policy' }),
    ...operationsOn(store, {
      operation: 'LifecyclePolicy',
      member: 'lifecyclePolicyText',
      set: 'Put',
      field: 'lifecyclePolicy',
    }),
  };
}

interface PolicyKind {
  readonly operation: 'RepositoryPolicy' | 'LifecyclePolicy';
  readonly member: string;
  readonly set: 'Set' | 'Put';
  readonly field: 'policy' | 'lifecyclePolicy';
}

function operationsOn(
  store: RepositoryStore,
  { operation, member, set, field }: PolicyKind,
): Record<string, Operation> {
  const existing: Operation = (input) => {
    const repository = requestedRepository(store, membersOf(input, failure));
    const policy = repository[field];
    if (policy !== undefined) return { ...identityOf(store, repository), [member]: policy };
    const kind = operation === 'RepositoryPolicy' ? 'Repository' : 'Lifecycle';
    const place = `the repository with name '${repository.name}' in the registry with id '${store.registryId}'`;
    throw new ApiError(`${operation}NotFoundException`, `${kind} policy does not exist for ${place}`);
  };
  return {
    [`${set}${operation}`](input) {
      const members = membersOf(input, failure);
      const repository = requestedRepository(store, members);
      const text = members.requiredText(member);
      repository[field] = operation === 'LifecyclePolicy' ? requireLifecyclePolicy(text) : requirePolicy(text);
      return { ...identityOf(store, repository), [member]: repository[field] };
    },
    [`Get${operation}`]: existing,
    async [`Delete${operation}`](input, context) {
      const deleted = await existing(input, context);
      requestedRepository(store, membersOf(input, failure))[field] = undefined;
      return deleted;
    },
  };
}

function requirePolicy(text: string): string {
  if (parseJsonObject(text) !== undefined) return text;
  const message =
    "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'";
  throw new ApiError(failure, message);
}
