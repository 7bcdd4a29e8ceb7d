import { createServer } from 'node:http';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { freePort } from '../../harness/ports.ts';
import { waitFor } from '../../harness/wait.ts';
import {
  type Backend,
  balancingClient,
  enlist,
  type Front,
  healthByPort,
  openFront,
  startBackend,
  waitForState,
} from '../support/balanced-scene.ts';

let localAws: LocalAws;
let client: ElasticLoadBalancingV2Client;
const log: string[] = [];
const opened: Backend[] = [];
let count = 0;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 20, onLine: (line) => log.push(line) });
  client = balancingClient(localAws.environment);
}, 60_000);

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()));
});

afterAll(async () => {
  client.destroy();
  await localAws.stop();
});

async function backend(answer: Parameters<typeof startBackend>[0]): Promise<Backend> {
  const started = await startBackend(answer);
  opened.push(started);
  return started;
}

const delay = (seconds: number) => ({ 'deregistration_delay.timeout_seconds': String(seconds) });

async function dismiss({ targetGroupArn: TargetGroupArn }: Front, port: number): Promise<void> {
  const Targets = [{ Id: '127.0.0.1', Port: port }];
  await client.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
}

/** At speed 20 a check comes every 0.5 s. */
const quick = { TargetType: 'ip', HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 2 } as const;

function front(settings: Parameters<typeof openFront>[2] = {}): Promise<Front> {
  count += 1;
  return openFront(client, `front-${count}`, { ...quick, ...settings });
}

async function serving(started: Backend, settings: Parameters<typeof openFront>[2] = {}): Promise<Front> {
  const opened = await front(settings);
  await enlist(client, opened, started.port);
  await waitForState(client, opened, started.port, 'healthy');
  return opened;
}

