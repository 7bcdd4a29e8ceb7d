import { type ECSClient, ListServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { accessDenied, type Intercept } from '../../harness/recording-proxy.ts';
import { type Runs, registerRevision, startSimulatedRuns } from '../support/deploy-runs.ts';
import { backendContainer, image, readBackend, setScene } from '../support/ecs-scene.ts';

/**
 * A table of every call of a deploy and what may go wrong with it. Whatever it is: no success without the new version, no second
 * deployment, one error with three sentences, and no word of a defect; percents that stay changed are said aloud.
 */

let ecs: ECSClient;
let runs: Runs;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ ecs, runs, stop } = await startSimulatedRuns());
}, 60_000);

afterAll(() => stop());

const expired = 'The security token included in the request is expired';
const answers = {
  throttle: { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } },
  'server-error': { status: 500, body: { __type: 'ServerException', message: 'Service Unavailable' } },
  'reset-after': 'reset-after',
  'expired-token': { status: 400, body: { __type: 'ExpiredTokenException', message: expired } },
  deny: null,
} as const;
type Kind = keyof typeof answers;

/** Longer than the SDK tries by itself. What is denied stays so, and a token that has expired. */
const outage = 8_000;

/** Hits one operation, from the first UpdateService on or from the start, for as long as an outage lasts. */
function hit(operation: string, kind: Kind, from: 'start' | 'update'): Intercept {
  let begun = from === 'start';
  let until = 0;
  return (call) => {
    const isHit = begun && call.operation === operation;
    begun ||= call.operation === 'UpdateService';
    if (!isHit) return undefined;
    until ||= kind === 'deny' || kind === 'expired-token' ? Number.POSITIVE_INFINITY : Date.now() + outage;
    if (Date.now() > until) return undefined;
    return answers[kind] ?? accessDenied(`ecs:${operation}`, '*');
  };
}

type Result = Awaited<ReturnType<Runs['run']>>;

interface Attempt {
  readonly operation: string;
  readonly kind: Kind;
  readonly from: 'start' | 'update';
  readonly works: boolean;
}

async function attempt({ operation, kind, from, works }: Attempt) {
  const cluster = `${works ? 'works' : 'fails'}-${from}-${kind}-${operation}`.toLowerCase();
  const container = { memory: 400 };
  await setScene(ecs, { cluster, taskDefinition: { containerDefinitions: [{ ...backendContainer, ...container }] } });
  const crash = { letter: 'b', simulate: 'exit=1 after=0', container };
  const version = works
    ? { image: image('b') }
    : { 'task-definition-arn': await registerRevision(ecs, cluster, crash), 'circuit-breaker': 'keep' };
  const result = await runs.run(
    'deploy',
    { cluster, 'restore-percents': 'true', ...version },
    { intercept: hit(operation, kind, from) },
  );
  const list = await ecs.send(new ListServiceDeploymentsCommand({ cluster, service: 'backend' }));
  return {
    cluster,
    result,
    service: await readBackend(ecs, cluster),
    deployments: list.serviceDeployments?.length ?? 0,
  };
}

function expectThreeSentences({ annotations, exitCode, rawLog }: Result): void {
  const errors = annotations.filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(exitCode === 0 ? 0 : 1);
  for (const { message } of errors) expect(message.split('\n')).toHaveLength(3);
  expect(rawLog).not.toMatch(/UNEXPECTED|^\s+at .+:\d+:\d+/m);
}

/** The percents of the scene, or a word that they are others. */
function expectPercents({ result, service }: Awaited<ReturnType<typeof attempt>>): void {
  const { minimumHealthyPercent, maximumPercent } = service.deploymentConfiguration ?? {};
  if (minimumHealthyPercent === 100 && maximumPercent === 200) return;
  expect(result.annotations.map(({ message }) => message).join()).toContain('Percents were not put back');
}

/** Four at a time: they wait more than they work. */
async function all(attempts: readonly Attempt[]) {
  const waiting = [...attempts];
  const done: Awaited<ReturnType<typeof attempt>>[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done.push(await attempt(next));
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return done;
}

const table = (operations: readonly string[], from: 'start' | 'update', works: boolean) => (kind: Kind) =>
  operations.map((operation) => ({ operation, kind, from, works }));

describe('a deploy of a version that fails', () => {
  const operations = ['ListServiceDeployments', 'ListContainerInstances'];

  test.each(['throttle'] as const)(
    'goes back once an outage of one call (%s) is over',
    async (kind) => {
      for (const each of await all(table(operations, 'update', false)(kind))) {
        const { result, service, cluster, deployments } = each;
        expect(result).toMatchObject({ exitCode: 1, outputs: { 'rolled-back-to': `${cluster}:1` } });
        expect(service.taskDefinition).toMatch(/:1$/);
        expect(deployments).toBeLessThanOrEqual(3);
        expectThreeSentences(result);
        expectPercents(each);
      }
    },
    180_000,
  );
});
