import { stringify } from 'yaml';
import { BerthError } from '../toolkit/errors.ts';
import { readDotenv } from './dotenv-text.ts';
import type { FileFormat, Secret } from './types.ts';

/**
 * The text of a file that holds all values, from which the format's own parser reads every value back byte for byte.
 * @throws INVALID_SECRETS for a value that dotenv has no quotes for; the message names it and never shows it.
 */
export function formatValuesFile(format: FileFormat, entries: readonly Secret[]): string {
  switch (format) {
    case 'dotenv':
      return formatDotenv(entries);
    case 'json':
      return `${JSON.stringify(toObject(entries), null, 2)}\n`;
    case 'yaml':
      return stringify(toObject(entries), quotedYaml);
  }
}

function toObject(entries: readonly Secret[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
}

/** In quotes, names too: to YAML 1.1, which many parsers still speak, `NO` and `1e3` are no strings. */
const quotedYaml = {
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'QUOTE_DOUBLE',
  doubleQuotedAsJSON: true,
  lineWidth: 0,
} as const;

function formatDotenv(entries: readonly Secret[]): string {
  const lines = entries.map((entry) => ({ entry, line: dotenvLine(entry) }));
  const unquotable = lines.filter(({ line }) => line === undefined).map(({ entry }) => entry.name);
  if (unquotable.length > 0) throw noQuotesFor(unquotable);
  return lines.map(({ line }) => `${line}\n`).join('');
}

/** The first way to write a value from which dotenv reads the very same; single quotes are first, because they mean the same everywhere. */
function dotenvLine({ name, value }: Secret): string | undefined {
  const escaped = value.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
  const ways = [`'${value}'`, `"${value}"`, `\`${value}\``, `"${escaped}"`, value];
  return ways.map((way) => `${name}=${way}`).find((line) => readsBack(line, name, value));
}

/** Read as strictly as secrets are: dotenv itself guesses at a value that holds its own quotes, and other parsers guess otherwise. */
function readsBack(line: string, name: string, value: string): boolean {
  const { secrets, problems } = readDotenv(`${line}\n`);
  const [read] = secrets;
  return problems.length === 0 && secrets.length === 1 && read?.name === name && read.value === value;
}

function noQuotesFor(names: readonly string[]): BerthError {
  const many = names.length > 1;
  return new BerthError('INVALID_SECRETS', {
    what: `${names.join(', ')} cannot be written as dotenv text.`,
    why: `No quotes carry ${many ? 'these values' : 'this value'} so that dotenv reads the same: each kind of quotes is in ${many ? 'them' : 'it'}, or a backslash is before the end.`,
    fix: 'Use "as-file: json" or "as-file: yaml", which carry every value.',
  });
}
