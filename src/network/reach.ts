import { chooseAddress } from './address-choice.ts';
import { addressesOf, type Destination, type Source } from './endpoints.ts';
import { type Fact, whyUnknown } from './facts.ts';
import { type Hop, unknownHop } from './hops.ts';
import { noAddress, noNetwork, noSourceAddress } from './no-address.ts';
import { privately } from './private-path.ts';
import { fromOutside, publicly } from './public-path.ts';
import type { Family } from './ranges.ts';
import type { Network } from './types.ts';
import { type Verdict, verdictOf, verdictOfParts } from './verdict.ts';

/** From all sources. Some of which reach it and some of which do not are `partial`, because tasks may start at any of them. */
export function reachFromAll(
  network: Network,
  sources: Fact<readonly Source[]>,
  destination: Fact<Destination>,
  family: Family = 4,
): Verdict {
  if (sources.kind !== 'known')
    return verdictOf([unknownHop('source', `From where it dials is not known, because ${whyUnknown(sources)}.`)]);
  if (destination.kind !== 'known')
    return verdictOf([unknownHop('address', `Where it dials to is not known, because ${whyUnknown(destination)}.`)]);
  if (sources.value.length === 0) return verdictOf([noNetwork]);
  return verdictOfParts(sources.value.map((source) => reach(network, source, destination.value, family)));
}

/** From one source. IPv6 is a question of its own, and only for databases of network type DUAL. */
export function reach(network: Network, source: Source, destination: Destination, family: Family = 4): Verdict {
  const choice = chooseAddress(network, source, destination);
  if (choice.kind !== 'known') {
    const message = `Whether ${destination.name} resolves to its private or its public address is not known, because ${whyUnknown(choice)}.`;
    return verdictOf([unknownHop('address', message)]);
  }
  const to = addressesOf(destination, choice.value, family);
  if (to.length === 0) return verdictOf([noAddress(destination, choice.value, family)]);
  if (source.kind === 'outside') return verdictOf(fromOutside(network, source, destination, { to, family }));
  if (addressesOf(source, 'private', family).length === 0) return verdictOf([noSourceAddress(source, family)]);
  const hops: readonly Hop[] =
    choice.value === 'private'
      ? privately(network, source, destination, family)
      : publicly(network, source, destination, { to, family });
  return verdictOf(hops);
}
