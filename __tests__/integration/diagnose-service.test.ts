import { type ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { accessDenied, type Intercept, startRecordingProxy } from '../../harness/recording-proxy.ts';
import { runAction } from '../../harness/runner.ts';
import { test } from '../support/concurrent-test.ts';
import { registerRevision } from '../support/deploy-runs.ts';
import { ecsClient, setScene, waitForService } from '../support/ecs-scene.ts';

let localAws: LocalAws;
let ecs: ECSClient;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 10 });
  ecs = ecsClient(localAws.environment);
}, 60_000);

afterAll(async () => {
  ecs.destroy();
  await localAws.stop();
});

/** Diagnoses the service `backend` of a cluster. */
async function diagnose(cluster: string, inputs: Readonly<Record<string, string>> = {}, intercept?: Intercept) {
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  try {
    const environment = { ...localAws.environment, AWS_ENDPOINT_URL: proxy.url };
    const { main } = await runAction('diagnose', { cluster, service: 'backend', ...inputs }, { environment });
    const annotation = main.annotations[0];
    return { ...main, annotation, sent: proxy.calls.map(({ operation }) => operation) };
  } finally {
    await proxy.close();
  }
}

const zeroToOne = { minimumHealthyPercent: 0, maximumPercent: 100 };

/** A service that works, to which somebody has deployed a version that does as told; waits until two of its tasks have stopped. */
async function setBroken(cluster: string, simulate: string, container: object = {}): Promise<void> {
  await setScene(ecs, { cluster, service: { deploymentConfiguration: zeroToOne } });
  const taskDefinition = await registerRevision(ecs, cluster, {
    letter: 'b',
    simulate,
    container: { logConfiguration: logging(cluster), ...container },
  });
  await ecs.send(new UpdateServiceCommand({ cluster, service: 'backend', taskDefinition }));
  await waitForService(ecs, cluster, 'two failed tasks', ({ deployments }) =>
    (deployments ?? []).some(({ failedTasks = 0 }) => failedTasks >= 2),
  );
}

function logging(cluster: string) {
  const options = {
    'awslogs-group': `/${cluster}`,
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': 'ecs',
    'awslogs-create-group': 'true',
  };
  return { logDriver: 'awslogs', options };
}

const wrongPassword = "Access denied for user 'app'@'10.0.0.7' (using password: YES)";
const reading = /^(?:Describe|List|Get)/;

describe('a service', () => {
  test('that is fine is said to be fine, with what was looked at, and nothing but reads is sent', async () => {
    await setScene(ecs, { cluster: 'fine' });
    const result = await diagnose('fine');
    expect(result).toMatchObject({ exitCode: 0, outputs: { healthy: 'true', cause: '', what: '', causes: '[]' } });
    expect(result.log).toContain('The service backend is fine: 1 of 1 task runs');
    expect(result.log).toMatch(
      /Looked at:\n- the service backend in fine: 1 deployment, \d+ events\n- its tasks: 1 that run or start, 0 that stopped/,
    );
    expect(result.summary).toContain('✅ The service backend is fine');
    expect(result.annotations).toEqual([]);
    expect(result.sent.filter((operation) => !reading.test(operation))).toEqual([]);
  });

  test('that crashes: the words of its container name the cause, and the end of the container is its consequence', async () => {
    const refused = 'dial tcp 10.0.0.5:5432: connect: connection refused';
    await setBroken('crashing', `exit=1 after=2 log="starting" log="${refused}"`);
    const result = await diagnose('crashing');
    expect(result).toMatchObject({ exitCode: 0, outputs: { healthy: 'false' } });
    expect(result.outputs.what).toContain('10.0.0.5:5432');
    expect(result.log).toContain(refused);
    expect(result.annotation).toMatchObject({ level: 'warning' });
    expect(result.annotation?.message).toContain(result.outputs.fix ?? 'no fix');
    expect(result.summary).toContain('❌ The service backend is not fine');
    expect(result.summary).not.toContain('Unknown failure');
  });

  test('whose image does not exist', async () => {
    await setBroken('no-image', 'not-found');
    const result = await diagnose('no-image');
    expect(result.outputs).toMatchObject({
      healthy: 'false',
      cause: expect.stringMatching(/^pull-|image/),
    });
    expect(result.log).toContain('CannotPullContainerError');
  });

  test('that was rolled back by the circuit breaker is fine at this moment, and the failure is explained', async () => {
    const thresholdConfiguration = { type: 'COUNT', value: 2 } as const;
    const deploymentCircuitBreaker = { enable: true, rollback: true, thresholdConfiguration };
    await setScene(ecs, {
      cluster: 'back',
      service: { deploymentConfiguration: { ...zeroToOne, deploymentCircuitBreaker } },
    });
    const simulate = `exit=1 after=2 log="${wrongPassword}"`;
    const taskDefinition = await registerRevision(ecs, 'back', {
      letter: 'b',
      simulate,
      container: { logConfiguration: logging('back') },
    });
    await ecs.send(new UpdateServiceCommand({ cluster: 'back', service: 'backend', taskDefinition }));
    await waitForService(
      ecs,
      'back',
      'the rollback to be complete',
      ({ deployments = [] }) =>
        deployments.length === 1 &&
        deployments[0]?.taskDefinition !== taskDefinition &&
        deployments[0]?.rolloutState === 'COMPLETED',
    );
    const result = await diagnose('back');
    expect(result.outputs.healthy).toBe('true');
    expect(result.log).toContain('is fine at this moment');
    expect(result.outputs.what).toMatch(/rejected the (login|password)/);
    expect(result.annotations).toEqual([]);
  });

  test('that is told to run no task', async () => {
    await setScene(ecs, { cluster: 'zero' });
    await ecs.send(new UpdateServiceCommand({ cluster: 'zero', service: 'backend', desiredCount: 0 }));
    const result = await diagnose('zero');
    expect(result.outputs).toMatchObject({ healthy: 'false', cause: 'desired-count-zero' });
    expect(result.outputs.fix).toContain('aws ecs update-service --cluster zero --service backend --desired-count 1');
  });

  test('that is being deployed without a failure so far', async () => {
    const scene = { cluster: 'deploying', service: { deploymentConfiguration: zeroToOne } };
    await setScene(ecs, scene);
    const taskDefinition = await registerRevision(ecs, 'deploying', { letter: 'b', simulate: 'slow-start=60' });
    await ecs.send(new UpdateServiceCommand({ cluster: 'deploying', service: 'backend', taskDefinition }));
    const result = await diagnose('deploying');
    expect(result.outputs).toMatchObject({ cause: '', healthy: expect.stringMatching(/^(true|false)$/) });
    expect(result.log).toContain('is being deployed');
  });

  test('fails the step where that is asked for, with one error and all outputs', async () => {
    await setBroken('failing', 'oom');
    const result = await diagnose('failing', { 'fail-on': 'problem' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { healthy: 'false' } });
    expect(result.annotations).toMatchObject([{ level: 'error', title: 'CAUSE_FOUND' }]);
    expect(result.annotation?.message).toMatch(/memory/);
  });
});

