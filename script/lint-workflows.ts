import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, tryCommand } from '../harness/command.ts';
import { copyRepository } from '../harness/repository-copy.ts';
import { repositoryRoot } from '../harness/runner.ts';
import { cacheDirectory, findProgram } from '../harness/tools.ts';

const zizmorVersion = '1.32.0';

/** What a linter came to; undefined when it could not be had. */
interface Linter {
  readonly name: string;
  readonly missing: string;
  run(): Promise<CommandResult | undefined>;
}

const linters: readonly Linter[] = [
  { name: 'actionlint', missing: 'it is compiled with Go, which is not installed', run: runActionlint },
  { name: 'zizmor', missing: 'python3 with venv and pip could not install it', run: runZizmor },
];

for (const linter of linters) {
  if (!report(linter, await linter.run())) process.exitCode = 1;
}

/** Prints what a linter found; false when the job must fail for it. */
function report(linter: Linter, result: CommandResult | undefined): boolean {
  if (result === undefined) {
    console.error(`${linter.name} was left out: ${linter.missing}.`);
    return process.env.CI !== 'true';
  }
  if (result.exitCode !== 0) console.error(`${linter.name}:\n${result.stdout}${result.stderr}`);
  return result.exitCode === 0;
}

/** actionlint 1.7.12 knows no `$/`. In the copy it reads `./`, and actionlint holds the inputs to the actions' manifests. */
async function runActionlint(): Promise<CommandResult | undefined> {
  if (findProgram('actionlint') === undefined) await tryCommand('script/bootstrap', ['tools']);
  const actionlint = findProgram('actionlint');
  if (actionlint === undefined) return undefined;
  const copy = mkdtempSync(join(tmpdir(), 'berth-lint-'));
  try {
    copyRepository(copy, { kind: 'workspace' });
    // Without .git it looks for its configuration and for the actions nowhere.
    await tryCommand('git', ['init', '--quiet', copy]);
    return await tryCommand(actionlint, ['-no-color'], { workingDirectory: copy });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function runZizmor(): Promise<CommandResult | undefined> {
  const zizmor = (await installedZizmor()) ?? findProgram('zizmor');
  if (zizmor === undefined) return undefined;
  const flags = ['--offline', '--no-progress', '--persona=auditor', '--strict-collection'];
  return tryCommand(zizmor, [...flags, '.'], { workingDirectory: repositoryRoot });
}

/** zizmor in a Python environment of its own, in the cache that all clones share. */
async function installedZizmor(): Promise<string | undefined> {
  const environment = join(cacheDirectory(), `zizmor-${zizmorVersion}`);
  const zizmor = join(environment, 'bin/zizmor');
  if (existsSync(zizmor)) return zizmor;
  const created = await tryCommand('python3', ['-m', 'venv', environment]);
  if (created.exitCode !== 0) return undefined;
  await tryCommand(join(environment, 'bin/pip'), ['install', '--quiet', `zizmor==${zizmorVersion}`]);
  return existsSync(zizmor) ? zizmor : undefined;
}
