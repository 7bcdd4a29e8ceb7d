import type { ApiService } from '../server/api.ts';
import { batchOperations } from './batch-operations.ts';
import { listingOperations } from './listing-operations.ts';
import { secretOperations } from './secret-operations.ts';
import { findLiveSecret, findVersion, type SecretContent, type SecretStore } from './secret-store.ts';

export interface SecretRequest {
  /** Name or ARN. */
  readonly secretId: string;
  readonly stage: string | undefined;
  readonly versionId: string | undefined;
}

export interface SecretsManager {
  readonly service: ApiService;
  /** The content of a secret's version. Throws AWS's ApiError when there is none. */
  contentOf(request: SecretRequest): SecretContent;
}

/** AWS Secrets Manager, kept in memory. */
export function createSecretsManager(): SecretsManager {
  const store: SecretStore = new Map();
  const operations = { ...secretOperations(store), ...batchOperations(store), ...listingOperations(store) };
  return {
    service: { protocol: 'json-1.1', targetPrefix: 'secretsmanager', operations },
    contentOf: ({ secretId, stage, versionId }) =>
      findVersion(findLiveSecret(store, secretId), { stage, versionId }).content,
  };
}
