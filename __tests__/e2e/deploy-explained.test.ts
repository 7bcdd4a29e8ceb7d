import {
  CreateClusterCommand,
  CreateServiceCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { runAction } from '../../harness/runner.ts';
import { ecsClient, registerInstance, waitForService } from '../support/ecs-scene.ts';

const cluster = 'e2e-explained';

let engine: Engine;
let localAws: LocalAws;
let ecs: ECSClient;
let image: string;

beforeAll(async () => {
  engine = await provideEngine();
  const environment = { ...process.env, ...engine.environment };
  image = (await assembleBaseImage(environment)).reference;
  localAws = await startLocalAws({ runtime: 'docker', speed: 5, environment });
  ecs = ecsClient(localAws.environment);
}, 180_000);

afterAll(async () => {
  ecs?.destroy();
  await localAws?.stop();
  await engine?.stop();
}, 60_000);

/** A revision of the backend that runs a script in Node. */
async function register(script: string): Promise<string> {
  const options = {
    'awslogs-group': '/backend',
    'awslogs-region': 'us-east-1',
    'awslogs-create-group': 'true',
    'awslogs-stream-prefix': 'web',
  };
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'backend',
      containerDefinitions: [
        {
          name: 'app',
          image,
          memory: 256,
          command: ['node', '-e', script],
          environment: [{ name: 'DATABASE_PASSWORD', value: 'correct-horse-battery-staple' }],
          logConfiguration: { logDriver: 'awslogs', options },
        },
      ],
    }),
  );
  return taskDefinition?.taskDefinitionArn ?? '';
}

/** As story A's server does: it asks for the database before anything else, and dies without it. In its container nothing listens. */
const diesWithoutDatabase = `
  console.log('connecting to the database');
  require('net').connect(5432, '127.0.0.1').on('error', (error) => {
    console.error('cannot start: ' + error.message);
    process.exit(1);
  });`;

test('peers 2: story A, a real container that cannot reach its database (D#447): its last words and the host are in the error', async () => {
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  await registerInstance(ecs, cluster, { cpu: 2048, memory: 1024 });
  const works = await register('setInterval(() => undefined, 1_000)');
  await ecs.send(new CreateServiceCommand({ cluster, serviceName: 'backend', taskDefinition: works, desiredCount: 1 }));
  await waitForService(ecs, cluster, 'the first version to run', ({ runningCount }) => runningCount === 1);
  const { main } = await runAction(
    'deploy',
    {
      cluster,
      service: 'backend',
      'task-definition-arn': await register(diesWithoutDatabase),
      rehearse: 'off',
      'on-failure': 'leave',
    },
    { environment: localAws.environment },
  );
  expect(main).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', cause: 'database-refused' } });
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  expect(error?.message).toContain('The database at 127.0.0.1:5432 refused the connection.');
  expect(error?.message).toContain('cannot start: connect ECONNREFUSED 127.0.0.1:5432');
  expect(main.summary).toContain('connecting to the database\ncannot start: connect ECONNREFUSED 127.0.0.1:5432');
  expect(main.rawLog + main.summary).not.toContain('correct-horse');
}, 180_000);
