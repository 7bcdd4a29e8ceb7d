import { runCommand, tryCommand } from '../../harness/command.ts';
import type { Play, Stage } from '../stage.ts';
import type { ClaimName } from './claims.ts';

/** Runs a command that the doctor printed, unchanged, as somebody who pastes it into a terminal. */
export async function runPrinted(play: Play<ClaimName>, { environment }: Stage, command: string): Promise<void> {
  play.narrator.say('Somebody pastes the printed command into a terminal:');
  play.narrator.quote(`$ ${command}`);
  const terminal = { ...process.env, ...environment, AWS_PAGER: '' };
  await runCommand('bash', ['-euo', 'pipefail', '-c', command], { environment: terminal });
}

/** Throws where a terminal would not find the AWS CLI. */
export async function requireAwsCli(): Promise<void> {
  const { exitCode } = await tryCommand('aws', ['--version'], { environment: { ...process.env } });
  if (exitCode === 0) return;
  throw new Error(
    'this story runs commands of the AWS CLI as they are printed, and there is no "aws" on the PATH: install it, for example with "python3 -m pip install awscli"',
  );
}
