import type { ApiService } from '../server/api.ts';
import { listingOperations } from './listing-operations.ts';
import { parameterOperations } from './parameter-operations.ts';
import { findParameter, type ParameterStore } from './parameter-store.ts';

export interface Ssm {
  readonly service: ApiService;
  /** The decrypted value of a parameter by name or ARN, with `:version` or without. Undefined when there is none; throws AWS's ApiError for a missing version. */
  valueOf(nameOrArn: string): string | undefined;
}

/** Parameter Store of AWS Systems Manager, kept in memory. */
export function createSsm(): Ssm {
  const store: ParameterStore = new Map();
  const operations = { ...parameterOperations(store), ...listingOperations(store) };
  return {
    service: { protocol: 'json-1.1', targetPrefix: 'AmazonSSM', operations },
    valueOf: (nameOrArn) => findParameter(store, nameOrArn)?.version.value,
  };
}
