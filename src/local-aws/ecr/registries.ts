import { asArray, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CleanUp } from '../process/clean-up.ts';
import { type ApiContext, ApiError, type Operation } from '../server/api.ts';
import type { Authorization } from './authorization.ts';
import { imageChanges } from './image-changes.ts';
import { imageQueries } from './image-queries.ts';
import { layerOperations } from './layer-operations.ts';
import { policyOperations } from './policy-operations.ts';
import { createRegistryProcess, type RegistryProcess } from './registry-process.ts';
import { type RegistryFaults, startRegistryProxy } from './registry-proxy.ts';
import { denialOf } from './repository-access.ts';
import { failure, repositoryOperations } from './repository-operations.ts';
import type { RepositoryStore } from './repository-store.ts';

/** The private registry of one account. */
export interface AccountRegistry {
  readonly store: RepositoryStore;
  /** host:port, as it stands in image references. */
  readonly server: string;
  readonly process: RegistryProcess;
  readonly operations: Readonly<Record<string, Operation>>;
  close(): Promise<void>;
}

/** The registries of all accounts. Each has a port and a process of its own, and starts when somebody names the account. */
export interface Registries {
  of(accountId: string): Promise<AccountRegistry>;
  /** Those that somebody has named so far. */
  opened(): readonly AccountRegistry[];
  close(): Promise<void>;
}

export interface RegistriesOptions {
  /** The account whose registry is at the given port. */
  readonly homeAccount: string;
  readonly port: number;
  readonly region: string;
  readonly authorization: Authorization;
  readonly cleanUp: CleanUp;
  readonly program: string | undefined;
  readonly faults: RegistryFaults | undefined;
}

export function createRegistries(options: RegistriesOptions): Registries {
  const opening = new Map<string, Promise<AccountRegistry>>();
  const opened: AccountRegistry[] = [];
  const openNew = async (accountId: string) => {
    const registry = await open(options, accountId);
    opened.push(registry);
    return registry;
  };
  return {
    of(accountId) {
      const registry = opening.get(accountId) ?? openNew(accountId);
      opening.set(accountId, registry);
      return registry;
    },
    opened: () => opened,
    async close() {
      for (const registry of await Promise.all(opening.values())) await registry.close();
    },
  };
}

/**
 * The operations on the registry that a call names, which is that of the caller's own account unless it names another, as AWS has it.
 *
 * @param names the operations that there are.
 */
export function operationsByRegistry(
  registries: Registries,
  names: readonly string[],
  homeAccount: string,
): Record<string, Operation> {
  const operation =
    (name: string): Operation =>
    async (input, context) => {
      const caller = callerOf(context, homeAccount);
      const registry = await registries.of(registryIdOf(input) ?? caller);
      refuseDenied(registry.store, `ecr:${name}`, input, { caller, region: context.region });
      const implementation = registry.operations[name];
      if (implementation === undefined) throw new Error(`There is no operation ${name}.`);
      return implementation(input, context);
    };
  return Object.fromEntries(names.map((name) => [name, operation(name)]));
}

/** An access key of twelve digits is an account that somebody plays; any other key belongs to the emulator's own. */
export function callerOf({ accessKeyId = '' }: ApiContext, homeAccount: string): string {
  return /^\d{12}$/.test(accessKeyId) ? accessKeyId : homeAccount;
}

async function open(options: RegistriesOptions, registryId: string): Promise<AccountRegistry> {
  const { homeAccount, authorization, region, cleanUp, program, faults } = options;
  const isHome = registryId === homeAccount;
  const store: RepositoryStore = { registryId, region, repositories: new Map() };
  const process = createRegistryProcess({ cleanUp, program, folder: isHome ? 'registry' : `registry-${registryId}` });
  const port = isHome ? options.port : 0;
  const proxy = await startRegistryProxy({ store, authorization, registry: process, port, faults });
  const { server } = proxy;
  const operations = {
    ...repositoryOperations(store, server),
    ...policyOperations(store),
    ...imageQueries(store),
    ...imageChanges(store, process),
    ...layerOperations({ store, registry: process, authorization, server }),
  };
  const close = async () => {
    await proxy.close();
    await process.close();
  };
  return { store, server, process, operations, close };
}

function registryIdOf(input: JsonObject): string | undefined {
  const registryId = asString(input.registryId);
  if (registryId === undefined || /^\d{12}$/.test(registryId)) return registryId;
  const message = `Invalid parameter at 'registryId' failed to satisfy constraint: 'must satisfy regular expression '[0-9]{12}''`;
  throw new ApiError(failure, message);
}

function refuseDenied(
  { registryId, repositories }: RepositoryStore,
  action: string,
  input: JsonObject,
  { caller, region }: { readonly caller: string; readonly region: string },
): void {
  for (const name of namesIn(input)) {
    const denial = denialOf(repositories.get(name), { action, callerAccount: caller, registryId, region, name });
    if (denial !== undefined) throw new ApiError('AccessDeniedException', denial);
  }
}

function namesIn(input: JsonObject): readonly string[] {
  const names = [input.repositoryName, ...asArray(input.repositoryNames)].flatMap((name) => asString(name) ?? []);
  return names.length > 0 ? names : ['*'];
}
