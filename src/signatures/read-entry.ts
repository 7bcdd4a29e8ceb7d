import { namesIn } from '../diagnosis/error-sentences.ts';
import { errorSources } from '../diagnosis/known-errors/error-sources.ts';
import type { ErrorSource, KnownError, LinePattern } from '../diagnosis/known-errors/known-error.ts';
import { groupNames } from '../diagnosis/search-plan.ts';
import { asArray, asBoolean, asString, type JsonObject } from '../toolkit/json.ts';
import { linearPattern } from './linear-pattern.ts';

const members = ['id', 'sources', 'patterns', 'ignore-case', 'what', 'why', 'fix', 'link', 'beats'];
/** What every place of a sentence may name besides the groups of the patterns. */
const knownNames = ['container', 'image', 'role', 'logGroup'];
const mostPatterns = 20;
const longestSentence = 600;

/** Reads one entry of a signatures file: the error, or what is wrong with it, each a sentence. */
export function readEntry(entry: JsonObject): KnownError | readonly string[] {
  const problems: string[] = [];
  const id = readId(entry, problems);
  const sources = readSources(entry, problems);
  const patterns = readPatterns(entry, problems);
  const what = readSentence(entry, 'what', true, problems);
  const why = readSentence(entry, 'why', false, problems);
  const fix = readSentence(entry, 'fix', true, problems);
  const link = readLink(entry, problems);
  const beats = asTexts(entry, 'beats', problems);
  for (const name of Object.keys(entry).filter((member) => !members.includes(member)))
    problems.push(`There is no "${name}": an entry has ${members.join(', ')}.`);
  problems.push(...unfoundNames(patterns, `${what} ${why} ${fix}`));
  if (problems.length > 0) return problems;
  return { id, sources, patterns, what, why, fix, ...(link === '' ? {} : { link }), beats };
}

function readId({ id }: JsonObject, problems: string[]): string {
  const text = asString(id) ?? '';
  if (!/^[a-z][a-z\d-]{2,79}$/.test(text))
    problems.push('"id" must be 3 to 80 small letters, digits and hyphens, such as "own-license-missing".');
  return text;
}

function readSources(entry: JsonObject, problems: string[]): readonly ErrorSource[] {
  const named = asTexts(entry, 'sources', problems);
  const unknown = named.filter((name) => !errorSources.some((source) => source === name));
  if (unknown.length > 0)
    problems.push(
      `There is no source ${unknown.join(', ')}: use ${errorSources.join(', ')}, or leave "sources" out for all.`,
    );
  const sources = errorSources.filter((source) => named.includes(source));
  return sources.length === 0 ? errorSources : sources;
}

function readPatterns(entry: JsonObject, problems: string[]): readonly LinePattern[] {
  const sources = asTexts(entry, 'patterns', problems);
  if (sources.length === 0) problems.push('"patterns" must have at least one regular expression.');
  if (sources.length > mostPatterns) problems.push(`"patterns" may have ${mostPatterns} regular expressions.`);
  const ignoresCase = asBoolean(entry['ignore-case'] ?? false);
  if (ignoresCase === undefined) problems.push('"ignore-case" must be true or false.');
  return sources.slice(0, mostPatterns).flatMap((source) => {
    const pattern = linearPattern(source, ignoresCase === true);
    if (typeof pattern !== 'string') return [pattern];
    problems.push(pattern);
    return [];
  });
}

function readSentence(
  entry: JsonObject,
  name: 'what' | 'why' | 'fix',
  isRequired: boolean,
  problems: string[],
): string {
  const text = (asString(entry[name] ?? '') ?? '').trim();
  if (text === '' && (isRequired || entry[name] !== undefined)) problems.push(`"${name}" must be a sentence.`);
  if (text.length > longestSentence) problems.push(`"${name}" may have ${longestSentence} characters.`);
  return text;
}

function readLink({ link }: JsonObject, problems: string[]): string {
  const text = asString(link ?? '');
  if (text !== undefined && (text === '' || /^https:\/\/\S{1,500}$/.test(text))) return text;
  problems.push('"link" must be an address that begins with https://.');
  return '';
}

/** A list of texts; one text stands for a list of one. */
function asTexts(entry: JsonObject, name: string, problems: string[]): readonly string[] {
  const given = entry[name];
  if (given === undefined) return [];
  const list = typeof given === 'string' ? [given] : asArray(given);
  const texts = list.filter((text) => typeof text === 'string');
  if (texts.length !== list.length || !(typeof given === 'string' || Array.isArray(given)))
    problems.push(`"${name}" must be a list of texts.`);
  return texts;
}

function unfoundNames(patterns: readonly LinePattern[], sentences: string): readonly string[] {
  const found = [...knownNames, ...patterns.flatMap(groupNames)];
  const unfound = new Set(namesIn(sentences).filter((name) => !found.includes(name)));
  return [...unfound].map(
    (name) => `The sentences have a place for {${name}}, but no pattern has a group (?<${name}>...).`,
  );
}
