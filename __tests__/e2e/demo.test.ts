import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { onlyTask } from '../../demo/ecs.ts';
import { claims } from '../../demo/single-instance/claims.ts';
import { createClients } from '../../demo/stage.ts';
import { runCommand } from '../../harness/command.ts';
import { repositoryRoot } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';

const minutes = 60_000;
const nothing = { files: [], processes: [], resources: [] };

let directory: string;
let running: Demo | undefined;

beforeEach(() => {
  // Everything that the demo makes lies under its TMPDIR, where PostgreSQL's own user must be able to pass.
  directory = mkdtempSync(join(tmpdir(), 'demo-test-'));
  chmodSync(directory, 0o755);
});

afterEach(async () => {
  if (running?.process.exitCode === null && running.process.kill('SIGINT')) await running.ended;
  rmSync(directory, { recursive: true, force: true });
});

interface Demo {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves when a line with this text has come. */
  told(text: string): Promise<unknown>;
  readonly ended: Promise<unknown>;
}

function startDemo(...flags: readonly string[]): Demo {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/main.ts', ...flags], {
    cwd: repositoryRoot,
    env: { ...process.env, TMPDIR: directory, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  demo.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const lines = () => text.split('\n');
  const ended = once(demo, 'close');
  running = {
    process: demo,
    get lines() {
      return lines();
    },
    told: async (wanted) => {
      const look = async () => text.includes(wanted) || demo.exitCode !== null || undefined;
      await waitFor(look, { what: `"${wanted}"`, seconds: 240 });
      if (!text.includes(wanted)) throw new Error(`The demo ended before it said "${wanted}":\n${text}`);
    },
    ended,
  };
  return running;
}

/** The label value of the demo's local-aws, by way of the container of its one task. */
async function ownerOf(demo: Demo): Promise<string> {
  await demo.told('Proven: version 1 serves');
  const [, endpoint = ''] = /answers at (http:\S+?)\.(?:\s|$)/.exec(demo.lines.join('\n')) ?? [];
  const credentials = { AWS_ACCESS_KEY_ID: 'local-aws', AWS_SECRET_ACCESS_KEY: 'local-aws' };
  const { ecs } = createClients({ AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'us-east-1', ...credentials });
  const { containerId } = await onlyTask(ecs, { cluster: 'one-instance', service: 'backend', address: '' });
  ecs.destroy();
  return runCommand('docker', ['inspect', '--format', '{{index .Config.Labels "local-aws.owner"}}', containerId]);
}

/** Containers and networks of one local-aws. */
async function resources(owner: string): Promise<readonly string[]> {
  const filter = ['--filter', `label=local-aws.owner=${owner}`, '--quiet'];
  const containers = await runCommand('docker', ['ps', '--all', ...filter]);
  const networks = await runCommand('docker', ['network', 'ls', ...filter]);
  return `${containers}\n${networks}`.split('\n').filter((id) => id !== '');
}

/** What the demo has left under its directory, aside from the cache of the program that runs TypeScript. */
function files(): readonly string[] {
  return readdirSync(directory).filter((name) => !name.startsWith('tsx-'));
}

/** Command lines of processes that name the demo's directory. */
function processes(): readonly string[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(commandLine).filter((line) => line.includes(directory));
}

function commandLine(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

describe('the demo', () => {
  test(
    'plays the whole story, proves every claim, and leaves nothing behind',
    async () => {
      const demo = startDemo();
      const owner = await ownerOf(demo);
      await demo.ended;
      const table = demo.lines.slice(demo.lines.indexOf('What was proven') + 1);
      for (const { step, text } of Object.values(claims))
        expect(table.find((line) => line.startsWith(`${step}  ${text}`))).toMatch(/ {2}proven {2}/);
      expect(demo.process.exitCode).toBe(0);
      expect({ files: files(), processes: processes(), resources: await resources(owner) }).toEqual(nothing);
    },
    6 * minutes,
  );

  test(
    'cleans up after Ctrl-C, and says that not everything was proven',
    async () => {
      const demo = startDemo('--speed', '5');
      const owner = await ownerOf(demo);
      await demo.told('Sent with allow-stall');
      expect(await resources(owner)).not.toEqual([]);
      demo.process.kill('SIGINT');
      await demo.ended;
      expect(demo.process.exitCode).toBe(130);
      expect(demo.lines.join('\n')).toContain('Not everything was proven.');
      expect({ files: files(), processes: processes(), resources: await resources(owner) }).toEqual(nothing);
    },
    6 * minutes,
  );

  test(
    'takes its servers and containers with it when it is killed',
    async () => {
      const demo = startDemo('--speed', '5');
      const owner = await ownerOf(demo);
      expect(await resources(owner)).not.toEqual([]);
      demo.process.kill('SIGKILL');
      await demo.ended;
      const left = async () => [...processes(), ...(await resources(owner))];
      await waitFor(async () => ((await left()).length === 0 ? true : undefined), { what: 'the end', seconds: 60 });
    },
    6 * minutes,
  );
});
