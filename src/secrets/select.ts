import { isReservedName, isVariableName, repeatedNames, variableNameRule } from './names.ts';
import type { Secret } from './types.ts';
import { valueProblem } from './values.ts';

/** One entry of the list of names: the secret `source` is handed on as `destination`. */
export interface Choice {
  readonly destination: string;
  readonly source: string;
}

/** The secrets that are handed on, under the names that they get. */
export interface Selection {
  readonly chosen: readonly Secret[];
  /** Names of secrets that were given but not chosen. */
  readonly leftOut: readonly string[];
  readonly problems: readonly string[];
}

/** Reads a list such as `DB_PASSWORD, TOKEN=API_TOKEN`, one entry per line or comma. Problems are clauses without values. */
export function parseChoices(text: string): {
  readonly choices: readonly Choice[];
  readonly problems: readonly string[];
} {
  const entries = text.split(/[\n,]/).map((entry) => entry.trim());
  const choices = entries.filter((entry) => entry !== '').map(parseChoice);
  const malformed = choices.flatMap(({ destination, source }, index) =>
    isVariableName(destination) && isVariableName(source) ? [] : [malformedChoice(index + 1)],
  );
  const repeated = repeatedNames(choices.map(({ destination }) => destination));
  return { choices, problems: [...malformed, ...repeated.map((name) => `${name} is chosen more than once`)] };
}

/** Chooses and renames secrets; without choices, all of them under their own names. */
export function selectSecrets(secrets: readonly Secret[], choices: readonly Choice[]): Selection {
  const wanted = choices.length > 0 ? choices : secrets.map(({ name }) => ({ destination: name, source: name }));
  const values = new Map(secrets.map(({ name, value }) => [name, value]));
  const missing = wanted.filter(({ source }) => !values.has(source)).map(({ source }) => source);
  const chosen = wanted.map(({ destination, source }) => ({ name: destination, value: values.get(source) ?? '' }));
  const sources = new Set(wanted.map(({ source }) => source));
  return {
    chosen,
    leftOut: secrets.map(({ name }) => name).filter((name) => !sources.has(name)),
    problems: [...missingProblem(missing, [...values.keys()]), ...chosenProblems(chosen, missing.length > 0)],
  };
}

function parseChoice(entry: string): Choice {
  const [destination = '', source] = entry.split(/\s*=\s*/, 2);
  return { destination, source: source ?? destination };
}

function malformedChoice(position: number): string {
  return `entry ${position} must be NAME or DEST=SOURCE, with names of ${variableNameRule}`;
}

function missingProblem(missing: readonly string[], existing: readonly string[]): readonly string[] {
  if (missing.length === 0) return [];
  const there = existing.length > 0 ? existing.join(', ') : 'none';
  return [`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} chosen but not given (given: ${there})`];
}

/** When a chosen secret is missing its value is unknown, so values are judged only when all are there. */
function chosenProblems(chosen: readonly Secret[], incomplete: boolean): readonly string[] {
  const reserved = chosen.filter(({ name }) => isReservedName(name)).map(({ name }) => reservedProblem(name));
  if (incomplete) return reserved;
  const values = chosen.flatMap(({ name, value }) => {
    const problem = valueProblem(name, value);
    return problem === undefined ? [] : [`${name} ${problem}`];
  });
  return [...reserved, ...values];
}

function reservedProblem(name: string): string {
  return `${name} is a name that the Docker client, the runner or the AWS SDK reads itself; rename it, for example with "names: APP_${name}=${name}"`;
}
