import { join } from 'node:path';
import { tryCommand } from './command.ts';
import { findProgram } from './tools.ts';

/** The action of another repository, or this one, as act finds it: a plain folder instead of a clone. */
export interface LocalRepository {
  /** As it stands before the `@` of a `uses:`, without a path: `OWNER/NAME`. */
  readonly name: string;
  /** As it stands behind the `@`. */
  readonly ref: string;
  readonly folder: string;
}

export interface ActOptions {
  /** The repository whose workflow runs; a git work tree. */
  readonly repository: string;
  /** Path of the workflow in it. */
  readonly workflow: string;
  readonly localRepositories: readonly LocalRepository[];
  /** Variables for every step. */
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** The `vars` of the repository. */
  readonly variables?: Readonly<Record<string, string>>;
  /** An existing directory of the test's own: HOME, and what act keeps. */
  readonly directory: string;
}

export interface ActResult {
  readonly exitCode: number;
  /** Every line that act printed. */
  readonly log: string;
}

/** Less than a test may take, so that nothing is left when a run hangs. */
const secondsToRun = 100;

/** Labels of runners that workflows ask for; act runs their jobs on this machine, without containers. */
const labels = ['ubuntu-latest', 'ubuntu-24.04'];

/** Runs the `push` event of one workflow with act in host mode. Throws when act is not installed. */
export async function runAct(options: ActOptions): Promise<ActResult> {
  const act = findProgram('act');
  if (act === undefined) throw new Error('act is not installed: install Go, and run script/bootstrap tools.');
  const { exitCode, stdout, stderr } = await tryCommand(act, parametersOf(options), {
    workingDirectory: options.repository,
    environment: {
      PATH: process.env.PATH,
      HOME: options.directory,
      ...options.environment,
      // With a value on the command line, a secret would be in the process list.
      ...options.secrets,
    },
    timeout: secondsToRun * 1000,
  });
  return { exitCode, log: `${stdout}${stderr}` };
}

function parametersOf(options: ActOptions): readonly string[] {
  const { workflow, localRepositories, environment, secrets = {}, variables = {}, directory } = options;
  return [
    'push',
    '--workflows',
    workflow,
    '--no-cache-server',
    '--action-cache-path',
    join(directory, 'act'),
    ...labels.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...localRepositories.flatMap(({ name, ref, folder }) => ['--local-repository', `${name}@${ref}=${folder}`]),
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...Object.keys(secrets).flatMap((name) => ['--secret', name]),
  ];
}
