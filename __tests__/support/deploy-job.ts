import type { LocalAws } from '../../harness/local-aws.ts';
import { type JobOptions, runAction } from '../../harness/runner.ts';

/** Runs the action `deploy` as a job against an emulator; `url` replaces its endpoint, `environment` adds to its variables. */
export async function deployJob(
  localAws: LocalAws,
  inputs: Readonly<Record<string, string>>,
  options: JobOptions & { readonly url?: string } = {},
) {
  const { url, environment, ...job } = options;
  const endpoint = url === undefined ? {} : { AWS_ENDPOINT_URL: url };
  const variables = { ...localAws.environment, ...environment, ...endpoint };
  const { main } = await runAction('deploy', { service: 'backend', ...inputs }, { ...job, environment: variables });
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  return { ...main, error };
}
