import { messageOf } from '../../toolkit/errors.ts';
import type { EndpointRequest } from '../rds/environment.ts';
import type { DatabaseEndpoint, ServerAddress } from '../rds/state.ts';
import type { TaskSources } from '../runtimes/runtime.ts';
import { type Relay, startRelay } from './relay.ts';
import type { Admission } from './socket-filter.ts';

/** Stands between the containers of the docker runtime and the real servers behind the databases. */
export interface DatabaseGate extends TaskSources {
  /** Opens a database's endpoint. */
  open(request: EndpointRequest): Promise<DatabaseEndpoint>;
  /** Decides anew about every endpoint; resolves when that counts. */
  refresh(): Promise<void>;
}

export interface GateOptions {
  /** The address of this machine that containers reach; null where there are no containers, and nothing is opened. */
  readonly gateway: () => string | null;
  /** Whether the database by this identifier can be reached by a task, or by what is no task (null), such as this machine itself. */
  readonly isReachable: (identifier: string, taskId: string | null) => boolean;
  readonly log: (line: string) => void;
}

export function createDatabaseGate(options: GateOptions): DatabaseGate {
  const relays = new Map<Relay, string>();
  const tasks = new Map<string, string>();
  const admission = (identifier: string): Admission => ({
    known: new Map([...tasks].map(([address, taskId]) => [address, options.isReachable(identifier, taskId)])),
    others: options.isReachable(identifier, null),
  });
  const refresh = async () => {
    await Promise.all([...relays].map(([relay, identifier]) => relay.admit(admission(identifier))));
  };
  return {
    async open(request) {
      const { hostName, port, backing, identifier } = request;
      const gateway = options.gateway();
      const nothing = { address: hostName, port, close: async () => undefined };
      if (gateway === null || backing === null) return nothing;
      const relay = await startAt(gateway, { ...request, backing }, options.log);
      if (relay === undefined) return nothing;
      relays.set(relay, identifier);
      return {
        address: gateway,
        port: relay.port,
        async close() {
          relays.delete(relay);
          await relay.close();
        },
      };
    },
    refresh,
    async joined(address, taskId) {
      if (address !== null) tasks.set(address, taskId);
      await refresh();
    },
    left: (address) => void tasks.delete(address),
  };
}

/** Where the port is taken, a free one; undefined where nothing can listen, because the engine is on another machine. */
async function startAt(
  gateway: string,
  { identifier, port, backing }: EndpointRequest & { readonly backing: ServerAddress },
  log: (line: string) => void,
): Promise<Relay | undefined> {
  const unfiltered = once(() =>
    log(
      `Database ${identifier}: packets cannot be dropped here, so a closed way is a connection that is never answered.`,
    ),
  );
  for (const candidate of [port, 0]) {
    try {
      const relay = await startRelay(gateway, candidate, backing, unfiltered);
      if (candidate === 0) log(`Database ${identifier}: port ${port} of ${gateway} is taken; it is on ${relay.port}.`);
      return relay;
    } catch (thrown) {
      if (candidate === 0) log(`Database ${identifier}: nothing can listen on ${gateway}: ${messageOf(thrown)}`);
    }
  }
  return undefined;
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
