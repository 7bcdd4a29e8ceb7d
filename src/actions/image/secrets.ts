import { readFile, stat } from 'node:fs/promises';
import { type Handoff, type HandoffEntry, parseHandoff } from '../../secrets/handoff.ts';
import { planMasks } from '../../secrets/masks.ts';
import { repeatedNames } from '../../secrets/names.ts';
import { formatValuesFile } from '../../secrets/values-file.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { asSentence, BerthError, messageOf } from '../../toolkit/errors.ts';
import type { ImageInputs } from './inputs.ts';
import type { JobBuildSecret, JobSecrets } from './work.ts';

/**
 * Everything secret that this step gets, by what becomes of it: from the build-args action, from `secrets` and from `secret-files`.
 * All of it is masked here.
 * @throws INVALID_INPUT when a file is missing or too large, or a name is given twice.
 */
export async function readSecrets(inputs: ImageInputs, host: ActionHost): Promise<JobSecrets> {
  const handoff = inputs.buildArgsFile === undefined ? undefined : await readHandoff(inputs.buildArgsFile);
  const own = [...inputs.secrets.map(({ id, value }) => textSecret(id, value)), ...(await readSecretFiles(inputs))];
  const all = [...(handoff?.entries ?? []), ...own.map(({ id, content }) => ({ name: id, value: content.toString() }))];
  const hidden = [...all.map(({ value }) => value), inputs.secretsCacheKey ?? ''];
  for (const mask of new Set(hidden.flatMap((value) => planMasks(value).masks))) host.mask(mask);
  return {
    buildArgs: joinBuildArgs(inputs, handoff),
    buildSecrets: joinBuildSecrets(own, handoff),
    runtime: handoff !== undefined && isRuntime(handoff) ? handoff.entries : [],
    all,
  };
}

async function readHandoff(path: string): Promise<Handoff> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw unreadable(path, thrown);
  });
  return parseHandoff(text, path);
}

function isRuntime({ mode }: Handoff): boolean {
  return mode === 'runtime-ssm' || mode === 'runtime-secrets-manager';
}

function joinBuildArgs(inputs: ImageInputs, handoff: Handoff | undefined): JobSecrets['buildArgs'] {
  const buildArgs = [...inputs.buildArgs, ...(handoff?.mode === 'build-args' ? handoff.entries : [])];
  const repeated = repeatedNames(buildArgs.map(({ name }) => name));
  if (repeated.length > 0) throw givenTwice(repeated, '"build-args" and by "build-args-file"');
  return buildArgs;
}

function joinBuildSecrets(own: readonly JobBuildSecret[], handoff: Handoff | undefined): readonly JobBuildSecret[] {
  const secrets = [...(handoff?.mode === 'build-secrets' ? secretsOf(handoff) : []), ...own];
  const ids = secrets.map(({ id }) => id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (repeated.length > 0)
    throw givenTwice(repeated, 'more than one of "build-args-file", "secrets" and "secret-files"');
  for (const { id, content } of secrets) if (content.length > mostBytes) throw tooLarge(id, content.length);
  return secrets;
}

/** As one file, all values are one mount. */
function secretsOf({ asFile, entries }: Handoff): readonly JobBuildSecret[] {
  if (asFile === null) return entries.map(({ name, value }) => ({ ...textSecret(name, value), chosen: true }));
  return [{ ...textSecret(idOfFile, formatValuesFile(asFile, entries)), chosen: true }];
}

const idOfFile = 'secrets';

/** The most that BuildKit takes for a secret (session/secrets/secrets.go, MaxSecretSize). */
const mostBytes = 500 * 1024;

function textSecret(id: string, value: HandoffEntry['value']): JobBuildSecret {
  return { id, content: Buffer.from(value, 'utf8'), chosen: false };
}

async function readSecretFiles({ secretFiles }: ImageInputs): Promise<readonly JobBuildSecret[]> {
  return Promise.all(
    secretFiles.map(async ({ id, path }) => {
      const size = (await stat(path).catch(() => undefined))?.size ?? 0;
      if (size > mostBytes) throw tooLarge(id, size);
      const content = await readFile(path).catch((thrown: unknown) => {
        throw secretFileUnreadable(id, path, thrown);
      });
      if (content.length === 0) throw secretFileEmpty(id, path);
      return { id, content, chosen: false };
    }),
  );
}

function unreadable(path: string, cause: unknown): BerthError {
  const sentences = {
    what: `"build-args-file" ${path} cannot be read.`,
    why: asSentence(messageOf(cause)),
    fix: 'Pass the output build-args-file of a build-args step of the same job.',
  };
  return new BerthError('INVALID_INPUT', sentences, { cause });
}

/** BuildKit would mount an empty file in its place. */
function secretFileUnreadable(id: string, path: string, cause: unknown): BerthError {
  const sentences = {
    what: `The file ${path} of the build secret ${id} in "secret-files" cannot be read.`,
    why: asSentence(messageOf(cause)),
    fix: 'Correct its path, which is relative to the workspace, or write the file in a step before this one.',
  };
  return new BerthError('INVALID_INPUT', sentences, { cause });
}

function secretFileEmpty(id: string, path: string): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `The file ${path} of the build secret ${id} in "secret-files" is empty.`,
    why: 'The build would go on without the secret, and nothing would tell.',
    fix: 'Write the secret into it in a step before this one; GitHub puts an empty string where a secret does not exist.',
  });
}

function tooLarge(id: string, bytes: number): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `The build secret ${id} is ${bytes} bytes long.`,
    why: `BuildKit takes at most ${mostBytes} bytes for a secret.`,
    fix: 'Give the build a smaller secret, such as the key to a place from which it fetches the rest.',
  });
}

function givenTwice(names: readonly string[], where: string): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} given by ${where}.`,
    why: 'Docker would take one of the two values without a word.',
    fix: 'Remove one of them.',
  });
}
