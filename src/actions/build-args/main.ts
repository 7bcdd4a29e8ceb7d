import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatHandoff } from '../../secrets/handoff.ts';
import { planMasks } from '../../secrets/masks.ts';
import { holdsEverySecret, possibleValues, readSecrets } from '../../secrets/read-secrets.ts';
import { type Selection, selectSecrets } from '../../secrets/select.ts';
import type { Reading, Secret, SecretText } from '../../secrets/types.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { asSentence, BerthError, messageOf } from '../../toolkit/errors.ts';
import { createPrivateDirectory } from '../../toolkit/private-directory.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { area } from './area.ts';
import type { BuildArgsInputs } from './inputs.ts';

/** Turns secrets into a file of build args for `image`. Every value is masked before anything else happens to it. */
export async function main(inputs: BuildArgsInputs, host: ActionHost): Promise<Outputs> {
  const texts = await readTexts(inputs);
  maskAll(possibleValues(texts), host);
  const reading = readSecrets(texts);
  const selection = selectSecrets(reading.secrets, inputs.choices);
  refuseProblems(texts, inputs, reading, selection);
  const file = await writeEntries(selection.chosen, host);
  await report(selection, reading, host);
  return {
    'build-args-file': file,
    names: selection.chosen.map(({ name }) => name).join(','),
    secrets: '',
    changed: '',
  };
}

async function readTexts(inputs: BuildArgsInputs): Promise<readonly SecretText[]> {
  const files = await Promise.all(inputs.secretsFiles.map(readText));
  return inputs.secrets === undefined ? files : [{ source: 'secrets', text: inputs.secrets }, ...files];
}

async function readText(path: string): Promise<SecretText> {
  try {
    return { source: path, text: await readFile(path, 'utf8') };
  } catch (thrown) {
    throw new BerthError(
      'INVALID_INPUT',
      {
        what: `"secrets-file" ${path} cannot be read.`,
        why: asSentence(messageOf(thrown)),
        fix: 'Give a path relative to the workspace, one per line, of a file that an earlier step has written.',
      },
      { cause: thrown },
    );
  }
}

function maskAll(values: readonly string[], host: ActionHost): void {
  const masks = new Set(values.flatMap((value) => planMasks(value).masks));
  for (const mask of masks) host.mask(mask);
}

function refuseProblems(
  texts: readonly SecretText[],
  inputs: BuildArgsInputs,
  reading: Reading,
  selection: Selection,
): void {
  const unnamed = inputs.choices.length === 0 && holdsEverySecret(texts) ? [everySecret] : [];
  const nothing = reading.secrets.length === 0 && reading.problems.length === 0 ? ['there is no secret in them'] : [];
  const first = [...reading.problems, ...unnamed, ...nothing];
  // A text that was read wrongly gives wrong names, and complaints about those would only mislead.
  const problems = first.length > 0 ? first : selection.problems;
  if (problems.length === 0) return;
  throw new BerthError('INVALID_SECRETS', {
    what: `The secrets cannot be used: ${problems.join('; ')}.`,
    why: 'Berth hands on exactly what dotenv or JSON makes of the text, and refuses what they would guess at or drop.',
    fix: 'Correct the named lines; a value in single quotes is always taken as it is.',
  });
}

const everySecret =
  '"names" must list the secrets to hand on, because toJSON(secrets) holds every secret of the repository';

async function writeEntries(secrets: readonly Secret[], host: ActionHost): Promise<string> {
  const directory = await createPrivateDirectory(host, area);
  const file = join(directory, 'build-args.json');
  const entries = secrets.map(({ name, value }) => ({ name, value }));
  await writeFile(file, formatHandoff({ mode: 'build-args', asFile: null, entries }), { mode: 0o600, flag: 'wx' });
  return file;
}

async function report(selection: Selection, reading: Reading, host: ActionHost): Promise<void> {
  const names = selection.chosen.map(({ name }) => name);
  const unmasked = selection.chosen.flatMap(({ name, value }) => {
    const { skipped } = planMasks(value);
    return skipped === undefined ? [] : [{ name, skipped }];
  });
  host.log.info(`Build args: ${names.join(', ')}`);
  if (selection.leftOut.length > 0)
    host.log.info(`Not handed on, because "names" does not list them: ${selection.leftOut.length} more`);
  for (const warning of reading.warnings) host.log.warning(warning);
  for (const { name, skipped } of unmasked)
    host.log.notice(`${name} is not masked in the log, because its value ${skipped}.`);
  const reasons = new Map(unmasked.map(({ name, skipped }) => [name, skipped]));
  const rows = names.map(
    (name) => `| \`${name}\` | ${reasons.has(name) ? `no: its value ${reasons.get(name)}` : 'yes'} |`,
  );
  await host.summarize(['### Build args', '', '| name | masked in logs |', '| --- | --- |', ...rows, ''].join('\n'));
}
