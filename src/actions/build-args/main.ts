import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatHandoff } from '../../secrets/handoff.ts';
import { type Judgement, judgeSecrets } from '../../secrets/judge.ts';
import { mountProblem } from '../../secrets/limits.ts';
import { type MaskPlan, planMasks, planPlainMasks } from '../../secrets/masks.ts';
import { holdsEverySecret, possibleValues, readSecrets } from '../../secrets/read-secrets.ts';
import { openStore } from '../../secrets/runtime/open-store.ts';
import type { SecretStore, StoreOptions } from '../../secrets/runtime/store.ts';
import { type StoreResult, storeSecrets } from '../../secrets/runtime/store-secrets.ts';
import { type Selection, selectSecrets } from '../../secrets/select.ts';
import { isRuntimeMode, type Reading, type RuntimeMode, type Secret, type SecretText } from '../../secrets/types.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { asSentence, BerthError, messageOf } from '../../toolkit/errors.ts';
import { createPrivateDirectory } from '../../toolkit/private-directory.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { area } from './area.ts';
import type { BuildArgsInputs } from './inputs.ts';
import { describeSecrets, summarizeSecrets } from './summary.ts';

/** What `build-args` reaches the outside through. */
export interface BuildArgsDependencies {
  openStore(mode: RuntimeMode, options: StoreOptions): Promise<SecretStore>;
}

/**
 * Hands secrets to the build, or stores them for the running container. Every value is masked before anything else happens to it, and
 * nothing is written or stored before all of them are found to be right.
 */
export async function main(
  inputs: BuildArgsInputs,
  host: ActionHost,
  dependencies: BuildArgsDependencies = { openStore },
): Promise<Outputs> {
  const texts = await readTexts(inputs);
  maskAll(possibleValues(texts).map(planPlainMasks), host);
  const reading = readSecrets(texts);
  if (reading.problems.length === 0)
    maskAll(
      reading.secrets.map(({ value }) => planMasks(value)),
      host,
    );
  const selection = selectSecrets(reading.secrets, inputs.choices);
  const judgement = judgeSecrets(selection.chosen, { ...inputs, places: reading.places });
  refuseProblems(texts, inputs, { reading, selection, judgement });
  await refuseFile(inputs, judgement.kept);
  const stored = await store(inputs, judgement.kept, host, dependencies);
  const file = await writeEntries(inputs, judgement.kept, host);
  await report(inputs, host, { reading, selection, judgement, stored });
  return {
    'build-args-file': file,
    names: judgement.kept.map(({ name }) => name).join(','),
    secrets: stored.map(({ name, valueFrom }) => `${name}=${valueFrom}`).join('\n'),
    changed: stored.flatMap(({ name, written }) => (written ? [name] : [])).join(','),
  };
}

interface Findings {
  readonly reading: Reading;
  readonly selection: Selection;
  readonly judgement: Judgement;
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

function maskAll(plans: readonly MaskPlan[], host: ActionHost): void {
  for (const mask of new Set(plans.flatMap(({ masks }) => masks))) host.mask(mask);
}

function refuseProblems(
  texts: readonly SecretText[],
  inputs: BuildArgsInputs,
  { reading, selection, judgement }: Findings,
): void {
  const unnamed = inputs.choices.length === 0 && holdsEverySecret(texts) ? [everySecret] : [];
  const nothing = reading.secrets.length === 0 && reading.problems.length === 0 ? ['there is no secret in them'] : [];
  const first = [...reading.problems, ...unnamed, ...nothing];
  // A text that was read wrongly gives wrong names, and complaints about those would only mislead.
  const problems = first.length > 0 ? first : [...selection.problems, ...judgement.problems];
  if (problems.length > 0) throw unusable(problems);
}

/** The file is made by `image`; what stands against it is found here, where the secrets are. */
async function refuseFile({ asFile }: BuildArgsInputs, kept: readonly Secret[]): Promise<void> {
  if (asFile === undefined) return;
  const { formatValuesFile } = await import('../../secrets/values-file.ts');
  const problem = mountProblem(formatValuesFile(asFile, kept));
  if (problem !== undefined) throw unusable([`the ${asFile} file of all values ${problem}`]);
}

function unusable(problems: readonly string[]): BerthError {
  return new BerthError('INVALID_SECRETS', {
    what: `The secrets cannot be used: ${listed(problems)}.`,
    why: 'Berth hands on exactly what dotenv or JSON makes of the text, and refuses what they would guess at or drop.',
    fix: 'Correct the named lines. A value in single quotes is taken as it is, unless it holds one; JSON takes every value, and toJSON(secrets.NAME) writes it.',
  });
}

/** A key without quotes makes a problem of each of its lines; the first ones tell it. */
const mostProblems = 10;

function listed(problems: readonly string[]): string {
  const more = problems.length - mostProblems;
  return [...problems.slice(0, mostProblems), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

const everySecret =
  '"names" must list the secrets to hand on, because toJSON(secrets) holds every secret of the repository';

async function store(
  { as, prefix, kmsKeyId }: BuildArgsInputs,
  kept: readonly Secret[],
  host: ActionHost,
  dependencies: BuildArgsDependencies,
): Promise<readonly StoreResult[]> {
  if (!isRuntimeMode(as) || kept.length === 0) return [];
  const repository = host.env.GITHUB_REPOSITORY ?? '';
  const description = `Stored by Berth's build-args${repository === '' ? '' : ` for ${repository}`}`;
  const entries = kept.map(({ name, value }) => ({ name, value, key: `${prefix}/${name}` }));
  return storeSecrets(await dependencies.openStore(as, { kmsKeyId, description }), entries, host.cancelled);
}

async function writeEntries(
  { as, asFile }: BuildArgsInputs,
  kept: readonly Secret[],
  host: ActionHost,
): Promise<string> {
  const file = join(await createPrivateDirectory(host, area), 'build-args.json');
  const handoff = formatHandoff({ mode: as, asFile: asFile ?? null, entries: kept });
  await writeFile(file, handoff, { mode: 0o600, flag: 'wx' });
  return file;
}

async function report(
  inputs: BuildArgsInputs,
  { log, summarize }: ActionHost,
  { reading, selection, judgement, stored }: Findings & { readonly stored: readonly StoreResult[] },
): Promise<void> {
  const secrets = { ...inputs, kept: judgement.kept, stored };
  log.info(describeSecrets(secrets));
  if (selection.leftOut.length > 0)
    log.info(`Not handed on, because "names" does not list them: ${selection.leftOut.length} more`);
  for (const warning of [...reading.warnings, ...judgement.warnings]) log.warning(warning);
  for (const name of judgement.skipped) log.notice(`${name} is left out, because its value is empty.`);
  for (const { name, remark } of stored) if (remark !== undefined) log.notice(`${name} ${remark}.`);
  for (const { name, value } of judgement.kept) {
    const { skipped } = planMasks(value);
    if (skipped !== undefined) log.notice(`${name} is not masked in the log, because its value ${skipped}.`);
  }
  await summarize(summarizeSecrets(secrets));
}
