import { asObjects, asString } from '../toolkit/json.ts';
import type { CallAutoScaling } from './auto-scaling-api.ts';

/** The subnets in which some Auto Scaling groups start instances, all together. */
export async function readScalingSubnets(call: CallAutoScaling, names: readonly string[]): Promise<readonly string[]> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return [];
  const subnets: string[] = [];
  let token: string | undefined;
  do {
    const page = token === undefined ? {} : { NextToken: token };
    const answer = await call('DescribeAutoScalingGroups', { AutoScalingGroupNames: wanted, ...page });
    const lists = asObjects(answer.AutoScalingGroups).map(({ VPCZoneIdentifier }) => asString(VPCZoneIdentifier) ?? '');
    subnets.push(...lists.flatMap((list) => list.split(',')).filter((id) => id !== ''));
    token = asString(answer.NextToken) || undefined;
  } while (token !== undefined);
  return [...new Set(subnets)];
}
