import type { Service } from '../../ecs/situation/service.ts';
import type { CallLoadBalancing } from '../../load-balancing/load-balancing-api.ts';
import { readTargetHealth } from '../../load-balancing/target-groups.ts';
import { asNumber, asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { Listener, LoadBalancer, TargetGroup } from '../facts/load-balancing.ts';
import type { Facts } from '../facts.ts';
import { both, chained, derived, readFact, together, whenRead } from './read-fact.ts';

type BalancingFacts = Pick<Facts, 'targetGroups' | 'listeners'>;

/** The service's target groups, and the load balancers that send to them. */
export async function collectLoadBalancers(
  call: CallLoadBalancing,
  service: Fact<Service | null>,
): Promise<BalancingFacts> {
  const arns = chained(service, groupsOf);
  const described = await whenRead(arns, (wanted) => describeGroups(call, wanted));
  const balancers = derived(described, (groups) => [
    ...new Set(groups.flatMap(({ LoadBalancerArns }) => asStrings(LoadBalancerArns))),
  ]);
  const [targetGroups, listeners] = await Promise.all([
    whenRead(described, (groups) => completeGroups(call, groups)),
    whenRead(balancers, (wanted) => readListeners(call, wanted)),
  ]);
  return { targetGroups, listeners };
}

/** Without a service it is not known that there is no load balancer. */
function groupsOf(service: Service | null): Fact<readonly string[]> {
  if (service === null) return { absent: 'There is no service that could have a load balancer.' };
  return { value: [...new Set(service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []))] };
}

async function describeGroups(call: CallLoadBalancing, arns: readonly string[]): Promise<Fact<readonly JsonObject[]>> {
  if (arns.length === 0) return { value: [] };
  return readFact('elasticloadbalancing:DescribeTargetGroups', arns.join(', '), async () =>
    asObjects((await call('DescribeTargetGroups', { TargetGroupArns: [...arns] })).TargetGroups),
  );
}

async function completeGroups(
  call: CallLoadBalancing,
  groups: readonly JsonObject[],
): Promise<Fact<readonly TargetGroup[]>> {
  const balancers = await readFact('elasticloadbalancing:DescribeLoadBalancers', 'the load balancers', () =>
    describeBalancers(call, groups),
  );
  return whenRead(balancers, async (known) =>
    together(await Promise.all(groups.map((group) => readTargetGroup(call, group, known)))),
  );
}

async function describeBalancers(
  call: CallLoadBalancing,
  groups: readonly JsonObject[],
): Promise<readonly LoadBalancer[]> {
  const arns = [...new Set(groups.flatMap(({ LoadBalancerArns }) => asStrings(LoadBalancerArns)))];
  if (arns.length === 0) return [];
  const answer = await call('DescribeLoadBalancers', { LoadBalancerArns: arns });
  return asObjects(answer.LoadBalancers).map(({ LoadBalancerArn, AvailabilityZones }) => ({
    arn: asString(LoadBalancerArn) ?? '',
    availabilityZones: asObjects(AvailabilityZones).flatMap(({ ZoneName }) => asString(ZoneName) ?? []),
  }));
}

async function readTargetGroup(
  call: CallLoadBalancing,
  group: JsonObject,
  balancers: readonly LoadBalancer[],
): Promise<Fact<TargetGroup>> {
  const arn = asString(group.TargetGroupArn) ?? '';
  const [attributes, health] = await Promise.all([
    readFact('elasticloadbalancing:DescribeTargetGroupAttributes', arn, () =>
      call('DescribeTargetGroupAttributes', { TargetGroupArn: arn }),
    ),
    readFact('elasticloadbalancing:DescribeTargetHealth', arn, () => readTargetHealth(call, arn)),
  ]);
  const targets = await whenRead(health, async (read) => read);
  return derived(both(attributes, targets), ([answer, known]) => targetGroupOf(group, answer, balancers, known));
}

function targetGroupOf(
  group: JsonObject,
  attributes: JsonObject,
  balancers: readonly LoadBalancer[],
  targets: TargetGroup['targets'],
): TargetGroup {
  const own = asStrings(group.LoadBalancerArns);
  return {
    arn: asString(group.TargetGroupArn) ?? '',
    name: asString(group.TargetGroupName) ?? '',
    targetType: asString(group.TargetType) ?? '',
    healthCheckPort: asString(group.HealthCheckPort) ?? 'traffic-port',
    healthCheckPath: asString(group.HealthCheckPath) ?? null,
    vpc: asString(group.VpcId) ?? '',
    deregistrationDelaySeconds: delayOf(attributes),
    loadBalancers: balancers.filter(({ arn }) => own.includes(arn)),
    targets,
  };
}

/** AWS's default is five minutes (API reference, TargetGroupAttribute). */
function delayOf({ Attributes }: JsonObject): number {
  const found = asObjects(Attributes).find(({ Key }) => Key === 'deregistration_delay.timeout_seconds');
  return Number(asString(found?.Value) ?? 300);
}

function readListeners(call: CallLoadBalancing, balancers: readonly string[]): Promise<Fact<readonly Listener[]>> {
  return readFact('elasticloadbalancing:DescribeListeners', balancers.join(', '), async () => {
    const all = await Promise.all(balancers.map((arn) => listenersOf(call, arn)));
    return all.flat();
  });
}

async function listenersOf(call: CallLoadBalancing, loadBalancer: string): Promise<readonly Listener[]> {
  const listeners: Listener[] = [];
  let marker: string | undefined;
  do {
    const request = { LoadBalancerArn: loadBalancer, ...(marker === undefined ? {} : { Marker: marker }) };
    const page: JsonObject = await call('DescribeListeners', request);
    listeners.push(
      ...asObjects(page.Listeners).map(({ Port, Protocol }) => ({
        loadBalancer,
        port: asNumber(Port) ?? 0,
        protocol: asString(Protocol) ?? '',
      })),
    );
    marker = asString(page.NextMarker);
  } while (marker !== undefined);
  return listeners;
}
