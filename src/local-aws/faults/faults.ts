import { asArray, asObject, type JsonObject } from '../../toolkit/json.ts';
import type { CallFault, Fault, FaultRecord, FaultyCall, RegistryFault } from './fault.ts';

/** The faults in force. Everything asks it at the moment that counts, so that they can change while the emulator runs. */
export interface Faults {
  /** Replaces all faults; calls that hang because of the old ones are let go. */
  replace(faults: readonly Fault[]): void;
  list(): readonly FaultRecord[];
  /** The first fault that hits this call; it is counted. */
  strike(call: FaultyCall): CallFault | undefined;
  /** The first fault that hits this request to the registry, such as `PUT manifests`; it is counted. */
  strikeRegistry(request: string): RegistryFault | undefined;
  /** How far AWS's clock is ahead of the machine's, in milliseconds. */
  skew(): number;
  /** How much longer a pull of this image takes, in milliseconds; it is counted. */
  pullDelay(image: string): number;
  /** Resolves when the faults are replaced the next time. */
  replaced(): Promise<void>;
}

interface Entry {
  readonly fault: Fault;
  /** Calls that matched, whether they were hit or let through. */
  matched: number;
  fired: number;
  firstFiredAt: number | null;
}

/** @param now the machine's time in milliseconds. */
export function createFaults(initial: readonly Fault[] = [], now: () => number = Date.now): Faults {
  let entries = initial.map(newEntry);
  let waiting: (() => void)[] = [];
  return {
    replace(faults) {
      entries = faults.map(newEntry);
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    list: () => entries.map(({ fault, fired }) => ({ fault, fired })),
    strike: (call) => strike(entries, call, now()),
    strikeRegistry: (request) => strikeRegistry(entries, request),
    skew: () => sumOf(entries, ({ fault }) => (fault.kind === 'clock-skew' ? fault.seconds : null)),
    pullDelay: (image) =>
      sumOf(entries, ({ fault }) => (fault.kind === 'slow-pull' && image.includes(fault.image) ? fault.seconds : null)),
    replaced: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

function newEntry(fault: Fault): Entry {
  return { fault, matched: 0, fired: 0, firstFiredAt: null };
}

/** In milliseconds; entries that give null have no part in it and are not counted. */
function sumOf(entries: readonly Entry[], secondsOf: (entry: Entry) => number | null): number {
  let sum = 0;
  for (const entry of entries) {
    const seconds = secondsOf(entry);
    if (seconds === null) continue;
    entry.fired += 1;
    sum += seconds * 1000;
  }
  return sum;
}

function strike(entries: readonly Entry[], call: FaultyCall, now: number): CallFault | undefined {
  for (const entry of entries) {
    const { fault } = entry;
    if (!('operation' in fault) || !concerns(fault, call)) continue;
    entry.matched += 1;
    if (!isInForce(fault, entry, now)) continue;
    entry.fired += 1;
    entry.firstFiredAt ??= now;
    return fault;
  }
  return undefined;
}

function strikeRegistry(entries: readonly Entry[], request: string): RegistryFault | undefined {
  for (const entry of entries) {
    const { fault } = entry;
    if (!('request' in fault) || (fault.request !== '*' && fault.request !== request)) continue;
    entry.matched += 1;
    if (entry.matched <= fault.after || (fault.times !== null && entry.fired >= fault.times)) continue;
    entry.fired += 1;
    return fault;
  }
  return undefined;
}

function concerns({ operation, matches }: CallFault, call: FaultyCall): boolean {
  const colon = operation.indexOf(':');
  const service = colon < 0 ? call.service : operation.slice(0, colon);
  const name = operation.slice(colon + 1);
  return service === call.service && (name === '*' || name === call.operation) && includes(call.input, matches);
}

function isInForce({ after, times, forSeconds }: CallFault, entry: Entry, now: number): boolean {
  if (entry.matched <= after) return false;
  if (times !== null && entry.fired >= times) return false;
  return forSeconds === null || entry.firstFiredAt === null || now - entry.firstFiredAt < forSeconds * 1000;
}

/** Whether a value has everything that is wanted of it: members of objects, elements of lists, equal values. */
function includes(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return wanted.every((element) => asArray(value).some((candidate) => includes(candidate, element)));
  }
  const members = asObject(wanted);
  if (members === undefined) return value === wanted;
  const object: JsonObject = asObject(value) ?? {};
  return Object.entries(members).every(([name, member]) => includes(object[name], member));
}
