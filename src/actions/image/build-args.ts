import { readFile } from 'node:fs/promises';
import type { BuildArg } from '../../image/build/build-command.ts';
import { type Handoff, parseHandoff } from '../../secrets/handoff.ts';
import { planMasks } from '../../secrets/masks.ts';
import { repeatedNames } from '../../secrets/names.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { asSentence, BerthError, messageOf } from '../../toolkit/errors.ts';
import type { ImageInputs } from './inputs.ts';

/** The build args of both inputs, and the values among them that are secrets. */
export interface BuildArgs {
  readonly all: readonly BuildArg[];
  readonly secretValues: readonly string[];
}

/**
 * Joins `build-args` with what the build-args action wrote, whose values are masked again here.
 * @throws INVALID_INPUT when the file is missing or a name is in both.
 */
export async function readBuildArgs(inputs: ImageInputs, host: ActionHost): Promise<BuildArgs> {
  const secret = inputs.buildArgsFile === undefined ? [] : await readSecretArgs(inputs.buildArgsFile);
  const secretValues = secret.map(({ value }) => value);
  for (const mask of new Set(secretValues.flatMap((value) => planMasks(value).masks))) host.mask(mask);
  const all = [...inputs.buildArgs, ...secret];
  const repeated = repeatedNames(all.map(({ name }) => name));
  if (repeated.length > 0) throw givenTwice(repeated);
  return { all, secretValues };
}

/** Secrets for the running container are no build args. */
async function readSecretArgs(path: string): Promise<readonly BuildArg[]> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw unreadable(path, thrown);
  });
  const { mode, entries }: Handoff = parseHandoff(text, path);
  return mode === 'build-args' ? entries : [];
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
