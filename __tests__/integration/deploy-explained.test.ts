import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { ContainerDefinition, DeploymentConfiguration, ECSClient } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { accessDenied, type Intercept, startRecordingProxy } from '../../harness/recording-proxy.ts';
import { runAction } from '../../harness/runner.ts';
import { test } from '../support/concurrent-test.ts';
import { backendContainer, ecsClient, image, setScene } from '../support/ecs-scene.ts';

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

/** ECS's own default is 50 %, which is 3 failures for one task. */
function breakingAfter(failures: number): DeploymentConfiguration {
  const thresholdConfiguration = { type: 'COUNT', value: failures } as const;
  const deploymentCircuitBreaker = { enable: true, rollback: false, thresholdConfiguration };
  return { minimumHealthyPercent: 0, maximumPercent: 100, deploymentCircuitBreaker };
}

function logging(cluster: string): ContainerDefinition['logConfiguration'] {
  const options = {
    'awslogs-group': `/${cluster}`,
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': 'ecs',
    'awslogs-create-group': 'true',
  };
  return { logDriver: 'awslogs', options };
}

interface Failure {
  readonly cluster: string;
  /** Words for LOCAL_AWS_SIMULATE. */
  readonly simulate?: string;
  readonly container?: Partial<ContainerDefinition>;
  readonly taskDefinition?: object;
  /** Failures at which ECS's circuit breaker gives up. Default: so many that only Berth ends the wait. */
  readonly threshold?: number;
  readonly intercept?: Intercept;
}

/** Deploys a second version, which fails as told, to a service that works. */
async function deployFailing({
  cluster,
  simulate = '',
  container,
  taskDefinition,
  threshold = 50,
  intercept,
}: Failure) {
  await setScene(ecs, { cluster, service: { deploymentConfiguration: breakingAfter(threshold) } });
  const environment = simulate === '' ? [] : [{ name: 'LOCAL_AWS_SIMULATE', value: simulate }];
  const broken = {
    ...backendContainer,
    image: image('b'),
    logConfiguration: logging(cluster),
    environment,
    ...container,
  };
  const workspace = await mkdtemp(`${tmpdir()}/berth-explained-`);
  const document = { family: cluster, containerDefinitions: [broken], ...taskDefinition };
  await writeFile(`${workspace}/task-definition.json`, JSON.stringify(document));
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  try {
    const { main } = await runAction(
      'deploy',
      {
        cluster,
        service: 'backend',
        'task-definition': 'task-definition.json',
        'on-failure': 'leave',
        rehearse: 'off',
        'wait-for-minutes': '2',
      },
      { workspace, environment: { ...localAws.environment, AWS_ENDPOINT_URL: proxy.url } },
    );
    const [error, ...more] = main.annotations.filter(({ level }) => level === 'error');
    return { ...main, error, moreErrors: more, calls: proxy.calls };
  } finally {
    await proxy.close();
    await rm(workspace, { recursive: true });
  }
}

const untripped = /Circuit breaker: [1-9]\d? of 50 failures/;

