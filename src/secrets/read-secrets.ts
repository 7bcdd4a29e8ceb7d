import { parse } from 'dotenv';
import { readDotenv } from './dotenv-text.ts';
import { isEverySecret, jsonValues, readJson } from './json-text.ts';
import { repeatedNames } from './names.ts';
import type { Reading, SecretText } from './types.ts';

/** Reads several texts as one set of secrets; each problem and warning says which text it is about. */
export function readSecrets(texts: readonly SecretText[]): Reading {
  const readings = texts.map(readOne);
  const secrets = readings.flatMap((reading) => reading.secrets);
  return {
    secrets,
    places: new Map(readings.flatMap(({ places }) => [...places])),
    problems: [...readings.flatMap((reading) => reading.problems), ...repeatedAcross(readings)],
    warnings: readings.flatMap((reading) => reading.warnings),
  };
}

/**
 * Everything in the texts that may be a secret; a bad text is read as leniently as possible. It is masked before anything is validated, so that
 * no message about a bad text can show what stands in it.
 */
export function possibleValues(texts: readonly SecretText[]): readonly string[] {
  const values = texts.flatMap(({ text }) => (isJson(text) ? jsonValues(withoutMark(text)) : dotenvValues(text)));
  return [...new Set(values)];
}

/** True when one of the texts is `toJSON(secrets)`. */
export function holdsEverySecret(texts: readonly SecretText[]): boolean {
  return texts.some(({ text }) => isJson(text) && isEverySecret(withoutMark(text)));
}

/** What one text gives twice is told with its lines by its reader. */
function repeatedAcross(readings: readonly Reading[]): readonly string[] {
  const named = readings.flatMap(({ places }) => [
    ...new Map([...places].map(([name, place]) => [name.toLowerCase(), { name, place }])).values(),
  ]);
  return [...new Set(repeatedNames(named.map(({ name }) => name)))].map((name) => {
    const same = named.filter((other) => other.name.toLowerCase() === name.toLowerCase());
    return `${name} is given more than once (${same.map(({ place }) => place).join('; ')})`;
  });
}

function readOne({ source, text }: SecretText): Reading {
  const reading = isJson(text) ? readJson(withoutMark(text)) : readDotenv(text);
  const about = (clause: string) => `${source}: ${clause}`;
  return {
    secrets: reading.secrets,
    places: new Map([...reading.places].map(([name, place]) => [name, about(place)])),
    problems: reading.problems.map(about),
    warnings: reading.warnings.map(about),
  };
}

/** A first `{` means JSON and nothing else: text that is broken JSON is never read as dotenv instead. */
function isJson(text: string): boolean {
  return withoutMark(text).trimStart().startsWith('{');
}

/** Without the byte order mark that some editors put in front. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

/** The values of a good text; of a bad one, everything that may have been meant as a value, comments aside. */
function dotenvValues(text: string): readonly string[] {
  const { secrets, problems } = readDotenv(text);
  const values = secrets.map(({ value }) => value);
  if (problems.length === 0) return values;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => !line.trimStart().startsWith('#'));
  const remainders = lines.map((line) => {
    const statement = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=(.*)$/s.exec(line);
    return (statement?.[1] ?? line).trim().replace(/^["'`]|["'`]$/g, '');
  });
  const quoted = [...text.matchAll(/(["'`])(.+?)\1/g)].map(([, , inside]) => inside ?? '');
  return [...values, ...Object.values(parse(text)), ...remainders, ...quoted].filter((value) => value !== '');
}
