import type { JsonObject } from '../../toolkit/json.ts';

/**
 * What goes wrong with a call. `reset-after` and `hang-after` carry the operation out and answer nothing, so that a client cannot
 * know; `missing` is eventual consistency: what the call asks for is not there yet.
 */
export const callFaultKinds = [
  'throttle',
  'server-error',
  'deny',
  'expired-token',
  'missing',
  'reset-before',
  'reset-after',
  'hang',
  'hang-after',
] as const;

export type CallFaultKind = (typeof callFaultKinds)[number];

/** Calls that go wrong. */
export interface CallFault {
  readonly kind: CallFaultKind;
  /** `UpdateService`, `ecs:UpdateService`, `ecs:*` or `*`. */
  readonly operation: string;
  /** Members that the call's input must have; a list must hold each of the wanted elements. */
  readonly matches: JsonObject;
  /** So many matching calls are let through first. */
  readonly after: number;
  /** So many calls are hit; null for all. */
  readonly times: number | null;
  /** How long calls are hit, counted from the first that was; null for ever. */
  readonly forSeconds: number | null;
  /** With `deny`: the IAM action that is denied, such as `kms:Decrypt`, when it is another one than the operation's own. */
  readonly action?: string;
}

/** AWS's clock goes ahead of (above 0), or behind (below 0), that of the machine. */
export interface ClockSkew {
  readonly kind: 'clock-skew';
  readonly seconds: number;
}

/** Pulling an image takes so much longer on an instance that does not have it yet. */
export interface SlowPull {
  readonly kind: 'slow-pull';
  readonly seconds: number;
  /** A part of the image's reference; empty for every image. */
  readonly image: string;
}

/** Requests to the registry that go wrong, of those who are logged in. */
export interface RegistryFault {
  /** `expire-registry-tokens`: every token so far has expired. `registry-error`: the registry answers with `status`. */
  readonly kind: 'expire-registry-tokens' | 'registry-error';
  /** Such as `PUT manifests`, `POST uploads`, `HEAD blobs`; `*` for all. */
  readonly request: string;
  /** Of `registry-error`. */
  readonly status: number;
  /** So many matching requests are let through first. */
  readonly after: number;
  /** So many requests are hit; null for all. */
  readonly times: number | null;
}

export type Fault = CallFault | RegistryFault | ClockSkew | SlowPull;

/** A fault and how often it has struck: calls hit, answers shifted, or pulls delayed. */
export interface FaultRecord {
  readonly fault: Fault;
  readonly fired: number;
}

/** A call as a fault is matched with it. */
export interface FaultyCall {
  /** The service as requests are signed for it, such as `ecs`. */
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
}
