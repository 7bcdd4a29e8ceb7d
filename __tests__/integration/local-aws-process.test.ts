import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tryCommand } from '../../harness/command.ts';
import { faultControl } from '../../harness/faults.ts';
import { repositoryRoot, runAction, startJob } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';
import { readReadyLine } from '../../src/actions/local-aws/background.ts';
import { callEcs } from '../support/raw-api.ts';

const program = join(repositoryRoot, 'script/local-aws');
/** What the emulators of this file make beside themselves is in here. */
const temporary = mkdtempSync(join(tmpdir(), 'berth-process-'));
const environment = { ...process.env, TMPDIR: temporary };

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

interface Started {
  readonly environment: Readonly<Record<string, string>>;
  readonly stdout: () => string;
  readonly processId: number;
  /** Sends the signal and gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

async function start(...flags: string[]): Promise<Started> {
  const child = spawn(program, ['--port', '0', '--runtime', 'simulated', ...flags], { env: environment });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const look = async () => readReadyLine(stdout);
  const exported = await waitFor(look, { what: 'the line that says that it is ready', seconds: 20, interval: 20 });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { environment: exported, stdout: () => stdout, processId: child.pid ?? 0, end };
}

describe('the faults to begin with', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'berth-faults-')), 'faults.json');

  afterAll(() => rmSync(dirname(file), { recursive: true, force: true }));

  test('are those of the file', async () => {
    writeFileSync(file, '[{"kind":"throttle","operation":"ecs:*","times":1}]');
    const localAws = await start('--faults', file);
    expect(await callEcs(localAws.environment, 'ListClusters', {})).toMatchObject({ status: 400 });
    expect(await callEcs(localAws.environment, 'ListClusters', {})).toMatchObject({ status: 200 });
    expect(await faultControl(localAws.environment).fired()).toEqual([1]);
    await localAws.end('SIGTERM');
  });

  test('that are no faults end it with what is wrong', async () => {
    writeFileSync(file, '[{"kind":"explode"},{"kind":"throttle","operation":"*","often":true}]');
    const { exitCode, stderr } = await tryCommand(program, ['--port', '0', '--runtime', 'simulated', '--faults', file]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Fault 1: "kind" must be one of throttle');
    expect(stderr).toContain('Fault 2: it has members that are not known: often');
  });
});

describe('the command', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'prints one line, serves, and ends with %s as if nothing had been',
    async (signal) => {
      const localAws = await start('--speed', '10');
      expect(localAws.stdout()).toMatch(
        /^local-aws is ready: export AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+ AWS_REGION=us-east-1 [^\n]*ACTIONS_ID_TOKEN_REQUEST_TOKEN=\S+\n$/,
      );
      const health = await fetch(`${localAws.environment.AWS_ENDPOINT_URL}/health`);
      expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
      await callEcs(localAws.environment, 'CreateCluster', {});
      await callEcs(localAws.environment, 'RegisterContainerInstance', {});
      const containerDefinitions = [{ name: 'app', image: 'x', memory: 10 }];
      await callEcs(localAws.environment, 'RegisterTaskDefinition', { family: 'f', containerDefinitions });
      await callEcs(localAws.environment, 'CreateService', { serviceName: 's', taskDefinition: 'f' });
      expect(await localAws.end(signal)).toBe(0);
      expect(localAws.stdout().split('\n')).toHaveLength(2);
      expect(readdirSync(temporary)).toEqual([]);
    },
  );

  test('leaves nothing behind when it is killed', async () => {
    const localAws = await start();
    expect(readdirSync(temporary)).not.toEqual([]);
    await localAws.end('SIGKILL');
    const look = async () => (readdirSync(temporary).length === 0 ? true : undefined);
    expect(await waitFor(look, { what: 'the watchdog to clean up', seconds: 10 })).toBe(true);
  });

  test.each([
    [['--port', 'x'], 'The command line is not usable: --port must be a whole number from 0 to 65535, not "x".'],
    [['--nonsense'], "The command line is not usable: Unknown option '--nonsense'."],
  ])('%j is refused in a sentence', async (flags, sentence) => {
    const { exitCode, stdout, stderr } = await tryCommand(program, flags, { environment });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr.startsWith(sentence)).toBe(true);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a port that is taken is told in a sentence, and nothing is left', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const flags = ['--port', String(port), '--runtime', 'simulated'];
    const { exitCode, stderr } = await tryCommand(program, flags, { environment });
    server.close();
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `local-aws cannot listen on 127.0.0.1:${port}. listen EADDRINUSE: address already in use 127.0.0.1:${port}. End what uses the port, or choose another one with --port (0 picks a free one).\n`,
    );
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('without an engine the docker runtime says so, and nothing is left', async () => {
    const nowhere = { ...environment, DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
    const { exitCode, stdout, stderr } = await tryCommand(program, ['--port', '0'], { environment: nowhere });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('Docker');
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('tells its options', async () => {
    const { exitCode, stdout } = await tryCommand(program, ['--help'], { environment });
    expect(exitCode).toBe(0);
    for (const option of ['--port', '--runtime', '--speed', '--pull-seconds', '--region'])
      expect(stdout).toContain(option);
  });

  test('without node says what is missing', async () => {
    const bare = { PATH: mkdtempSync(join(temporary, 'bare-')) };
    const { exitCode, stderr } = await tryCommand('/bin/bash', [program], { environment: bare });
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'local-aws needs Node.js 20 or newer, and there is no node on the PATH: install it from https://nodejs.org.\n',
    );
    rmSync(bare.PATH, { recursive: true });
  });
});

describe('the server', () => {
  let localAws: Started;

  beforeAll(async () => {
    localAws = await start('--region', 'eu-central-1', '--account-id', '123456789012');
  });

  afterAll(async () => {
    await localAws.end('SIGTERM');
  });

  test('stands for the region and account that it is given', async () => {
    expect(localAws.environment.AWS_REGION).toBe('eu-central-1');
    const { body } = await callEcs(localAws.environment, 'CreateCluster', { clusterName: 'here' });
    expect(body).toMatchObject({ cluster: { clusterArn: 'arn:aws:ecs:eu-central-1:123456789012:cluster/here' } });
  });

  test('gives every answer a request id of its own', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => (await callEcs(localAws.environment, 'ListClusters', {})).headers.get('x-amzn-requestid')),
    );
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('refuses what is not signed, and what is no JSON', async () => {
    const unsigned = await callEcs(localAws.environment, 'ListClusters', {}, { authorization: '' });
    expect(unsigned).toMatchObject({ status: 400, body: { __type: 'MissingAuthenticationTokenException' } });
    const text = await callEcs(localAws.environment, 'ListClusters', 'hello');
    expect(text).toMatchObject({ status: 400, body: { __type: 'SerializationException' } });
  });

  test('refuses a body that no API of AWS would take', async () => {
    const { status } = await callEcs(localAws.environment, 'ListClusters', 'x'.repeat(11 * 1024 * 1024));
    expect(status).toBe(413);
  });

  test('has no other pages', async () => {
    const answer = await fetch(`${localAws.environment.AWS_ENDPOINT_URL}/index.html`);
    expect(answer.status).toBe(404);
  });
});

describe('the action', () => {
  test('starts an emulator for the job, and its post step ends it', async () => {
    const job = startJob({ environment: { TMPDIR: temporary } });
    const step = await job.run('local-aws', { runtime: 'simulated', speed: '10' });
    expect(step.exitCode).toBe(0);
    const { endpoint = '', region = '', ...rest } = step.outputs;
    expect(rest).toMatchObject({ 'access-key-id': 'local-aws', 'secret-access-key': 'local-aws', 'task-gateway': '' });
    const use = { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region };
    expect(await callEcs(use, 'CreateCluster', {})).toMatchObject({ status: 200 });
    const token = await fetch(`${rest['oidc-url']}&audience=sts.amazonaws.com`, {
      headers: { authorization: `bearer ${rest['oidc-token']}` },
    });
    expect(await token.json()).toEqual({ value: expect.any(String) });
    const temp = job.temp;
    const [post] = await job.finish();
    expect(post?.exitCode).toBe(0);
    await expect(callEcs(use, 'ListClusters', {})).rejects.toThrow();
    expect(existsSync(join(temp, 'berth-local-aws'))).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('says what the emulator says when it does not start', async () => {
    const { main } = await runAction('local-aws', { runtime: 'simulated', region: 'mars' });
    expect(main.exitCode).toBe(1);
    expect(main.annotations).toMatchObject([{ level: 'error', title: 'LOCAL_AWS_FAILED' }]);
    expect(main.annotations[0]?.message).toContain('--region must be a region such as us-east-1, not "mars"');
  });

  test('tells all inputs that are wrong in one error', async () => {
    const { main } = await runAction('local-aws', { port: 'x', runtime: 'podman' });
    expect(main.annotations).toMatchObject([{ title: 'INVALID_INPUT' }]);
    expect(main.annotations[0]?.message).toContain('2 inputs are not usable');
  });
});
