import { parse } from 'dotenv';
import { isVariableName, repeatedLines, variableNameRule } from './names.ts';
import type { Reading } from './types.ts';

/**
 * Reads dotenv text. What it returns is exactly what the dotenv package makes of the text, or it is a problem: places where
 * dotenv guesses, drops or cuts off something without a word are refused, with their line. Nothing is expanded or executed.
 */
export function readDotenv(text: string): Reading {
  const { statements, problems, warnings } = readStatements(linesOf(text));
  const secrets = statements.map(({ name, text: own }) => ({ name, value: parsed(own).get(name) ?? '' }));
  const places = new Map(statements.map(({ name, line }) => [name, `line ${line}`]));
  const readAlike = problems.length > 0 || sameAsWhole(text, secrets);
  return { secrets, places, problems: readAlike ? problems : [ambiguous], warnings };
}

interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** How the line ends in the original text: LF, CRLF, CR, or nothing at its end. */
  readonly ending: string;
}

/** `NAME=value` with its value, which is several lines long when it is quoted. */
interface Statement {
  readonly name: string;
  readonly line: number;
  readonly text: string;
  readonly quoted: boolean;
}

interface Statements {
  readonly statements: readonly Statement[];
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** One statement or problem, and how many lines it takes. */
interface Step {
  readonly statement?: Statement;
  readonly problem?: string;
  readonly warning?: string;
  readonly lines: number;
}

const ambiguous =
  'the text means something else to dotenv as a whole than line by line; write it as a JSON object instead';

function linesOf(text: string): readonly Line[] {
  const pieces = text.replace(/^\uFEFF/, '').match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  return pieces.map((piece, index) => {
    const ending = /[\r\n]*$/.exec(piece)?.[0] ?? '';
    return { number: index + 1, text: piece.slice(0, piece.length - ending.length), ending };
  });
}

function readStatements(lines: readonly Line[]): Statements {
  const steps: Step[] = [];
  let unquoted: Statement | undefined;
  for (let index = 0; index < lines.length; index += steps.at(-1)?.lines ?? 1) {
    const step = readStep(lines.slice(index), unquoted);
    unquoted = lastUnquoted(step.statement, unquoted);
    steps.push(step);
  }
  const statements = steps.flatMap(({ statement }) => statement ?? []);
  return {
    statements,
    problems: [...steps.flatMap(({ problem }) => problem ?? []), ...repeatedLines(statements)],
    warnings: steps.flatMap(({ warning }) => warning ?? []),
  };
}

/** A stray line of base64 such as `c2VjcmV0=` reads like a statement with a name, so only usual names are ever repeated. */
function isUsualName(name: string): boolean {
  return /^(?:[A-Z0-9_]+|[a-z0-9_]+)$/.test(name);
}

function lastUnquoted(statement: Statement | undefined, before: Statement | undefined): Statement | undefined {
  if (statement?.quoted === true) return undefined;
  return statement !== undefined && isUsualName(statement.name) ? statement : before;
}

/** `before` is the unquoted statement above, whose value may have been meant to go on in this line. */
function readStep(lines: readonly Line[], before: Statement | undefined): Step {
  const [line] = lines;
  if (line === undefined || /^\s*(?:#.*)?$/.test(line.text)) return { lines: 1 };
  const parts = /^\s*(?:export\s+)?([^=]*?)\s*=(\s*)(.*)$/s.exec(line.text);
  if (parts === null) return refuse(line, `has no "="${continuationHint(before)}`);
  const [, name = '', space = '', rest = ''] = parts;
  // A stray line of a longer value looks like a bad name, so the text before "=" is never repeated here.
  if (!isVariableName(name))
    return refuse(line, `needs a name before "=" (${variableNameRule})${continuationHint(before)}`);
  if (name === '__proto__') return refuse(line, 'has the name __proto__, which dotenv drops');
  if (/^["'`]/.test(rest)) return readQuoted(lines, name, rest);
  const problem = unquotedProblem(name, space, rest, before);
  if (problem !== undefined) return refuse(line, problem);
  return { statement: { name, line: line.number, text: line.text, quoted: false }, lines: 1 };
}

function continuationHint(before: Statement | undefined): string {
  if (before === undefined) return '';
  return ` (if it belongs to the value of ${before.name} in line ${before.line}, put that whole value in quotes)`;
}

function unquotedProblem(name: string, space: string, rest: string, before: Statement | undefined): string | undefined {
  const hash = rest.indexOf('#');
  if (hash === 0 ? space === '' : hash > 0 && !/\s/.test(rest.charAt(hash - 1)))
    return `has a "#" in the value of ${name}, where dotenv ends the value: put the value in quotes`;
  if (rest.startsWith('-----BEGIN '))
    return `starts a value of several lines for ${name}, of which dotenv keeps the first only: put the value in quotes`;
  if (/^=+\s*$/.test(rest))
    return `looks like a line of base64, not like a secret of its own${continuationHint(before)}`;
  if (/^(?:\s*#.*|\s*)$/.test(rest) && !isUsualName(name))
    return `has nothing after "=", like the last line of something in base64: write "" if an empty value is meant${continuationHint(before)}`;
  return undefined;
}

function readQuoted(lines: readonly Line[], name: string, rest: string): Step {
  const [line] = lines;
  const quote = rest.charAt(0);
  if (line === undefined) return { lines: 1 };
  const following = lines.slice(1).map(({ text }) => `\n${text}`);
  const body = `${rest}${following.join('')}`;
  const end = closingQuote(body, quote);
  if (end === undefined)
    return {
      problem: clause(line, `opens a ${quote} for ${name} that is never closed${escapeHint(body, quote)}`),
      lines: lines.length,
    };
  const inside = body.slice(1, end);
  const count = inside.split('\n').length;
  const trailing = /^[^\n]*/.exec(body.slice(end + 1))?.[0] ?? '';
  if (!/^\s*(?:#.*)?$/.test(trailing)) return refuse(line, `has text after the closing ${quote} of ${name}`, count);
  if (inside.includes(`\\${quote}`)) return refuse(line, escapedQuote(name, quote), count);
  const own = lines.slice(0, count);
  const statement = { name, line: line.number, text: own.map(({ text }) => text).join('\n'), quoted: true };
  return { statement, ...lineEndingWarning(name, own), lines: count };
}

/** Where dotenv closes the quote: a backslash keeps the next quote from closing it. */
function closingQuote(body: string, quote: string): number | undefined {
  for (let at = body.indexOf(quote, 1); at !== -1; at = body.indexOf(quote, at + 1)) {
    if (body.charAt(at - 1) !== '\\') return at;
  }
  return undefined;
}

/** A path of Windows ends in a backslash. */
function escapeHint(body: string, quote: string): string {
  return body.includes(`\\${quote}`) ? ` (a backslash in front of a ${quote} keeps it from closing)` : '';
}

function escapedQuote(name: string, quote: string): string {
  const others = ['"', "'", '`'].filter((other) => other !== quote).join(' or ');
  return `has a \\${quote} in the value of ${name}, where dotenv keeps the backslash: put the value in ${others} instead`;
}

function lineEndingWarning(name: string, own: readonly Line[]): { warning?: string } {
  const [line] = own;
  const changes = own.slice(0, -1).some(({ ending }) => ending !== '\n');
  if (line === undefined || !changes) return {};
  return {
    warning: clause(line, `holds ${name}, whose CRLF line ends dotenv turns into LF (a JSON object keeps them)`),
  };
}

/** As a map, because dotenv's object inherits members such as `constructor`. */
function parsed(text: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(parse(text)));
}

function sameAsWhole(text: string, secrets: Reading['secrets']): boolean {
  const whole = parsed(text);
  const own = new Map(secrets.map(({ name, value }) => [name, value]));
  return whole.size === own.size && [...own].every(([name, value]) => whole.get(name) === value);
}

function refuse(line: Line, problem: string, lines = 1): Step {
  return { problem: clause(line, problem), lines };
}

function clause(line: Line, text: string): string {
  return `line ${line.number} ${text}`;
}
