import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { provideAwsCommand } from '../../harness/aws-cli.ts';
import { runCommand } from '../../harness/command.ts';
import type { Play, Stage } from '../stage.ts';
import type { ClaimName } from './claims.ts';

/** Runs a command that the doctor printed, unchanged, as somebody does who pastes it into a terminal. */
export type RunPrinted = (stage: Stage, command: string) => Promise<void>;

/** A terminal with the AWS CLI: the one on the PATH, or the one of PyPI. */
export async function openTerminal({ narrator, cleanUp }: Play<ClaimName>): Promise<RunPrinted> {
  const directory = mkdtempSync(join(tmpdir(), 'berth-terminal-'));
  cleanUp.add('terminal', () => rmSync(directory, { recursive: true, force: true }));
  const added = await provideAwsCommand(directory);
  const path = [added, process.env.PATH].filter((part) => part !== undefined).join(delimiter);
  return async ({ environment }, command) => {
    narrator.say('Somebody pastes the printed command into a terminal:');
    narrator.quote(`$ ${command}`);
    const terminal = { ...process.env, ...environment, PATH: path, AWS_PAGER: '' };
    await runCommand('bash', ['-euo', 'pipefail', '-c', command], { environment: terminal });
  };
}
