import { asObjects, asString, asStrings } from '../toolkit/json.ts';
import type { CallLoadBalancing } from './load-balancing-api.ts';

/** A load balancer as Elastic Load Balancing describes it. */
export interface LoadBalancerDescription {
  readonly arn: string;
  readonly name: string;
  /** application, network or gateway. */
  readonly type: string;
  readonly internetFacing: boolean;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly availabilityZones: readonly string[];
  /** None for a network load balancer that was made without. */
  readonly securityGroups: readonly string[];
}

/** Those load balancers. */
export async function readLoadBalancers(
  call: CallLoadBalancing,
  arns: readonly string[],
): Promise<readonly LoadBalancerDescription[]> {
  const wanted = [...new Set(arns)];
  if (wanted.length === 0) return [];
  // One call takes 20 (API reference, DescribeLoadBalancers).
  const pages = Array.from({ length: Math.ceil(wanted.length / 20) }, (_, index) =>
    call('DescribeLoadBalancers', { LoadBalancerArns: wanted.slice(index * 20, (index + 1) * 20) }),
  );
  const balancers = (await Promise.all(pages)).flatMap(({ LoadBalancers }) => asObjects(LoadBalancers));
  return balancers.map((raw) => {
    const zones = asObjects(raw.AvailabilityZones);
    return {
      arn: asString(raw.LoadBalancerArn) ?? '',
      name: asString(raw.LoadBalancerName) ?? '',
      type: asString(raw.Type) ?? 'application',
      internetFacing: raw.Scheme === 'internet-facing',
      vpcId: asString(raw.VpcId) ?? '',
      subnetIds: zones.flatMap(({ SubnetId }) => asString(SubnetId) ?? []),
      availabilityZones: zones.flatMap(({ ZoneName }) => asString(ZoneName) ?? []),
      securityGroups: asStrings(raw.SecurityGroups),
    };
  });
}
