import { dirname } from 'node:path';
import { awsCliPackage } from '../../harness/aws-cli.ts';
import { type CommandResult, runCommand, tryCommand } from '../../harness/command.ts';
import { pythonProgram } from '../../harness/python-environment.ts';

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
  const { python, program } = await pythonProgram(awsCliPackage);
  const settings = { AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '', AWS_MAX_ATTEMPTS: '1', HOME: dirname(python) };
  const options = { environment: { PATH: process.env.PATH, ...settings, ...environment } };
  const parameters = (given: readonly string[]) => [program, ...given];
  return {
    python,
    json: async (...given) => JSON.parse(await runCommand(python, parameters(given), options)) as unknown,
    run: (...given) => tryCommand(python, parameters(given), options),
  };
}
