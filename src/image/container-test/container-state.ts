import { asBoolean, asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/** What the engine says of a container. */
export interface ContainerState {
  readonly id: string;
  /** For example `created`, `running`, `exited`. */
  readonly status: string;
  readonly running: boolean;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  /** Why it could not be started; an empty string when it could. */
  readonly error: string;
  /** Of the main process, as the engine's machine counts; 0 when it does not run. */
  readonly processId: number;
  /** Undefined without a health check. */
  readonly health: Health | undefined;
  /** Its address in each of its networks. */
  readonly addresses: readonly string[];
  /** Ports of the engine's machine by those of the container that are published there. */
  readonly published: Readonly<Record<string, number>>;
  readonly labels: JsonObject;
}

export interface Health {
  readonly status: 'starting' | 'healthy' | 'unhealthy';
  /** The oldest first; the engine keeps five. */
  readonly attempts: readonly { readonly exitCode: number; readonly output: string }[];
}

/** Reads an entry of `docker container inspect`. */
export function parseContainer(entry: JsonObject): ContainerState {
  const state = asObject(entry.State);
  const network = asObject(entry.NetworkSettings);
  return {
    id: asString(entry.Id) ?? '',
    status: asString(state?.Status) ?? '',
    running: asBoolean(state?.Running) ?? false,
    exitCode: asNumber(state?.ExitCode) ?? 0,
    outOfMemory: asBoolean(state?.OOMKilled) ?? false,
    error: asString(state?.Error) ?? '',
    processId: asNumber(state?.Pid) ?? 0,
    health: parseHealth(asObject(state?.Health)),
    addresses: Object.values(asObject(network?.Networks) ?? {}).flatMap((entry) => {
      const address = asString(asObject(entry)?.IPAddress);
      return address ? [address] : [];
    }),
    published: publishedPorts(asObject(network?.Ports) ?? {}),
    labels: asObject(asObject(entry.Config)?.Labels) ?? {},
  };
}

/** The engine says `none` of a container without a health check in some versions, and nothing in others. */
function parseHealth(health: JsonObject | undefined): Health | undefined {
  const status = (['starting', 'healthy', 'unhealthy'] as const).find((known) => known === health?.Status);
  if (status === undefined) return undefined;
  const attempts = asObjects(health?.Log).map((attempt) => ({
    exitCode: asNumber(attempt.ExitCode) ?? 0,
    output: asString(attempt.Output) ?? '',
  }));
  return { status, attempts };
}

function publishedPorts(ports: JsonObject): Readonly<Record<string, number>> {
  const found = Object.entries(ports).flatMap(([port, bindings]) => {
    const [first] = asObjects(bindings);
    const number = Number(asString(first?.HostPort) ?? '');
    return number > 0 ? [[port.replace(/\/tcp$/, ''), number] as const] : [];
  });
  return Object.fromEntries(found);
}
