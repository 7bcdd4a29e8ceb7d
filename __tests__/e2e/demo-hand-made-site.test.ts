import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { claims } from '../../demo/hand-made-site/claims.ts';
import { tryCommand } from '../../harness/command.ts';
import { repositoryRoot } from '../../harness/runner.ts';

const minutes = 60_000;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'demo-test-'));
  chmodSync(directory, 0o755);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test(
  'the story of the hand-made site proves every claim, and leaves nothing behind',
  async () => {
    const { exitCode, stdout } = await tryCommand(
      process.execPath,
      ['--import', 'tsx', 'demo/main.ts', '--story', 'b'],
      {
        workingDirectory: repositoryRoot,
        environment: { ...process.env, TMPDIR: directory, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
        timeout: 9 * minutes,
      },
    );
    const lines = stdout.split('\n');
    const table = lines.slice(lines.indexOf('What was proven') + 1);
    for (const { step, text } of Object.values(claims))
      expect(table.find((line) => line.startsWith(`${step}  ${text}`))).toMatch(/ {2}proven {2}/);
    expect(exitCode).toBe(0);
    expect(readdirSync(directory).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
  },
  10 * minutes,
);
