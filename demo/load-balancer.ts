import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** How a target group judges and lets go of its targets, and how long a service's new tasks are spared its verdict; seconds. */
export interface Pace {
  readonly interval: number;
  readonly drain: number;
  readonly grace: number;
  readonly slowStart: number;
}

/** The shortest interval and slow start that AWS takes. */
export const pace: Pace = { interval: 5, drain: 5, grace: 30, slowStart: 30 };

/** What a client asks, and what a service is put behind. */
export interface FrontDoor {
  readonly address: string;
  readonly port: number;
  readonly targetGroupArn: string;
}

/** An application load balancer with one listener and one target group, as infrastructure code makes it. */
export async function createLoadBalancer(
  client: ElasticLoadBalancingV2Client,
  name: string,
  its: Pace = pace,
): Promise<FrontDoor> {
  const targetGroupArn = await createTargetGroup(client, name, its);
  const Subnets = ['subnet-00000000000000001', 'subnet-00000000000000002'];
  const { LoadBalancers } = await client.send(new CreateLoadBalancerCommand({ Name: name, Subnets }));
  const [loadBalancer] = LoadBalancers ?? [];
  const address = loadBalancer?.DNSName;
  if (address === undefined) throw new Error('CreateLoadBalancer answered without a DNS name.');
  // No port of the load balancer's own address is taken; this one needs no privilege.
  const port = 8000;
  await client.send(
    new CreateListenerCommand({
      LoadBalancerArn: loadBalancer?.LoadBalancerArn,
      Protocol: 'HTTP',
      Port: port,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
    }),
  );
  return { address, port, targetGroupArn };
}

async function createTargetGroup(
  client: ElasticLoadBalancingV2Client,
  name: string,
  { interval, drain, slowStart }: Pace,
): Promise<string> {
  const { TargetGroups } = await client.send(
    new CreateTargetGroupCommand({
      Name: name,
      Protocol: 'HTTP',
      Port: 8080,
      VpcId: 'vpc-00000000000000000',
      HealthCheckPath: '/health',
      HealthCheckIntervalSeconds: interval,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
    }),
  );
  const arn = TargetGroups?.[0]?.TargetGroupArn;
  if (arn === undefined) throw new Error('CreateTargetGroup answered without an ARN.');
  const Attributes = [
    { Key: 'deregistration_delay.timeout_seconds', Value: String(drain) },
    { Key: 'slow_start.duration_seconds', Value: String(slowStart) },
  ];
  await client.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: arn, Attributes }));
  return arn;
}

/** The states of a target group's targets, such as `healthy`. */
export async function targetStates(
  client: ElasticLoadBalancingV2Client,
  targetGroupArn: string,
): Promise<readonly string[]> {
  const answer = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }));
  return (answer.TargetHealthDescriptions ?? []).map(({ TargetHealth }) => TargetHealth?.State ?? '');
}
