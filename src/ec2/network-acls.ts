import type { PortRange } from '../network/ports.ts';
import type { NetworkAcl, NetworkAclEntry } from '../network/types.ts';
import { asNumber, asObject, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallEc2 } from './ec2-api.ts';

/** The network ACLs of some VPCs. */
export async function readNetworkAcls(call: CallEc2, vpcIds: readonly string[]): Promise<readonly NetworkAcl[]> {
  return (await describe(call, 'DescribeNetworkAcls', 'NetworkAcls', ['vpc-id', vpcIds])).map(parseAcl);
}

function parseAcl(raw: JsonObject): NetworkAcl {
  return {
    id: asString(raw.NetworkAclId) ?? '',
    subnetIds: asObjects(raw.Associations).flatMap(({ SubnetId }) => asString(SubnetId) ?? []),
    entries: asObjects(raw.Entries).flatMap(parseEntry),
  };
}

function parseEntry(raw: JsonObject): readonly NetworkAclEntry[] {
  const cidr = asString(raw.CidrBlock) ?? asString(raw.Ipv6CidrBlock);
  if (cidr === undefined) return [];
  const ports = portsOf(asObject(raw.PortRange));
  return [
    {
      number: asNumber(raw.RuleNumber) ?? 0,
      direction: raw.Egress === true ? 'egress' : 'ingress',
      action: raw.RuleAction === 'allow' ? 'allow' : 'deny',
      protocol: asString(raw.Protocol) ?? '-1',
      cidr,
      ...(ports === undefined ? {} : { ports }),
    },
  ];
}

function portsOf(raw: JsonObject | undefined): PortRange | undefined {
  const [from, to] = [asNumber(raw?.From), asNumber(raw?.To)];
  return from === undefined || to === undefined ? undefined : { from, to };
}
