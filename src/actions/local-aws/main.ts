import type { ActionHost } from '../../toolkit/action-host.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { startInBackground } from './background.ts';
import type { LocalAwsInputs } from './inputs.ts';

/** The outputs and the variables of the emulator's environment that they carry. */
const outputVariables = {
  endpoint: 'AWS_ENDPOINT_URL',
  region: 'AWS_REGION',
  'access-key-id': 'AWS_ACCESS_KEY_ID',
  'secret-access-key': 'AWS_SECRET_ACCESS_KEY',
  'oidc-url': 'ACTIONS_ID_TOKEN_REQUEST_URL',
  'oidc-token': 'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'task-gateway': 'LOCAL_AWS_TASK_GATEWAY',
} as const;

/**
 * Starts an emulator that outlives the step, and tells where it is. Nothing is written to GITHUB_ENV: the steps that are to use it
 * say so in their own `env`.
 *
 * @param commandLine the emulator's program.
 */
export async function main(inputs: LocalAwsInputs, host: ActionHost, commandLine: string): Promise<Outputs> {
  const args = Object.entries(inputs.options).flatMap(([name, value]) => [`--${name}`, value]);
  const environment = await startInBackground(host, commandLine, args);
  host.log.info(`local-aws is ready at ${environment[outputVariables.endpoint]}`);
  return Object.fromEntries(
    Object.entries(outputVariables).map(([output, variable]) => [output, environment[variable] ?? '']),
  );
}
