import { isVariableName, repeatedNames, variableNameRule } from './names.ts';
import type { Secret } from './types.ts';

/** One entry of the list of names: the secret `source` is handed on as `destination`. */
export interface Choice {
  readonly destination: string;
  readonly source: string;
}

/** A secret that is to be handed on, under the name that it gets. */
export interface Chosen extends Secret {
  /** The name under which it was given. */
  readonly source: string;
}

/** What is to be handed on, and what is not. */
export interface Selection {
  readonly chosen: readonly Chosen[];
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
  const chosen = wanted.flatMap(({ destination, source }) => {
    const value = values.get(source);
    return value === undefined ? [] : [{ name: destination, source, value }];
  });
  const sources = new Set(wanted.map(({ source }) => source));
  return {
    chosen,
    leftOut: secrets.map(({ name }) => name).filter((name) => !sources.has(name)),
    problems: missingProblem(missing, [...values.keys()]),
  };
}

function parseChoice(entry: string): Choice {
  const [destination = '', ...sources] = entry.split(/\s*=\s*/);
  return { destination, source: sources.length === 0 ? destination : sources.join('=') };
}

function malformedChoice(position: number): string {
  return `entry ${position} must be NAME or DEST=SOURCE, with names of ${variableNameRule}`;
}

function missingProblem(missing: readonly string[], existing: readonly string[]): readonly string[] {
  if (missing.length === 0) return [];
  const there = existing.length > 0 ? existing.join(', ') : 'none';
  return [`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} chosen but not given (given: ${there})`];
}
