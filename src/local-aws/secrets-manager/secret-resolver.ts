import type { SecretResolver } from '../runtimes/runtime.ts';
import type { Ssm } from '../ssm/ssm.ts';
import type { SecretsManager } from './secrets-manager.ts';

/**
 * Resolves the `valueFrom` of a task definition's secrets: the name or ARN of an SSM parameter, or the ARN of a secret, with
 * `:json-key:version-stage:version-id` behind it or without.
 */
export function createSecretResolver(_ssm: Ssm, _secretsManager: SecretsManager): SecretResolver {
  throw new Error('not written yet');
}