describe('a failure that nothing names', () => {
  test('ends with the last lines and a text for a bug report that tells nothing of whose it is', async () => {
    const key = 'Zq8vR2mLw5XtN7bK4cJd';
    const words = `exit=42 after=2 log="using key ${key}" log="https://joe:hunter2@db.corp.example:8443 of 123456789012"`;
    await setBroken('unknown', words, {
      environment: [
        { name: 'LOCAL_AWS_SIMULATE', value: words },
        { name: 'LICENSE_KEY', value: key },
      ],
    });
    const result = await diagnose('unknown');
    const [, report = ''] = result.summary.split('Unknown failure: a text for a bug report');
    expect(report).toContain('exit code 42');
    expect(report).toContain('https://<credentials>@<host>:8443 of <account>');
    for (const hidden of [key, 'joe', 'hunter2', 'db.corp.example', '123456789012'])
      expect(report).not.toContain(hidden);
    expect(result.log).not.toContain(key);
    expect(result.summary).not.toContain(key);
    expect(JSON.stringify(result.outputs)).not.toContain(key);
    expect(result.log).toContain('using key ***');
  });
});

describe('what cannot be read', () => {
  test('logs that are denied: the action is named, and the rest is said', async () => {
    await setBroken('denied-logs', 'exit=1 after=2 log="x"');
    const result = await diagnose('denied-logs', {}, ({ operation }) =>
      operation === 'GetLogEvents' ? accessDenied('logs:GetLogEvents', '*') : undefined,
    );
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('allow logs:GetLogEvents on /denied-logs to the role of this job');
    expect(result.log).toContain('exit code 1');
    expect(result.outputs.healthy).toBe('false');
  });

  test('tasks that are denied: whether the service is fine is not claimed', async () => {
    await setScene(ecs, { cluster: 'denied-tasks' });
    const result = await diagnose('denied-tasks', {}, ({ operation }) =>
      operation === 'ListTasks' ? accessDenied('ecs:ListTasks', '*') : undefined,
    );
    expect(result).toMatchObject({ exitCode: 0, outputs: { healthy: '' } });
    expect(result.log).toContain('ecs:ListTasks');
    expect(result.log).not.toContain('is fine');
  });

  test('throttling of the tasks is said, and nothing crashes', async () => {
    await setScene(ecs, { cluster: 'throttled' });
    const body = { __type: 'ThrottlingException', message: 'Rate exceeded' };
    const result = await diagnose('throttled', {}, ({ operation }) =>
      operation === 'ListTasks' ? { status: 400, body } : undefined,
    );
    expect(result).toMatchObject({ exitCode: 0, outputs: { healthy: '' } });
    expect(result.log).toContain('AWS still limits the rate of');
  });

  test('a service that does not exist: those that do are listed', async () => {
    await setScene(ecs, { cluster: 'missing' });
    const result = await diagnose('missing', { service: 'frontend' });
    expect(result).toMatchObject({ exitCode: 1, annotation: { title: 'SERVICE_NOT_FOUND' } });
    expect(result.annotation?.message).toContain('backend');
  });

  test('a service that does not exist keeps nobody from the text that was given beside it', async () => {
    const text =
      'npm error code EUSAGE\nnpm error The `npm ci` command can only install with an existing package-lock.json';
    const result = await diagnose('missing-too', { text });
    expect(result).toMatchObject({ exitCode: 0, outputs: { cause: 'npm-ci-no-lockfile', healthy: '' } });
    expect(result.log).toContain('The service could not be looked at');
  });

  test('a region that is out of reach', async () => {
    const environment = { ...localAws.environment, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const { main } = await runAction('diagnose', { service: 'backend' }, { environment });
    expect(main).toMatchObject({ exitCode: 1, annotations: [{ title: 'AWS_UNREACHABLE' }] });
  });
});
