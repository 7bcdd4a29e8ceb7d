import type { ApiService } from '../server/api.ts';

export interface SecretsManagerOptions {
  readonly accountId: string;
  readonly region: string;
}

export interface SecretRequest {
  /** Name or ARN. */
  readonly secretId: string;
  readonly versionStage?: string;
  readonly versionId?: string;
}

export interface SecretsManager {
  readonly service: ApiService;
  /** The text of a secret. Throws AWS's ApiError when there is none. */
  textOf(request: SecretRequest): string;
}

/** AWS Secrets Manager, kept in memory. */
export function createSecretsManager(_options: SecretsManagerOptions): SecretsManager {
  throw new Error('not written yet');
}
