import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
  type TargetHealth,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { freePort } from '../../harness/ports.ts';
import { waitFor } from '../../harness/wait.ts';

/** An Elastic Load Balancing client for an emulator's environment. */
export function balancingClient(environment: Readonly<Record<string, string>>): ElasticLoadBalancingV2Client {
  return new ElasticLoadBalancingV2Client({
    endpoint: environment.AWS_ENDPOINT_URL ?? '',
    region: environment.AWS_REGION ?? 'us-east-1',
    maxAttempts: 1,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
}

/** A load balancer with one listener and one target group. */
export interface Front {
  readonly url: string;
  readonly loadBalancerArn: string;
  readonly listenerArn: string;
  readonly targetGroupArn: string;
}

/** @param settings of the target group; `attributes` are its attributes. */
export async function openFront(
  client: ElasticLoadBalancingV2Client,
  name: string,
  settings: Partial<CreateTargetGroupCommandInput> & { readonly attributes?: Readonly<Record<string, string>> } = {},
): Promise<Front> {
  const { attributes = {}, ...more } = settings;
  const group = { Name: name, Protocol: 'HTTP' as const, Port: 80, VpcId: 'vpc-1', ...more };
  const created = await client.send(new CreateTargetGroupCommand(group));
  const targetGroupArn = created.TargetGroups?.[0]?.TargetGroupArn ?? '';
  const Attributes = Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
  const change = { TargetGroupArn: targetGroupArn, Attributes };
  if (Attributes.length > 0) await client.send(new ModifyTargetGroupAttributesCommand(change));
  const Subnets = ['subnet-1', 'subnet-2'];
  const { LoadBalancers } = await client.send(new CreateLoadBalancerCommand({ Name: name, Subnets }));
  const { LoadBalancerArn = '', DNSName = '' } = LoadBalancers?.[0] ?? {};
  const Port = await freePort(DNSName);
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: targetGroupArn }];
  const listener = { LoadBalancerArn, Protocol: 'HTTP' as const, Port, DefaultActions };
  const { Listeners } = await client.send(new CreateListenerCommand(listener));
  const listenerArn = Listeners?.[0]?.ListenerArn ?? '';
  return { url: `http://${DNSName}:${Port}`, loadBalancerArn: LoadBalancerArn, listenerArn, targetGroupArn };
}

/** A server that stands behind a load balancer. */
export interface Backend {
  readonly port: number;
  /** How many requests it got that were no health checks. */
  readonly requests: () => number;
  close(): Promise<void>;
}

/** A server on 127.0.0.1 that answers health checks with 200, and everything else by `answer`. */
export async function startBackend(answer: RequestListener): Promise<Backend> {
  let requests = 0;
  const server = createServer((request, response) => {
    if (request.headers['user-agent'] === 'ELB-HealthChecker/2.0') {
      response.end('ok');
      return;
    }
    requests += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, requests: () => requests, close: () => end(server) };
}

function end(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Registers a server by its address; the target group's type must be `ip`. */
export async function enlist(client: ElasticLoadBalancingV2Client, front: Front, port: number): Promise<void> {
  const Targets = [{ Id: '127.0.0.1', Port: port }];
  await client.send(new RegisterTargetsCommand({ TargetGroupArn: front.targetGroupArn, Targets }));
}

/** The health of every target, by port. */
export async function healthByPort(
  client: ElasticLoadBalancingV2Client,
  { targetGroupArn }: Front,
): Promise<ReadonlyMap<number, TargetHealth>> {
  const answer = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }));
  const described = answer.TargetHealthDescriptions ?? [];
  return new Map(described.map(({ Target, TargetHealth }) => [Target?.Port ?? 0, TargetHealth ?? {}]));
}

export async function waitForState(
  client: ElasticLoadBalancingV2Client,
  front: Front,
  port: number,
  state: string | undefined,
): Promise<void> {
  const look = async () => ((await healthByPort(client, front)).get(port)?.State === state ? true : undefined);
  await waitFor(look, { what: `the target with port ${port} to be ${state}`, seconds: 25 });
}