describe('a listener', () => {
  test('passes a request and its answer on as they are, and says whose it is', async () => {
    const started = await backend((incoming, response) => {
      const { host, ...headers } = incoming.headers;
      incoming.setEncoding('utf8');
      let body = '';
      incoming.on('data', (chunk) => {
        body += chunk;
      });
      incoming.on('end', () => {
        const text = JSON.stringify({ method: incoming.method, url: incoming.url, host, headers, body });
        response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-answer': 'yes' }).end(text);
      });
    });
    const { url } = await serving(started);
    const headers = { 'x-forwarded-for': '203.0.113.7', 'content-type': 'text/plain' };
    const response = await fetch(`${url}/path?query=1`, { method: 'POST', headers, body: 'hello' });
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('x-answer')).toBe('yes');
    expect(await response.json()).toMatchObject({
      method: 'POST',
      url: '/path?query=1',
      host: new URL(url).host,
      body: 'hello',
      headers: {
        'x-forwarded-for': expect.stringMatching(/^203\.0\.113\.7, 127\./),
        'x-forwarded-proto': 'http',
        'x-forwarded-port': new URL(url).port,
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      },
    });
  });

  test('sends an answer on while it is still being written', async () => {
    let finish = () => {};
    const started = await backend((_incoming, response) => {
      response.write('first');
      finish = () => response.end(' and last');
    });
    const { url } = await serving(started);
    const reader = (await fetch(url)).body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
    finish();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(' and last');
  });

  test('takes turns with its targets', async () => {
    const [one, other] = [await backend((_q, r) => r.end('1')), await backend((_q, r) => r.end('2'))];
    const opened = await serving(one);
    await enlist(client, opened, other.port);
    await waitForState(client, opened, other.port, 'healthy');
    for (let asked = 0; asked < 20; asked += 1) await fetch(opened.url);
    expect([one.requests(), other.requests()]).toEqual([10, 10]);
  });

  test('answers 503 as AWS does when no target is registered', async () => {
    const response = await fetch((await front()).url);
    expect(response.status).toBe(503);
    expect(response.headers.get('server')).toBe('awselb/2.0');
    expect(await response.text()).toContain('<title>503 Service Temporarily Unavailable</title>');
  });

  test('answers 502 when its target refuses or breaks the connection', async () => {
    const started = await backend((incoming) => incoming.socket.destroy());
    const opened = await serving(started);
    expect((await fetch(opened.url)).status).toBe(502);
    const refusing = await front();
    await enlist(client, refusing, await freePort('127.0.0.1'));
    // Where none is healthy all get requests: the load balancer fails open.
    expect((await fetch(refusing.url)).status).toBe(502);
  });

  test('gives a target in slow start a small share that grows', async () => {
    const [old, young] = [await backend((_q, r) => r.end('1')), await backend((_q, r) => r.end('2'))];
    // 900 s at speed 20 are 45 s: what is asked at once comes in its first seconds.
    const opened = await serving(old, { attributes: { 'slow_start.duration_seconds': '900' } });
    await enlist(client, opened, young.port);
    await waitForState(client, opened, young.port, 'healthy');
    await Promise.all(Array.from({ length: 100 }, () => fetch(opened.url)));
    expect(young.requests()).toBeGreaterThan(0);
    expect(young.requests()).toBeLessThan(old.requests());
  });

  test('follows rules by path and host, forwards by weight, and answers by itself', async () => {
    const started = await backend((_q, r) => r.end('default'));
    const special = await backend((_q, r) => r.end('special'));
    const opened = await serving(started);
    const { TargetGroups } = await client.send(
      new CreateTargetGroupCommand({ ...quick, Name: `rule-${count}`, Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1' }),
    );
    const ruled = { ...opened, targetGroupArn: TargetGroups?.[0]?.TargetGroupArn ?? '' };
    const unused = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn: ruled.targetGroupArn }));
    expect(unused.TargetHealthDescriptions).toEqual([]);
    const both = [
      { TargetGroupArn: ruled.targetGroupArn, Weight: 1 },
      { TargetGroupArn: opened.targetGroupArn, Weight: 0 },
    ];
    await client.send(
      new CreateRuleCommand({
        ListenerArn: opened.listenerArn,
        Priority: 10,
        Conditions: [{ Field: 'path-pattern', Values: ['/special/*'] }],
        Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: both } }],
      }),
    );
    await client.send(
      new CreateRuleCommand({
        ListenerArn: opened.listenerArn,
        Priority: 5,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/teapot'] } }],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '418', MessageBody: 'short' } }],
      }),
    );
    await enlist(client, ruled, special.port);
    await waitForState(client, ruled, special.port, 'healthy');
    expect(await (await fetch(opened.url)).text()).toBe('default');
    expect(await (await fetch(`${opened.url}/special/x`)).text()).toBe('special');
    expect((await fetch(`${opened.url}/teapot`)).status).toBe(418);
  });

  test('listens elsewhere when its port is taken, and says where', async () => {
    const { LoadBalancers } = await client.send(
      new CreateLoadBalancerCommand({ Name: 'moved', Subnets: ['subnet-1', 'subnet-2'] }),
    );
    const { LoadBalancerArn, DNSName = '' } = LoadBalancers?.[0] ?? {};
    const squatter = createServer();
    const Port = await freePort(DNSName);
    await new Promise<void>((resolve) => squatter.listen(Port, DNSName, resolve));
    const { TargetGroups } = await client.send(
      new CreateTargetGroupCommand({ Name: 'moved', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1' }),
    );
    const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn }];
    const { Listeners } = await client.send(
      new CreateListenerCommand({ LoadBalancerArn, Protocol: 'HTTP', Port, DefaultActions }),
    );
    const ListenerArn = Listeners?.[0]?.ListenerArn ?? '';
    expect(Listeners?.[0]?.Port).toBe(Port);
    const { TagDescriptions } = await client.send(new DescribeTagsCommand({ ResourceArns: [ListenerArn] }));
    const tag = TagDescriptions?.[0]?.Tags?.find(({ Key }) => Key === 'local-aws.port');
    expect((await fetch(`http://${DNSName}:${tag?.Value}`)).status).toBe(503);
    expect(log).toContainEqual(expect.stringContaining(`it listens on ${DNSName}:${tag?.Value} instead`));
    await new Promise((resolve) => squatter.close(resolve));
  });
});

