import { readFile } from 'node:fs/promises';
import { type Handoff, parseHandoff } from '../../secrets/handoff.ts';
import { planMasks } from '../../secrets/masks.ts';
import { repeatedNames } from '../../secrets/names.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { asSentence, BerthError, messageOf } from '../../toolkit/errors.ts';
import type { ImageInputs } from './inputs.ts';
import type { JobSecrets } from './work.ts';

/**
 * Joins `build-args` with what the build-args action wrote, whose values are masked again here.
 * @throws INVALID_INPUT when the file is missing or a name is in both.
 */
export async function readSecrets(inputs: ImageInputs, host: ActionHost): Promise<JobSecrets> {
  const handoff = inputs.buildArgsFile === undefined ? undefined : await readHandoff(inputs.buildArgsFile);
  const all = handoff?.entries ?? [];
  for (const mask of new Set(all.flatMap(({ value }) => planMasks(value).masks))) host.mask(mask);
  const buildArgs = [...inputs.buildArgs, ...(handoff?.mode === 'build-args' ? handoff.entries : [])];
  const repeated = repeatedNames(buildArgs.map(({ name }) => name));
  if (repeated.length > 0) throw givenTwice(repeated);
  const isRuntime = handoff?.mode === 'runtime-ssm' || handoff?.mode === 'runtime-secrets-manager';
  return { buildArgs, runtime: isRuntime ? handoff.entries : [], all };
}

async function readHandoff(path: string): Promise<Handoff> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw unreadable(path, thrown);
  });
  return parseHandoff(text, path);
}

function unreadable(path: string, cause: unknown): BerthError {
  const sentences = {
    what: `"build-args-file" ${path} cannot be read.`,
    why: asSentence(messageOf(cause)),
    fix: 'Pass the output build-args-file of a build-args step of the same job.',
  };
  return new BerthError('INVALID_INPUT', sentences, { cause });
}

function givenTwice(names: readonly string[]): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} given by "build-args" and by "build-args-file".`,
    why: 'Docker would take one of the two values without a word.',
    fix: 'Remove one of them.',
  });
}
