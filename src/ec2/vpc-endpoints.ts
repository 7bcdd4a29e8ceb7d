import { asObjects, asString, asStrings, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallEc2 } from './ec2-api.ts';

/** A VPC endpoint as EC2 describes it. */
export interface VpcEndpoint {
  /** `vpce-…` */
  readonly id: string;
  readonly vpcId: string;
  /** Such as `com.amazonaws.eu-west-1.ecr.api`. */
  readonly serviceName: string;
  readonly kind: 'interface' | 'gateway' | 'other';
  /** `available` is the one that works. */
  readonly state: string;
  /** Whether the public name of the service resolves to it. */
  readonly privateDns: boolean;
  /** Of an interface endpoint. */
  readonly subnetIds: readonly string[];
  /** Of an interface endpoint. */
  readonly securityGroups: readonly string[];
  /** Of a gateway endpoint. */
  readonly routeTableIds: readonly string[];
}

/** The endpoints of some VPCs. */
export async function readVpcEndpoints(call: CallEc2, vpcIds: readonly string[]): Promise<readonly VpcEndpoint[]> {
  return (await describe(call, 'DescribeVpcEndpoints', 'VpcEndpoints', ['vpc-id', vpcIds])).map((raw) => ({
    id: asString(raw.VpcEndpointId) ?? '',
    vpcId: asString(raw.VpcId) ?? '',
    serviceName: asString(raw.ServiceName) ?? '',
    kind: kindOf(raw),
    state: (asString(raw.State) ?? '').toLowerCase(),
    privateDns: raw.PrivateDnsEnabled === true,
    subnetIds: asStrings(raw.SubnetIds),
    securityGroups: asObjects(raw.Groups).flatMap(({ GroupId }) => asString(GroupId) ?? []),
    routeTableIds: asStrings(raw.RouteTableIds),
  }));
}

function kindOf({ VpcEndpointType }: JsonObject): VpcEndpoint['kind'] {
  if (VpcEndpointType === 'Interface') return 'interface';
  return VpcEndpointType === 'Gateway' ? 'gateway' : 'other';
}
