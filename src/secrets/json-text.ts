import { type JSONPath, visit } from 'jsonc-parser';
import { parseJsonObject } from '../toolkit/json.ts';
import { isVariableName, repeatedLines, variableNameRule } from './names.ts';
import type { Reading } from './types.ts';

/**
 * Reads a JSON object whose members are strings. Anything else is refused rather than converted: a number would lose digits, and
 * null is what a missing secret looks like. Members called github_token are dropped, because `toJSON(secrets)` holds one.
 */
export function readJson(text: string): Reading {
  const object = parseJsonObject(text);
  if (object === undefined) return { secrets: [], places: new Map(), problems: [syntaxProblem(text)], warnings: [] };
  const members = Object.entries(object).filter(([name]) => !isGithubToken(name));
  const properties = propertiesOf(text).filter(({ name }) => !isGithubToken(name));
  const places = new Map(properties.map(({ name, line }) => [name, `line ${line}`]));
  const wrong = members.flatMap(([name, value]) =>
    memberProblems(name, value).map((problem) => `${places.get(name) ?? 'line 1'} ${problem}`),
  );
  return {
    secrets: members.flatMap(([name, value]) => (typeof value === 'string' ? { name, value } : [])),
    places,
    problems: [...repeatedLines(properties), ...wrong],
    warnings: [],
  };
}

/** True for the text of `toJSON(secrets)`: it has a github_token, and every secret that the repository can see. */
export function isEverySecret(text: string): boolean {
  return Object.keys(parseJsonObject(text) ?? {}).some(isGithubToken);
}

/** Every string and number in a JSON text, at any depth, for masking; literals that look like strings when it is broken. */
export function jsonValues(text: string): readonly string[] {
  const values: string[] = [];
  visit(text, { onLiteralValue: (value: unknown) => void values.push(String(value)) });
  return parseJsonObject(text) === undefined ? [...values, ...brokenLiterals(text)] : values;
}

function isGithubToken(name: string): boolean {
  return name.toLowerCase() === 'github_token';
}

function syntaxProblem(text: string): string {
  const lines: number[] = [];
  visit(text, { onError: (_error, _offset, _length, startLine) => void lines.push(startLine + 1) }, strictJson);
  return `line ${lines[0] ?? 1} is where the JSON object stops being valid JSON`;
}

const strictJson = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

interface Property {
  readonly name: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The members of the object itself, also those that `JSON.parse` drops because they come again. */
function propertiesOf(text: string): readonly Property[] {
  const properties: Property[] = [];
  const onObjectProperty = (name: string, _o: number, _l: number, line: number, _c: number, path: () => JSONPath) => {
    if (path().length === 0) properties.push({ name, line: line + 1 });
  };
  visit(text, { onObjectProperty });
  return properties;
}

function memberProblems(name: string, value: unknown): readonly string[] {
  const naming = isVariableName(name)
    ? []
    : [`gives ${JSON.stringify(name)}, which is no name that works (${variableNameRule})`];
  if (typeof value === 'string') return naming;
  return [...naming, `gives ${name} ${kindOf(value)}, and only a string is taken as it is`];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function brokenLiterals(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"?/g)].flatMap(([, literal]) => literal ?? []);
}
