import { messageOf } from '../../toolkit/errors.ts';
import type { CleanUp } from '../process/clean-up.ts';
import type { RegistryAccess } from '../runtimes/runtime.ts';
import { ApiError, type ApiService, type Operation } from '../server/api.ts';
import { type Authorization, createAuthorization, registryUser } from './authorization.ts';
import { imageChanges } from './image-changes.ts';
import { imageQueries } from './image-queries.ts';
import { parseImageReference } from './image-reference.ts';
import { layerOperations } from './layer-operations.ts';
import { policyOperations } from './policy-operations.ts';
import { createRegistryProcess, type RegistryProcess } from './registry-process.ts';
import { startRegistryProxy } from './registry-proxy.ts';
import { repositoryOperations } from './repository-operations.ts';
import { imageOf, type RepositoryStore } from './repository-store.ts';

export interface EcrOptions {
  /** Also the registry's id. */
  readonly accountId: string;
  readonly cleanUp: CleanUp;
  /** The program of the registry (distribution); when unset, `docker-registry` or `registry` is looked for. */
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

/**
 * Amazon ECR in front of a real registry, whose process starts with the first request that needs it. Without a registry program
 * everything else still works: a push, and GetAuthorizationToken, say what to install.
 */
export async function createEcr(options: EcrOptions): Promise<Ecr> {
  const store: RepositoryStore = { registryId: options.accountId, repositories: new Map() };
  const authorization = createAuthorization(() => Date.now());
  const registry = createRegistryProcess({ cleanUp: options.cleanUp, program: options.registryProgram });
  const proxy = await startRegistryProxy({ store, authorization, registry, port: options.port ?? 0 });
  const { server } = proxy;
  const operations = {
    ...repositoryOperations(store, server),
    ...policyOperations(store),
    ...imageQueries(store),
    ...imageChanges(store, registry),
    ...layerOperations({ store, registry, authorization, server }),
    GetAuthorizationToken: authorizationToken(authorization, registry, server),
  };
  return {
    service: { protocol: 'json-1.1', targetPrefix: 'AmazonEC2ContainerRegistry_V20150921', operations },
    access: { server, username: registryUser, password: () => authorization.issue().password },
    digestOf: (reference) => digestIn(store, server, reference),
    async close() {
      await proxy.close();
      await registry.close();
    },
  };
}

/** Starts the registry as well, so that a machine without one hears of it before it has built an image. */
function authorizationToken(authorization: Authorization, registry: RegistryProcess, server: string): Operation {
  return async () => {
    await registry.socket().catch((thrown) => {
      // AWS sends this type with status 500, which clients would repeat in vain.
      throw new ApiError('ServerException', messageOf(thrown), { status: 400 });
    });
    const { password, expires } = authorization.issue();
    const authorizationToken = Buffer.from(`${registryUser}:${password}`).toString('base64');
    const proxyEndpoint = `http://${server}`;
    return { authorizationData: [{ authorizationToken, expiresAt: expires / 1000, proxyEndpoint }] };
  };
}

function digestIn(store: RepositoryStore, server: string, reference: string): string | null {
  const parsed = parseImageReference(reference, server);
  const repository = parsed === undefined ? undefined : store.repositories.get(parsed.repository);
  if (parsed === undefined || repository === undefined) return null;
  return imageOf(repository, parsed.tagOrDigest)?.digest ?? null;
}
