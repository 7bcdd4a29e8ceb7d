import { membersOf } from '../requests/members.ts';
import { ApiError, type Operation } from '../server/api.ts';
import type { Authorization } from './authorization.ts';
import { layerSize } from './registry-client.ts';
import type { RegistryProcess } from './registry-process.ts';
import { failure, requestedRepository } from './repository-operations.ts';
import type { RepositoryStore } from './repository-store.ts';

export interface LayerSource {
  readonly store: RepositoryStore;
  readonly registry: RegistryProcess;
  readonly authorization: Authorization;
  readonly server: string;
}

/** The operations that look for layers. Layers are uploaded with Docker's protocol only. */
export function layerOperations({ store, registry, authorization, server }: LayerSource): Record<string, Operation> {
  return {
    async BatchCheckLayerAvailability(input) {
      const members = membersOf(input, failure);
      const { name } = requestedRepository(store, members);
      const digests = members.texts('layerDigests');
      const sizes = await Promise.all(digests.map((digest) => layerSize(registry, name, digest)));
      const layers = digests.map((layerDigest, index) => {
        const size = sizes[index];
        return size === undefined
          ? { layerDigest, layerAvailability: 'UNAVAILABLE' }
          : { layerDigest, layerAvailability: 'AVAILABLE', layerSize: size };
      });
      return { layers, failures: [] };
    },
    async GetDownloadUrlForLayer(input) {
      const members = membersOf(input, failure);
      const { name } = requestedRepository(store, members);
      const layerDigest = members.requiredText('layerDigest');
      if ((await layerSize(registry, name, layerDigest)) === undefined) {
        const place = `the repository with name '${name}' in the registry with id '${store.registryId}'`;
        throw new ApiError(
          'LayersNotFoundException',
          `The layer with digest '${layerDigest}' does not exist in ${place}`,
        );
      }
      const { password } = authorization.issue(store.registryId);
      return { downloadUrl: `http://${server}/v2/${name}/blobs/${layerDigest}?password=${password}`, layerDigest };
    },
  };
}
