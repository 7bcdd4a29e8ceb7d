import type { AddressKind } from './address-choice.ts';
import type { Destination, Source } from './endpoints.ts';
import type { Hop } from './hops.ts';
import { describeRanges, type Family } from './ranges.ts';

/** The hop at which a container without a network fails. */
export const noNetwork: Hop = {
  place: 'source',
  outcome: 'no',
  message: 'The containers have no network: their network mode is none, or their networking is disabled.',
  evidence: [],
  fix: [],
};

export function noAddress({ name, subnetId }: Destination, kind: AddressKind, family: Family): Hop {
  const message = `${name} has no ${kind} IPv${family} address.`;
  return { place: 'address', outcome: 'no', message, evidence: [subnetId], fix: [] };
}

export function noSourceAddress({ name, addresses }: Source, family: Family): Hop {
  const message = `There is no IPv${family} address at ${name}, only ${describeRanges(addresses)}.`;
  return { place: 'source', outcome: 'no', message, evidence: [], fix: [] };
}
