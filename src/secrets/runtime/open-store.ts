import type { RuntimeMode } from '../types.ts';
import type { SecretStore, StoreOptions } from './store.ts';

/** The store of a mode. Its SDK is loaded now, and that of the other one never. */
export async function openStore(mode: RuntimeMode, options: StoreOptions): Promise<SecretStore> {
  switch (mode) {
    case 'runtime-ssm':
      return (await import('./ssm-store.ts')).openSsmStore(options);
    case 'runtime-secrets-manager':
      return (await import('./secrets-manager-store.ts')).openSecretsManagerStore(options);
  }
}
