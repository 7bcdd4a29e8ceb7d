import { readFile } from 'node:fs/promises';
import { lifecyclePolicyProblems } from '../../image/registry/lifecycle-policy.ts';
import { asSentence, BerthError, messageOf } from '../../toolkit/errors.ts';

/**
 * The text of the input repository-lifecycle-policy: JSON, or a file with it.
 * @throws INVALID_INPUT when the file cannot be read, or when ECR would refuse the policy.
 */
export async function readLifecyclePolicy(input: string | undefined): Promise<string | undefined> {
  if (input === undefined) return undefined;
  const text = input.trimStart().startsWith('{') ? input : await readPolicyFile(input);
  const problems = lifecyclePolicyProblems(text);
  if (problems.length === 0) return text;
  throw new BerthError('INVALID_INPUT', {
    what: '"repository-lifecycle-policy" is no lifecycle policy that ECR takes.',
    why: asSentence(`In it, ${problems.join('; ')}`),
    fix: 'Correct it: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html has examples.',
  });
}

async function readPolicyFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((thrown: unknown) => {
    const sentences = {
      what: `"repository-lifecycle-policy" ${path} cannot be read.`,
      why: asSentence(messageOf(thrown)),
      fix: 'Give the JSON itself, or a path relative to the workspace; actions/checkout must have run before this step.',
    };
    throw new BerthError('INVALID_INPUT', sentences, { cause: thrown });
  });
}
