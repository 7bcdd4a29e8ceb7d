import { type JobOptions, type StepResult, startJob } from '../../harness/runner.ts';
import { asArray, asObject, asObjects, asString } from '../../src/toolkit/json.ts';

/** What a step of `verify` did, with the problems of each URL by name. */
export interface Verified extends StepResult {
  readonly problems: readonly (readonly string[])[];
}

/** Runs `verify` once. Asks only once where a test does not say otherwise. */
export async function verify(inputs: Readonly<Record<string, string>>, options: JobOptions = {}): Promise<Verified> {
  const job = startJob(options);
  try {
    const result = await job.run('verify', { 'wait-seconds': '0', ...inputs });
    return { ...result, problems: problemsOf(result.outputs.results ?? '[]') };
  } finally {
    await job.finish();
  }
}

/** The names of the problems, by URL, in the output `results`. */
export function problemsOf(results: string): readonly (readonly string[])[] {
  const parsed: unknown = JSON.parse(results);
  return asArray(parsed).map((result) => asObjects(asObject(result)?.problems).map(({ name }) => asString(name) ?? ''));
}

/** The one error of a step that failed. */
export function errorOf({ annotations }: StepResult): string {
  const [error] = annotations.filter(({ level }) => level === 'error');
  return error === undefined ? '' : `${error.title}: ${error.message}`;
}
