import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readDockerfile } from '../../dockerfile/read.ts';
import type { DockerfileSource } from '../../image/build/dockerfile-source.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { ImageInputs } from './inputs.ts';

/**
 * Makes sure that there is something to build from, before anything is called. A context that is a URL is left to the builder.
 * @throws INVALID_INPUT when the context is no directory, DOCKERFILE_NOT_FOUND.
 */
export async function requireDockerfile({ context, file }: ImageInputs): Promise<void> {
  if (isRemote(context)) return;
  if (!(await stat(context).catch(() => undefined))?.isDirectory()) throw contextMissing(context);
  const path = pathOf({ context, file });
  if (!(await stat(path).catch(() => undefined))?.isFile()) throw dockerfileMissing(path);
}

/** The Dockerfile and its text; both undefined in a context that the builder fetches. */
export async function readDockerfileText(
  inputs: Pick<ImageInputs, 'context' | 'file'>,
): Promise<{ readonly source: DockerfileSource; readonly text: string | undefined }> {
  const path = pathOf(inputs);
  if (isRemote(inputs.context))
    return {
      source: { path: `${inputs.file ?? 'Dockerfile'} of ${inputs.context}`, content: undefined },
      text: undefined,
    };
  const text = await readFile(path, 'utf8');
  return { source: { path, content: readDockerfile(text) }, text };
}

function pathOf({ context, file }: Pick<ImageInputs, 'context' | 'file'>): string {
  return file ?? join(context, 'Dockerfile');
}

function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(context);
}

function contextMissing(context: string): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `"context" ${context} is not a directory.`,
    why: 'It is looked for relative to the workspace, which is empty until actions/checkout has run.',
    fix: 'Run actions/checkout before this step, or correct "context".',
  });
}

function dockerfileMissing(path: string): BerthError {
  return new BerthError('DOCKERFILE_NOT_FOUND', {
    what: `There is no Dockerfile at ${path}.`,
    why: '"file" is looked for relative to the workspace; unset, it is Dockerfile in "context".',
    fix: 'Correct "file" or "context", and make sure that actions/checkout has run before this step.',
  });
}
