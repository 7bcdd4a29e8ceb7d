import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { cacheDirectory } from './tools.ts';

/** A package of PyPI in a virtual environment of its own. */
export interface PythonPackage {
  /** As pip takes it, with its version: `awscli==1.45.11`. */
  readonly requirement: string;
  /** The name of the environment's folder, with the version. */
  readonly folder: string;
  /** A program that the package installs. */
  readonly program: string;
}

/** A program of the package, and the Python to run it with: the path in the script's first line is that of the folder in which it was installed. */
export interface PythonProgram {
  readonly python: string;
  readonly program: string;
}

/** The program, in an environment outside the clone; installed there from PyPI when it is missing. */
export async function pythonProgram({ requirement, folder: name, program }: PythonPackage): Promise<PythonProgram> {
  const folder = join(cacheDirectory(), name);
  const path = join(folder, 'bin', program);
  if (!existsSync(path)) await install(requirement, folder, path);
  return { python: join(folder, 'bin/python'), program: path };
}

/** In a folder of its own first, so that an installation that was interrupted is never taken for a whole one. */
async function install(requirement: string, folder: string, program: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await runCommand('python3', ['-m', 'venv', unfinished]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', requirement];
  await runCommand(join(unfinished, 'bin/python'), pip);
  await rename(unfinished, folder).catch(async (thrown: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(program)) throw thrown;
  });
}
