import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Claims } from '../../demo/claims.ts';
import type { StoryName } from '../../demo/stories.ts';
import { tryCommand } from '../../harness/command.ts';
import { repositoryRoot } from '../../harness/runner.ts';

const minutes = 60_000;

/** For a test that plays a story. */
export const storyTimeout = 10 * minutes;

/** Plays a story of the demo in a folder of its own, and expects that it proves every claim and leaves nothing in the folder. */
export async function expectStoryProven(story: StoryName, claims: Claims): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'demo-test-'));
  // PostgreSQL's own user must be able to pass.
  chmodSync(directory, 0o755);
  try {
    const { exitCode, stdout } = await tryCommand(
      process.execPath,
      ['--import', 'tsx', 'demo/main.ts', '--story', story],
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
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
