import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommandResult, runCommand, tryCommand } from '../../harness/command.ts';
import { cacheDirectory } from '../../harness/tools.ts';

const version = '1.45.11';

/** The AWS CLI, and the Python that has its libraries (botocore above all). */
export interface AwsCli {
  readonly python: string;
  /** Runs `aws PARAMETERS` and gives its JSON answer; throws with its own message when it fails. */
  json(...parameters: string[]): Promise<unknown>;
  /** Runs `aws PARAMETERS`, whatever its exit code is. */
  run(...parameters: string[]): Promise<CommandResult>;
}

/** The AWS CLI in a virtual environment outside the clone, installed there from PyPI when it is missing. */
export async function awsCli(environment: Readonly<Record<string, string>>): Promise<AwsCli> {
  const folder = join(cacheDirectory(), `awscli-${version}`);
  if (!existsSync(join(folder, 'bin/aws'))) await install(folder);
  const settings = { AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '', AWS_MAX_ATTEMPTS: '1', HOME: folder };
  const options = { environment: { PATH: process.env.PATH, ...settings, ...environment } };
  // Through the interpreter: the path in the script's first line is that of the folder in which it was installed.
  const python = join(folder, 'bin/python');
  const parameters = (given: readonly string[]) => [join(folder, 'bin/aws'), ...given];
  return {
    python,
    json: async (...given) => JSON.parse(await runCommand(python, parameters(given), options)) as unknown,
    run: (...given) => tryCommand(python, parameters(given), options),
  };
}

/** In a folder of its own first, so that an installation that was interrupted is never taken for a whole one. */
async function install(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await runCommand('python3', ['-m', 'venv', unfinished]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `awscli==${version}`];
  await runCommand(join(unfinished, 'bin/python'), pip);
  await rename(unfinished, folder).catch(async (thrown: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(join(folder, 'bin/aws'))) throw thrown;
  });
}
