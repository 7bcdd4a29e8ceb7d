import { messageOf } from '../../toolkit/errors.ts';
import type { CleanUp } from '../process/clean-up.ts';
import { membersOf } from '../requests/members.ts';
import type { RegistryAccess } from '../runtimes/runtime.ts';
import { ApiError, type ApiService, type Operation } from '../server/api.ts';
import { type Authorization, createAuthorization, registryUser } from './authorization.ts';
import { parseImageReference } from './image-reference.ts';
import {
  type AccountRegistry,
  callerOf,
  createRegistries,
  operationsByRegistry,
  type Registries,
} from './registries.ts';
import type { RegistryFaults } from './registry-proxy.ts';
import { failure } from './repository-operations.ts';
import { imageOf } from './repository-store.ts';

export interface EcrOptions {
  /** The account of callers whose access key tells no other; also the id of its registry. */
  readonly accountId: string;
  /** Default us-east-1. */
  readonly region?: string;
  readonly cleanUp: CleanUp;
  /** The program of the registry (distribution); when unset, `docker-registry` or `registry` is looked for. */
  readonly registryProgram?: string;
  /** The registry's port on 127.0.0.1; any free one when unset. */
  readonly port?: number;
  /** What goes wrong with requests to the registries; nothing when unset. */
  readonly faults?: RegistryFaults;
}

export interface Ecr {
  readonly service: ApiService;
  /** How the docker runtime pulls. */
  readonly access: RegistryAccess;
  /** The manifest digest of an image of these registries, by tag or digest; null when there is none, or the image is of another registry. */
  digestOf(reference: string): string | null;
  /** Ends the registry processes. */
  close(): Promise<void>;
}

/**
 * Amazon ECR in front of a real registry, whose process starts with the first request that needs it. Without a registry program
 * everything else still works: a push, and GetAuthorizationToken, say what to install.
 */
export async function createEcr(options: EcrOptions): Promise<Ecr> {
  const { accountId, region = 'us-east-1', cleanUp, registryProgram: program, port = 0, faults } = options;
  const authorization = createAuthorization(() => Date.now());
  const registries = createRegistries({
    homeAccount: accountId,
    port,
    region,
    authorization,
    cleanUp,
    program,
    faults,
  });
  const home = await registries.of(accountId);
  const operations = {
    ...operationsByRegistry(registries, Object.keys(home.operations), accountId),
    GetAuthorizationToken: authorizationToken(authorization, registries, accountId),
    DescribeRegistry: describeRegistry(accountId),
  };
  return {
    service: { protocol: 'json-1.1', targetPrefix: 'AmazonEC2ContainerRegistry_V20150921', operations },
    access: { server: home.server, username: registryUser, password: () => authorization.issue(accountId).password },
    digestOf: (reference) => digestIn(registries.opened(), reference),
    close: () => registries.close(),
  };
}

/** One token is for every registry that its caller may reach; `registryIds` tells whose hosts are asked for, ten at most. */
function authorizationToken(authorization: Authorization, registries: Registries, homeAccount: string): Operation {
  return async (input, context) => {
    const caller = callerOf(context, homeAccount);
    const wanted = membersOf(input, failure).texts('registryIds');
    if (wanted.some((id) => !/^\d{12}$/.test(id)) || wanted.length > 10) throw unusableIds();
    const { password, expires } = authorization.issue(caller);
    const authorizationToken = Buffer.from(`${registryUser}:${password}`).toString('base64');
    const authorizationData = [];
    for (const id of wanted.length > 0 ? wanted : [caller]) {
      const registry = await registries.of(id);
      await started(registry);
      authorizationData.push({
        authorizationToken,
        expiresAt: expires / 1000,
        proxyEndpoint: `http://${registry.server}`,
      });
    }
    return { authorizationData };
  };
}

/** Starts the registry as well, so that a machine without one hears of it before it has built an image. */
async function started({ process }: AccountRegistry): Promise<void> {
  await process.socket().catch((thrown) => {
    // AWS sends this type with status 500, which clients would repeat in vain.
    throw new ApiError('ServerException', messageOf(thrown), { status: 400 });
  });
}

function unusableIds(): ApiError {
  const rule = `Member must be 1 to 10 ids that satisfy regular expression '[0-9]{12}'`;
  return new ApiError(failure, `Invalid parameter at 'registryIds' failed to satisfy constraint: '${rule}'`);
}

function describeRegistry(homeAccount: string): Operation {
  return (_input, context) => ({
    registryId: callerOf(context, homeAccount),
    replicationConfiguration: { rules: [] },
  });
}

function digestIn(opened: readonly AccountRegistry[], reference: string): string | null {
  for (const { store, server } of opened) {
    const parsed = parseImageReference(reference, server);
    const repository = parsed === undefined ? undefined : store.repositories.get(parsed.repository);
    if (parsed !== undefined && repository !== undefined)
      return imageOf(repository, parsed.tagOrDigest)?.digest ?? null;
  }
  return null;
}
