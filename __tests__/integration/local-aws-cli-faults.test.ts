import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type FaultControl, faultControl } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { waitFor } from '../../harness/wait.ts';
import { asObjects, asString, asStrings, type JsonObject } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { callEcs } from '../support/raw-api.ts';

let localAws: LocalAws;
let aws: AwsCli;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40 });
  aws = await awsCli(localAws.environment);
}, 300_000);

afterAll(() => localAws.stop());

const container = { name: 'app', image: 'backend:1', memory: 256 };
const containers = JSON.stringify([container]);
const resources = 'name=CPU,type=INTEGER,integerValue=1024 name=MEMORY,type=INTEGER,integerValue=1024'.split(' ');

describe('faults, as the AWS CLI meets them', () => {
  const cluster = ['--cluster', 'faults'];
  let faults: FaultControl;

  beforeAll(async () => {
    faults = faultControl(localAws.environment);
    await aws.json('ecs', 'create-cluster', '--cluster-name', 'faults');
  });

  afterEach(() => faults.clear());

  test("throttling and 5xx are retried by the CLI's own rules, and then pass", async () => {
    const patient = await awsCli({ ...localAws.environment, AWS_MAX_ATTEMPTS: '3', AWS_RETRY_MODE: 'standard' });
    await faults.set({ kind: 'throttle', operation: 'ListClusters', times: 2 });
    expect(asStrings(await patient.json('ecs', 'list-clusters', '--query', 'clusterArns'))).not.toHaveLength(0);
    expect(await faults.fired()).toEqual([2]);
    await faults.set({ kind: 'server-error', operation: 'ecs:ListServices', times: 1 });
    expect(await patient.json('ecs', 'list-services', ...cluster, '--query', 'serviceArns')).toEqual([]);
    expect(await faults.fired()).toEqual([1]);
  }, 60_000);

  test.each([
    ['throttle', 'An error occurred (ThrottlingException) when calling the ListServices operation'],
    ['server-error', 'An error occurred (ServerException) when calling the ListServices operation'],
    [
      'expired-token',
      'An error occurred (ExpiredTokenException) when calling the ListServices operation: The security',
    ],
    ['deny', 'is not authorized to perform: ecs:ListServices on resource: *'],
    ['reset-before', 'Connection was closed before we received a valid response from endpoint URL'],
  ] as const)('%s is what the CLI says of ECS', async (kind, expected) => {
    await faults.set({ kind, operation: 'ecs:*' });
    const { exitCode, stderr } = await aws.run('ecs', 'list-services', ...cluster);
    expect(exitCode).toBeGreaterThan(0);
    expect(stderr).toContain(expected);
  });

  test.each([
    ['throttle', 'Throttling'],
    ['deny', 'AccessDenied'],
    ['expired-token', 'ExpiredToken'],
    ['server-error', 'InternalFailure'],
  ] as const)('%s is %s in the Query protocol', async (kind, code) => {
    await faults.set({ kind, operation: 'sts:*' });
    expect((await aws.run('sts', 'get-caller-identity')).stderr).toContain(`An error occurred (${code})`);
  });

  test('a clock that is two hours off refuses the signature; four minutes pass, and instants are of that clock', async () => {
    await faults.set({ kind: 'clock-skew', seconds: 7200 });
    const refused = await aws.run('ecs', 'list-clusters');
    expect(refused.stderr).toMatch(/InvalidSignatureException.* Signature expired: \d{8}T\d{6}Z is now earlier than/s);
    await faults.set({ kind: 'clock-skew', seconds: 240 });
    const register = ['ecs', 'register-task-definition', '--family', 'skewed', '--container-definitions', containers];
    const at = await aws.json(...register, '--query', 'taskDefinition.registeredAt');
    expect(Number(at) * 1000 - Date.now()).toBeGreaterThan(200_000);
  });

  test('a missing service is in the failures, and the waiter of the CLI fails on it as it does in AWS', async () => {
    await aws.json('ecs', 'register-task-definition', '--family', 'missing', '--container-definitions', containers);
    const service = ['--service-name', 's', '--task-definition', 'missing', '--desired-count', '0'];
    await aws.json('ecs', 'create-service', ...cluster, ...service);
    await faults.set({ kind: 'missing', operation: 'DescribeServices', times: 2 });
    const describe = ['ecs', 'describe-services', ...cluster, '--services', 's'];
    expect(await aws.json(...describe)).toEqual({
      services: [],
      failures: [{ arn: 'arn:aws:ecs:us-east-1:000000000000:service/faults/s', reason: 'MISSING' }],
    });
    const waited = await aws.run('ecs', 'wait', 'services-stable', ...cluster, '--services', 's');
    expect(waited.stderr).toContain('For expression "failures[].reason" we matched expected path: "MISSING"');
    expect(await aws.json(...describe, '--query', 'failures')).toEqual([]);
  }, 60_000);
});

