import type { CleanUp } from '../process/clean-up.ts';
import type { RegistryAccess } from '../runtimes/runtime.ts';
import type { ApiService } from '../server/api.ts';

export interface EcrOptions {
  readonly accountId: string;
  readonly region: string;
  readonly cleanUp: CleanUp;
  /** The program of the registry (distribution); found on PATH as `docker-registry` or `registry` when unset. */
  readonly registryProgram?: string;
  /** The registry's port on 127.0.0.1; any free one when unset. */
  readonly port?: number;
}

export interface Ecr {
  readonly service: ApiService;
  /** How the docker runtime pulls. */
  readonly access: RegistryAccess;
  /** The manifest digest of an image of this registry, by tag or digest; null when there is none, or the image is of another registry. */
  digestOf(reference: string): string | null;
  /** Ends the registry process. */
  close(): Promise<void>;
}

/** Amazon ECR in front of a real registry, whose process starts with the first request that needs it. */
export async function createEcr(_options: EcrOptions): Promise<Ecr> {
  throw new Error('not written yet');
}
