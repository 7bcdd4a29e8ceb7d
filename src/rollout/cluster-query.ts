/** An expression of ECS's cluster query language, read. */
export type Query =
  | { readonly kind: 'not'; readonly of: Query }
  | { readonly kind: 'and' | 'or'; readonly one: Query; readonly other: Query }
  | Comparison;

/** One subject compared with its arguments; the negated operators of the language are read as `not`. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly subject: string;
  readonly operator: '==' | '>' | '<' | 'in' | 'matches' | 'exists';
  readonly values: readonly string[];
}

type Operator = { readonly operator: Comparison['operator']; readonly negated: boolean };

/** Each operator under all its names (developer guide, "Create expressions to define container instances for Amazon ECS tasks"). */
const operators: Readonly<Record<string, Operator>> = {
  ...named('==', ['==', 'equals'], ['!=', 'not_equals']),
  ...named('>', ['>', 'greater_than'], ['<=', 'less_than_equal']),
  ...named('<', ['<', 'less_than'], ['>=', 'greater_than_equal']),
  ...named('in', ['in'], ['!in', 'not_in']),
  ...named('matches', ['=~', 'matches'], ['!~', 'not_matches']),
  ...named('exists', ['exists'], ['!exists', 'not_exists']),
};

/** Reads an expression; undefined for what is not one. */
export function parseQuery(text: string): Query | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const reader: Reader = { tokens, at: 0 };
  const query = readEither(reader);
  return reader.at === tokens.length ? query : undefined;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function named(operator: Comparison['operator'], names: readonly string[], opposites: readonly string[]) {
  return Object.fromEntries([
    ...names.map((name) => [name, { operator, negated: false }]),
    ...opposites.map((name) => [name, { operator, negated: true }]),
  ]);
}

/** Parentheses, brackets and commas, operators, quoted text, and words, which end where one of them begins. */
const token =
  /\s*(?:(&&|\|\||[()[\],]|==|!=|>=|<=|>|<|=~|!~|!in\b|!exists\b|!)|'([^']*)'|"([^"]*)"|([^\s()[\],=!<>'"&|]+))/y;

/** After `=~` an unquoted pattern goes to the next blank, whatever signs are in it. */
const pattern = /\s*(?:(?!)()|'([^']*)'|"([^"]*)"|(\S+))/y;

/** Quoted text is told from a word by a quote before it: it is never an operator. */
function tokensOf(expression: string): readonly string[] | undefined {
  const text = expression.trimEnd();
  const tokens: string[] = [];
  let at = 0;
  while (at < text.length) {
    const isPattern = operators[tokens[tokens.length - 1] ?? '']?.operator === 'matches';
    const rule = isPattern ? pattern : token;
    rule.lastIndex = at;
    const [, sign, single, double, word] = rule.exec(text) ?? [];
    const quoted = single ?? double;
    const read = quoted === undefined ? (sign ?? word) : `'${quoted}`;
    if (read === undefined) return undefined;
    const closing = isPattern && quoted === undefined ? unopened(read) : 0;
    tokens.push(read.slice(0, read.length - closing));
    at = rule.lastIndex - closing;
  }
  return tokens;
}

/** How many parentheses at the end of a pattern close what was opened before it. */
function unopened(text: string): number {
  const count = (sign: string) => text.split(sign).length - 1;
  const [closing = ''] = /\)*$/.exec(text) ?? [];
  return Math.min(closing.length, Math.max(0, count(')') - count('(')));
}

function readEither(reader: Reader): Query | undefined {
  return readJoined(reader, 'or', ['||', 'or'], (each) => readJoined(each, 'and', ['&&', 'and'], readOne));
}

function readJoined(
  reader: Reader,
  kind: 'and' | 'or',
  names: readonly string[],
  readNext: (reader: Reader) => Query | undefined,
): Query | undefined {
  let query = readNext(reader);
  while (query !== undefined && names.includes(reader.tokens[reader.at] ?? '')) {
    reader.at += 1;
    const other = readNext(reader);
    query = other && { kind, one: query, other };
  }
  return query;
}

function readOne(reader: Reader): Query | undefined {
  const next = reader.tokens[reader.at];
  if (next === '!' || next === 'not') {
    reader.at += 1;
    const of = readOne(reader);
    return of && { kind: 'not', of };
  }
  if (next !== '(') return readComparison(reader);
  reader.at += 1;
  const query = readEither(reader);
  if (reader.tokens[reader.at] !== ')') return undefined;
  reader.at += 1;
  return query;
}

function readComparison(reader: Reader): Query | undefined {
  const [subject, name] = reader.tokens.slice(reader.at, reader.at + 2);
  const found = operators[name ?? ''];
  if (subject === undefined || found === undefined || !/^\w/.test(subject)) return undefined;
  reader.at += 2;
  const values = found.operator === 'exists' ? [] : readValues(reader, found.operator === 'in');
  if (values === undefined) return undefined;
  const comparison: Comparison = { kind: 'comparison', subject, operator: found.operator, values };
  return found.negated ? { kind: 'not', of: comparison } : comparison;
}

/** One value, or a list in brackets. */
function readValues(reader: Reader, isList: boolean): readonly string[] | undefined {
  if (!isList) return valuesOf([reader.tokens[reader.at++]]);
  const end = reader.tokens.indexOf(']', reader.at);
  if (reader.tokens[reader.at] !== '[' || end === -1) return undefined;
  const inside = reader.tokens.slice(reader.at + 1, end);
  reader.at = end + 1;
  return valuesOf(inside.filter((_, index) => index % 2 === 0));
}

function valuesOf(tokens: readonly (string | undefined)[]): readonly string[] | undefined {
  const values = tokens.map((each) =>
    each === undefined || /^[()[\],]$/.test(each) ? undefined : each.replace(/^'/, ''),
  );
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}