describe('a target', () => {
  test('that drains answers what it has and gets nothing new, and is unused after the delay', async () => {
    let finish = () => {};
    const old = await backend((_incoming, response) => {
      finish = () => response.end('finished');
    });
    const opened = await serving(old, { attributes: delay(60) });
    const inFlight = fetch(opened.url);
    await waitFor(async () => old.requests() === 1 || undefined, { what: 'the request to arrive', seconds: 10 });
    const young = await backend((_q, r) => r.end('young'));
    await enlist(client, opened, young.port);
    await waitForState(client, opened, young.port, 'healthy');
    await dismiss(opened, old.port);
    expect((await healthByPort(client, opened)).get(old.port)).toEqual({
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
      Description: 'Target deregistration is in progress',
    });
    for (let asked = 0; asked < 5; asked += 1) expect(await (await fetch(opened.url)).text()).toBe('young');
    finish();
    expect(await (await inFlight).text()).toBe('finished');
    await waitForState(client, opened, old.port, undefined);
    const Targets = [{ Id: '127.0.0.1', Port: old.port }];
    const asked = new DescribeTargetHealthCommand({ TargetGroupArn: opened.targetGroupArn, Targets });
    expect((await client.send(asked)).TargetHealthDescriptions?.[0]?.TargetHealth).toEqual({
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    });
  });

  test('that still answers when its delay is over is cut off', async () => {
    const silent = await backend(() => undefined);
    const opened = await serving(silent, { attributes: delay(20) });
    const inFlight = fetch(opened.url);
    await waitFor(async () => silent.requests() === 1 || undefined, { what: 'the request to arrive', seconds: 10 });
    await dismiss(opened, silent.port);
    expect((await inFlight).status).toBe(502);
  });

  test('that answers with another status is unhealthy, and says why', async () => {
    const started = await backend((_q, r) => r.end());
    const opened = await front({ Matcher: { HttpCode: '300-399' } });
    await enlist(client, opened, started.port);
    await waitForState(client, opened, started.port, 'unhealthy');
    expect((await healthByPort(client, opened)).get(started.port)).toEqual({
      State: 'unhealthy',
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [200]',
    });
  });

  test('that refuses connections is unhealthy, and healthy again once it answers', async () => {
    const port = await freePort('127.0.0.1');
    const opened = await front();
    await enlist(client, opened, port);
    await waitForState(client, opened, port, 'unhealthy');
    expect((await healthByPort(client, opened)).get(port)).toMatchObject({
      Reason: 'Target.FailedHealthChecks',
      Description: 'Health checks failed',
    });
    const late = createServer((_q, r) => r.end());
    await new Promise<void>((resolve) => late.listen(port, '127.0.0.1', resolve));
    await waitForState(client, opened, port, 'healthy');
    late.closeAllConnections();
    await new Promise((resolve) => late.close(resolve));
  });

  test('that does not answer in time is unhealthy', async () => {
    const silent = createServer(() => undefined);
    const port = await freePort('127.0.0.1');
    await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
    const opened = await front({ HealthCheckTimeoutSeconds: 2 });
    await enlist(client, opened, port);
    await waitForState(client, opened, port, 'unhealthy');
    expect((await healthByPort(client, opened)).get(port)).toMatchObject({
      Reason: 'Target.Timeout',
      Description: 'Request timed out',
    });
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });
});

describe('the API', () => {
  const create = { Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1' } as const;

  test("has AWS's defaults, and ARNs in AWS's form", async () => {
    const { TargetGroups } = await client.send(new CreateTargetGroupCommand({ ...create, Name: 'defaults' }));
    const arn = TargetGroups?.[0]?.TargetGroupArn ?? '';
    expect(arn).toMatch(/^arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup\/defaults\/[0-9a-f]{16}$/);
    expect(TargetGroups?.[0]).toMatchObject({
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: '/',
      HealthCheckPort: 'traffic-port',
      Matcher: { HttpCode: '200' },
      TargetType: 'instance',
      LoadBalancerArns: [],
    });
    const { Attributes } = await client.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn }));
    const attributes = new Map(Attributes?.map(({ Key, Value }) => [Key, Value]));
    expect(attributes.get('deregistration_delay.timeout_seconds')).toBe('300');
    expect(attributes.get('slow_start.duration_seconds')).toBe('0');
    const again = await client.send(new CreateTargetGroupCommand({ ...create, Name: 'defaults' }));
    expect(again.TargetGroups?.[0]?.TargetGroupArn).toBe(arn);
  });

  const unknown = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/none/0123456789abcdef';

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a target group that does not exist',
      () => client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [unknown] })),
      'TargetGroupNotFoundException',
    ],
    [
      'a name that is taken with other settings',
      async () => {
        await client.send(new CreateTargetGroupCommand({ ...create, Name: 'twice' }));
        await client.send(new CreateTargetGroupCommand({ ...create, Name: 'twice', Port: 81 }));
      },
      'DuplicateTargetGroupNameException',
    ],
    [
      'a health check interval below five seconds',
      () => client.send(new CreateTargetGroupCommand({ ...create, Name: 'fast', HealthCheckIntervalSeconds: 1 })),
      'ValidationError',
    ],
    [
      'an ARN that is none',
      () => client.send(new ModifyTargetGroupCommand({ TargetGroupArn: 'nonsense' })),
      'ValidationError',
    ],
    [
      'an instance that does not exist',
      async () => {
        const { TargetGroups } = await client.send(new CreateTargetGroupCommand({ ...create, Name: 'by-instance' }));
        const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn;
        await client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: 'i-0123456789abcdef0' }] }));
      },
      'InvalidTargetException',
    ],
    [
      'the deletion of a target group in use',
      async () => client.send(new DeleteTargetGroupCommand({ TargetGroupArn: (await front()).targetGroupArn })),
      'ResourceInUseException',
    ],
    [
      'a slow start that is too short',
      async () => {
        const { targetGroupArn: TargetGroupArn } = await front();
        const Attributes = [{ Key: 'slow_start.duration_seconds', Value: '10' }];
        await client.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }));
      },
      'ValidationError',
    ],
    [
      'a load balancer in one subnet',
      () => client.send(new CreateLoadBalancerCommand({ Name: 'narrow', Subnets: ['subnet-1'] })),
      'ValidationError',
    ],
  ])('refuses %s', async (_what, work, name) => {
    await expect(work()).rejects.toMatchObject({ name });
  });
});