describe('what cannot heal ends the wait at once', () => {
  test('peers 11: a missing image (D#102) fails long before the circuit breaker has counted to its threshold', async () => {
    const result = await deployFailing({ cluster: 'missing-image', simulate: 'not-found' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', cause: 'image-not-found' } });
    expect(result.error?.title).toBe('DEPLOYMENT_FAILED');
    expect(result.error?.message).toContain(`The image ${image('b')} does not exist in its registry.`);
    expect(result.error?.message).toContain('Push it before it is deployed');
    expect(result.log).toMatch(untripped);
  });

  test.each([
    ['wrong-architecture', 'wrong-architecture', 'was not built for linux/amd64'],
    ['exec-format-error', 'wrong-architecture', 'likely'],
    ['exec-not-found', 'exec-not-found', 'is not in the image'],
  ])('%s', async (simulate, cause, words) => {
    const result = await deployFailing({ cluster: `fatal-${simulate}`, simulate });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', cause } });
    expect(result.error?.message).toContain(words);
    expect(result.log).toMatch(untripped);
  });

  test('a missing parameter: the error names it, and the execution role that reads it', async () => {
    const executionRoleArn = 'arn:aws:iam::123456789012:role/backend-execution';
    const secrets = [{ name: 'PASSWORD', valueFrom: '/backend/password' }];
    const result = await deployFailing({
      cluster: 'missing-secret',
      container: { secrets },
      taskDefinition: { executionRoleArn },
    });
    expect(result.outputs).toMatchObject({ outcome: 'failed', cause: 'secret-missing' });
    expect(result.error?.message).toContain('/backend/password does not exist');
    expect(result.error?.message).toContain(executionRoleArn);
  });

  test('peers 12: the same exit code and last line twice (RM#1247, copilot#2041, #2608, #2672)', async () => {
    const simulate = 'exit=3 after=5 log="no license: giving up"';
    const result = await deployFailing({ cluster: 'twice', simulate });
    expect(result.outputs).toMatchObject({ outcome: 'failed', cause: 'same-crash-twice' });
    expect(result.error?.message).toMatch(/"app" ended repeatedly with exit code 3/);
    expect(result.error?.message).toContain('no license: giving up');
    expect(result.log).toMatch(untripped);
  });
});

describe('peers 2: a failed deploy says why (D#447, D#127, fabfuel#195), in the words of AWS and of the container', () => {
  const refused = 'dial tcp 10.0.0.5:5432: connect: connection refused';

  test('story A: the database is named, the last lines are quoted, and there is one error annotation', async () => {
    const simulate = `exit=1 after=5 log="starting" log="${refused}"`;
    const result = await deployFailing({ cluster: 'database', simulate });
    expect(result.outputs).toMatchObject({ outcome: 'failed', cause: 'database-refused' });
    expect(result.error?.message).toContain('The database at 10.0.0.5:5432 refused the connection.');
    expect(result.error?.message).toContain(refused);
    expect(result.moreErrors).toEqual([]);
    expect(result.log).toContain(`  | ${refused}`);
    expect(result.log).toContain('exit code 1');
    expect(result.summary).toContain(`starting\n${refused}`);
    expect(result.summary).toMatch(/\| \d+ \| EssentialContainerExited \|/);
  });

  test('out of memory: the limit and the container', async () => {
    const result = await deployFailing({
      cluster: 'hungry',
      simulate: 'oom after=0',
      container: { memory: 300 },
    });
    expect(result.outputs.cause).toBe('out-of-memory');
    expect(result.error?.message).toContain(
      'The container "app" was killed because it used more than its memory limit of 300 MiB.',
    );
  });

  test('a failing health check', async () => {
    const healthCheck = { command: ['CMD-SHELL', 'false'], interval: 5, retries: 1 };
    const result = await deployFailing({
      cluster: 'ailing',
      simulate: 'unhealthy',
      container: { healthCheck },
      threshold: 3,
    });
    expect(result.outputs.cause).toBe('health-check-failed');
    expect(result.error?.message).toContain('health check of the container "app"');
  });

  test('what a container writes is text: neither the runner nor the summary takes anything of it for its own', async () => {
    const simulate = 'exit=1 after=0 log="::error::forged" log="##[error]forged" log="```" log="</details>"';
    const result = await deployFailing({ cluster: 'forged', simulate });
    expect(result.annotations.map(({ message }) => message)).not.toContain('forged');
    expect(result.log).toContain('  | ::error::forged');
    expect(result.log).not.toContain('##[');
    expect(result.summary).toContain('````\n::error::forged\n##[error]forged\n```\n</details>\n````');
  });

  test('no value of an environment entry is printed', async () => {
    const environment = [
      { name: 'LOCAL_AWS_SIMULATE', value: 'exit=1 after=0' },
      { name: 'PASSWORD', value: 'correct-horse-battery-staple' },
    ];
    const result = await deployFailing({ cluster: 'silent', container: { environment }, threshold: 3 });
    expect(result.exitCode).toBe(1);
    expect(result.rawLog + result.summary + JSON.stringify(result.outputs)).not.toContain('correct-horse');
  });
});

describe('peers 16: a read that is denied is named, and costs only itself (geekcell/github-action-aws-ecs-run-task#35)', () => {
  test('without logs:GetLogEvents the cause is told from the exit code, and the action and the group are named', async () => {
    const denial = accessDenied('logs:GetLogEvents', 'arn:aws:logs:us-east-1:123456789012:log-group:/unread-lines');
    const result = await deployFailing({
      cluster: 'unread-lines',
      threshold: 3,
      simulate: 'exit=1 after=0 log="no license"',
      intercept: ({ operation }) => (operation === 'GetLogEvents' ? denial : undefined),
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { cause: 'crashed' } });
    expect(result.log).toContain('allow logs:GetLogEvents on /unread-lines');
    expect(result.summary).toContain('logs:GetLogEvents');
  });

  test('without ecs:ListTasks the events still tell, and the action is named', async () => {
    const denial = accessDenied('ecs:ListTasks', '*');
    const result = await deployFailing({
      cluster: 'unread-tasks',
      threshold: 3,
      simulate: 'not-found',
      intercept: ({ operation }) => (operation === 'ListTasks' ? denial : undefined),
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { cause: 'image-not-found' } });
    expect(result.log).toContain('AWS denied ecs:ListTasks');
  });
});
