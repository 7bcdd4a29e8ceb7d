import { asNumber, asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import { type CallFault, callFaultKinds, type Fault, type RegistryFault } from './fault.ts';

/** The faults of a JSON value, or everything that is wrong with it, one sentence for each. */
export type ParsedFaults = { readonly faults: readonly Fault[] } | { readonly complaints: readonly string[] };

const kinds = [...callFaultKinds, 'expire-registry-tokens', 'registry-error', 'clock-skew', 'slow-pull'];

/** Reads an array of faults. A member that is not known is a complaint: a fault that does nothing would prove nothing. */
export function parseFaults(value: unknown): ParsedFaults {
  if (!Array.isArray(value)) return { complaints: ['The faults must be a JSON array.'] };
  const complaints: string[] = [];
  const faults = value.flatMap((element: unknown, index) => {
    const complain = (what: string) => complaints.push(`Fault ${index + 1}: ${what}.`);
    const fault = parseFault(asObject(element), complain);
    return fault === undefined ? [] : [fault];
  });
  return complaints.length > 0 ? { complaints } : { faults };
}

/** Reads the text of a file or of a request. */
export function parseFaultsText(text: string): ParsedFaults {
  try {
    return parseFaults(JSON.parse(text));
  } catch {
    return { complaints: ['The faults must be a JSON array; this is not JSON.'] };
  }
}

type Complain = (what: string) => void;

function parseFault(given: JsonObject | undefined, complain: Complain): Fault | undefined {
  if (given === undefined) {
    complain('it must be an object');
    return undefined;
  }
  switch (given.kind) {
    case 'clock-skew':
      refuseOthers(given, ['kind', 'seconds'], complain);
      return { kind: 'clock-skew', seconds: readSeconds(given, complain) };
    case 'slow-pull':
      refuseOthers(given, ['kind', 'seconds', 'image'], complain);
      return { kind: 'slow-pull', seconds: readSeconds(given, complain), image: asString(given.image) ?? '' };
    case 'expire-registry-tokens':
      refuseOthers(given, ['kind', 'request', 'after', 'times'], complain);
      // A token that expires with every request would help nobody.
      return { kind: 'expire-registry-tokens', status: 403, ...readRegistryFault(given, complain, 1) };
    case 'registry-error':
      refuseOthers(given, ['kind', 'request', 'status', 'after', 'times'], complain);
      return {
        kind: 'registry-error',
        status: readNumber(given, 'status', complain) ?? 500,
        ...readRegistryFault(given, complain, null),
      };
    default:
      return parseCallFault(given, complain);
  }
}

function parseCallFault(given: JsonObject, complain: Complain): CallFault | undefined {
  const kind = callFaultKinds.find((candidate) => candidate === given.kind);
  if (kind === undefined) {
    complain(`"kind" must be one of ${kinds.join(', ')}`);
    return undefined;
  }
  refuseOthers(given, ['kind', 'operation', 'matches', 'after', 'times', 'forSeconds', 'action'], complain);
  const operation = asString(given.operation);
  if (operation === undefined || !/^(\w[\w-]*:)?(\w+|\*)$/.test(operation)) {
    complain('"operation" must be a name such as "UpdateService", "ecs:UpdateService", "ecs:*" or "*"');
  }
  return {
    kind,
    operation: operation ?? '',
    matches: readMatches(given, complain),
    after: readNumber(given, 'after', complain) ?? 0,
    times: readNumber(given, 'times', complain),
    forSeconds: readNumber(given, 'forSeconds', complain),
    ...readAction(given, complain),
  };
}

function readRegistryFault(
  given: JsonObject,
  complain: Complain,
  times: number | null,
): Pick<RegistryFault, 'request' | 'after' | 'times'> {
  const request = asString(given.request ?? '*');
  if (request === undefined || !/^(?:\*|[A-Z]+ (?:manifests|blobs|uploads|tags|version))$/.test(request))
    complain('"request" must be a method and manifests, blobs, uploads or tags, such as "PUT manifests", or "*"');
  return {
    request: request ?? '*',
    after: readNumber(given, 'after', complain) ?? 0,
    times: readNumber(given, 'times', complain) ?? times,
  };
}

function readAction({ kind, action }: JsonObject, complain: Complain): { readonly action?: string } {
  if (action === undefined) return {};
  const text = asString(action);
  if (text !== undefined && /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(text) && kind === 'deny') return { action: text };
  complain('"action" must be an IAM action such as "kms:Decrypt", and goes with "deny" only');
  return {};
}

function readMatches({ matches = {} }: JsonObject, complain: Complain): JsonObject {
  const object = asObject(matches);
  if (object === undefined) complain('"matches" must be an object');
  return object ?? {};
}

function readSeconds(given: JsonObject, complain: Complain): number {
  const seconds = asNumber(given.seconds);
  if (seconds === undefined) complain('"seconds" must be a number');
  return seconds ?? 0;
}

function readNumber(given: JsonObject, name: string, complain: Complain): number | null {
  const value = given[name] ?? null;
  if (value === null) return null;
  const number = asNumber(value);
  if (number === undefined || number < 0) complain(`"${name}" must be a number from 0 on, or null`);
  return number ?? null;
}

function refuseOthers(given: JsonObject, known: readonly string[], complain: Complain): void {
  const others = Object.keys(given).filter((name) => !known.includes(name));
  if (others.length > 0) complain(`it has members that are not known: ${others.join(', ')}`);
}
