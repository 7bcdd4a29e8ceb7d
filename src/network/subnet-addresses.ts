import { type Fact, known, mapFact } from './facts.ts';
import { parseRanges, type Range } from './ranges.ts';
import type { Network } from './types.ts';

/** The addresses of a subnet, of both families, and the VPC that it is in. */
export function subnetAddresses(
  network: Network,
  subnetId: string,
): Fact<{ readonly vpcId: string; readonly addresses: readonly Range[] }> {
  return mapFact(network.subnets, (subnets) => {
    const subnet = subnets.find(({ id }) => id === subnetId);
    return subnet === undefined
      ? { kind: 'unknown', why: `subnet ${subnetId} was not found` }
      : known({ vpcId: subnet.vpcId, addresses: parseRanges(subnet.cidrs) });
  });
}
