import type { CallEc2 } from '../../ec2/ec2-api.ts';
import { readPart } from '../../ec2/read-part.ts';
import { type Ec2Vpc, readDnsServers, readDnsSupport } from '../../ec2/vpcs.ts';
import type { Fact as NetworkFact } from '../../network/facts.ts';
import type { Fact } from '../fact.ts';
import type { VpcDns } from '../facts/network.ts';
import { fromNetworkFact } from '../network-fact.ts';
import { readFact } from './read-fact.ts';

/** How names are resolved in some VPCs. */
export async function readVpcDns(
  call: CallEc2,
  vpcs: NetworkFact<readonly Ec2Vpc[]>,
): Promise<Fact<readonly VpcDns[]>> {
  if (vpcs.kind !== 'known') return fromNetworkFact(vpcs);
  const optionIds = vpcs.value.map(({ dhcpOptionsId }) => dhcpOptionsId);
  const [servers, supported] = await Promise.all([
    readPart('ec2:DescribeDhcpOptions', () => readDnsServers(call, optionIds)),
    readFact('ec2:DescribeVpcAttribute', 'the VPCs', () =>
      Promise.all(vpcs.value.map(async ({ id }) => ({ vpcId: id, dnsSupport: await readDnsSupport(call, id) }))),
    ),
  ]);
  if (!('value' in supported)) return supported;
  if (servers.kind !== 'known') return fromNetworkFact(servers);
  const optionsOf = new Map(vpcs.value.map(({ id, dhcpOptionsId }) => [id, dhcpOptionsId]));
  const serversOf = (vpcId: string) => servers.value.get(optionsOf.get(vpcId) ?? '') ?? [];
  return { value: supported.value.map((each) => ({ ...each, servers: serversOf(each.vpcId) })) };
}
