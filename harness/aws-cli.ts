import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryCommand } from './command.ts';
import { type PythonPackage, pythonProgram } from './python-environment.ts';

/** The AWS CLI as PyPI has it. */
export const awsCliPackage: PythonPackage = {
  requirement: 'awscli==1.45.11',
  folder: 'awscli-1.45.11',
  program: 'aws',
};

/**
 * Where a terminal finds `aws`: undefined where it is on the PATH already, else this directory, into which a script is written that
 * runs the one of PyPI. It is installed when it is missing.
 */
export async function provideAwsCommand(directory: string): Promise<string | undefined> {
  const { exitCode } = await tryCommand('aws', ['--version'], { environment: process.env }).catch(() => ({
    exitCode: 1,
  }));
  if (exitCode === 0) return undefined;
  const { python, program } = await pythonProgram(awsCliPackage);
  const script = join(directory, 'aws');
  writeFileSync(script, `#!/bin/sh\nexec '${python}' '${program}' "$@"\n`);
  chmodSync(script, 0o755);
  return directory;
}