describe('one-off tasks, as the AWS CLI finds them', () => {
  const cluster = ['--cluster', 'one-off'];
  const logConfiguration = (options: JsonObject) => ({
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': '/one-off', 'awslogs-region': 'us-east-1', ...options },
    },
  });

  beforeAll(async () => {
    await aws.json('ecs', 'create-cluster', '--cluster-name', 'one-off');
    const instance = ['ecs', 'register-container-instance', ...cluster, '--total-resources', ...resources];
    await aws.json(...instance);
    await aws.run('logs', 'create-log-group', '--log-group-name', '/one-off');
  });

  /** Starts a task on the instance with these words for the simulated runtime, waits for its end, and describes it. */
  async function startAndStop(family: string, words: string, members: JsonObject = {}): Promise<JsonObject> {
    const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: words }];
    const containerDefinitions = [{ ...container, environment, ...members }];
    const executionRoleArn = 'arn:aws:iam::000000000000:role/execution';
    await callEcs(localAws.environment, 'RegisterTaskDefinition', { family, executionRoleArn, containerDefinitions });
    const place = { cluster: 'one-off' };
    const { body } = await callEcs(localAws.environment, 'ListContainerInstances', place);
    const start = ['ecs', 'start-task', ...cluster, '--task-definition', family, '--started-by', `berth/${family}`];
    const instances = ['--container-instances', ...asStrings(body.containerInstanceArns)];
    const tasks = asStrings(await aws.json(...start, ...instances, '--query', 'tasks[].taskArn'));
    const stopped = async () => {
      const answer = await callEcs(localAws.environment, 'DescribeTasks', { ...place, tasks });
      return asObjects(answer.body.tasks).every(({ lastStatus }) => lastStatus === 'STOPPED') || undefined;
    };
    await waitFor(stopped, { what: `the task of ${family} to stop`, seconds: 30 });
    const describe = ['ecs', 'describe-tasks', ...cluster, '--tasks', ...tasks, '--query', 'tasks'];
    return asObjects(await aws.json(...describe))[0] ?? {};
  }

  test('by startedBy, running and stopped', async () => {
    const task = await startAndStop('by-started-by', 'exit=3 after=0');
    const list = ['ecs', 'list-tasks', ...cluster, '--query', 'taskArns', '--started-by'];
    expect(await aws.json(...list, 'berth/by-started-by')).toEqual([]);
    expect(await aws.json(...list, 'berth/by-started-by', '--desired-status', 'STOPPED')).toEqual([task.taskArn]);
    expect(await aws.json(...list, 'somebody-else', '--desired-status', 'STOPPED')).toEqual([]);
  }, 60_000);

  test('with how it ended: code, reason, and the times of its pull', async () => {
    const task = await startAndStop('ended', 'exit=3 after=0');
    expect(task).toMatchObject({
      startedBy: 'berth/ended',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      pullStartedAt: expect.any(Number),
      pullStoppedAt: expect.any(Number),
      containers: [
        { exitCode: 3, runtimeId: expect.stringMatching(/^[0-9a-f]{64}$/), imageDigest: expect.any(String) },
      ],
    });
  }, 60_000);

  test.each([
    ['not-found', 'CannotPullContainerError: pull image manifest has been retried 7 time\\(s\\): .*: not found$'],
    ['wrong-architecture', "does not contain descriptor matching platform 'linux/amd64'$"],
    ['exec-not-found', 'CannotStartContainerError: .*: executable file not found in \\$PATH: unknown$'],
  ])(
    '%s: it never ran, and why',
    async (words, reason) => {
      const task = await startAndStop(words, words);
      const expected = expect.stringMatching(new RegExp(reason));
      expect(task).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: expected });
      expect(asObjects(task.containers)[0]).toMatchObject({ reason: expected });
      expect(task.startedAt).toBeUndefined();
    },
    60_000,
  );

  test('a secret that is missing in SSM: the task never ran, and which parameter it is', async () => {
    const task = await startAndStop('no-secret', '', { secrets: [{ name: 'KEY', valueFrom: '/nowhere' }] });
    expect(task).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^ResourceInitializationError: unable to pull secrets .*: \/nowhere$/),
    });
  }, 60_000);

  test.each([
    ['prefixed', { 'awslogs-stream-prefix': 'ecs' }, (_id: string, task: string) => `ecs/app/${task}`],
    ['unprefixed', {}, (id: string) => id],
  ])(
    'with its last words in the stream that is its own: %s',
    async (family, options, streamOf) => {
      const task = await startAndStop(family, 'log="out of coffee" exit=1 after=0', logConfiguration(options));
      const [first] = asObjects(task.containers);
      const stream = streamOf(asString(first?.runtimeId) ?? '', asString(task.taskArn)?.split('/')[2] ?? '');
      const events = ['logs', 'get-log-events', '--log-group-name', '/one-off', '--log-stream-name', stream];
      expect(await aws.json(...events, '--query', 'events[].message')).toEqual(['out of coffee']);
    },
    60_000,
  );
});
