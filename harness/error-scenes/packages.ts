import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { cacheDirectory, searchPath } from '../tools.ts';
import type { Stage } from './stage.ts';

/** Packages of PyPI that scenes run, with what they run with. */
const pythonPackages: Readonly<Record<string, readonly string[]>> = {
  awscli: ['awscli==1.45.11'],
};

/** Packages of npm that scenes run and the project itself does not need. */
const nodePackages: Readonly<Record<string, string>> = {};

/** A Python with this package of PyPI, in an environment of its own in the cache; installed when it is missing. */
export async function python(stage: Stage, name: string): Promise<string> {
  const folder = join(cacheDirectory(), 'error-scenes', `python-${name}`);
  const interpreter = join(folder, 'bin/python');
  stage.show(folder, '/usr/local');
  if (existsSync(join(folder, 'installed'))) return interpreter;
  const environment = { ...process.env, PATH: searchPath() };
  await runCommand('/usr/bin/python3', ['-m', 'venv', '--clear', folder], { environment });
  const packages = pythonPackages[name] ?? [name];
  await runCommand(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages], {
    environment,
  });
  await mkdir(join(folder, 'installed'));
  return interpreter;
}

/** A folder in whose `node_modules` this package of npm is; installed there when it is missing. */
export async function packageFolder(stage: Stage, name: string): Promise<string> {
  const folder = join(cacheDirectory(), 'error-scenes', `npm-${name}`);
  stage.show(folder, '/app');
  if (existsSync(join(folder, 'installed'))) return folder;
  await mkdir(folder, { recursive: true });
  const environment = { ...process.env, PATH: searchPath() };
  const parameters = ['install', '--no-audit', '--no-fund', '--prefix', folder, nodePackages[name] ?? name];
  await runCommand('npm', parameters, { environment });
  await mkdir(join(folder, 'installed'));
  return folder;
}
