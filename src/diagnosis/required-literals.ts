import type { LinePattern } from './known-errors/known-error.ts';

/**
 * Literal texts of which at least one stands in every text that a pattern matches: what a fast search looks for before the pattern itself
 * is tried. They are in small letters, with one blank for any white space, as the text that is searched must be; a `\n` alone is part of
 * none, because lines may have prefixes. Of several such sets it is the one whose shortest text is longest.
 * @returns undefined when the pattern has no literal text of its own.
 */
export function requiredLiterals(pattern: Pick<LinePattern, 'source'>): readonly string[] | undefined {
  const { literals } = readAlternatives({ source: pattern.source, at: 0 });
  return literals && [...new Set(literals.map(searched))];
}

function searched(literal: string): string {
  return literal.toLowerCase().replace(/ +/g, ' ').slice(0, longestLiteral);
}

/** Longer texts find no less, and only make the tables of a search bigger. */
const longestLiteral = 32;

interface Reader {
  readonly source: string;
  at: number;
}

/** What stands at one place of a pattern. */
interface Item {
  /** All texts that it can be, where they are few and known. */
  readonly texts?: readonly string[];
  /** Texts of which it holds at least one. */
  readonly literals?: readonly string[];
  readonly isBlank?: boolean;
}

const unknown: Item = {};
const nothing: Item = { texts: [''] };
const blank: Item = { texts: [' '], literals: [' '], isBlank: true };
/** More texts than this are not multiplied with what stands before and behind them. */
const mostTexts = 24;

/** Up to the bracket that closes the group, or to the end: each alternative has to have its own literals. */
function readAlternatives(reader: Reader): Item {
  const alternatives = [readSequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    alternatives.push(readSequence(reader));
  }
  return {
    ...together(
      'texts',
      alternatives.map(({ texts }) => texts),
    ),
    ...together(
      'literals',
      alternatives.map(({ literals }) => literals),
    ),
  };
}

function together(name: 'texts' | 'literals', sets: readonly (readonly string[] | undefined)[]): Item {
  const known = sets.filter((set) => set !== undefined);
  return known.length === sets.length ? { [name]: [...new Set(known.flat())] } : {};
}

function readSequence(reader: Reader): Item {
  const runs: (readonly string[])[] = [];
  let run: readonly string[] = [''];
  let isWhole = true;
  while (reader.at < reader.source.length && !'|)'.includes(reader.source.charAt(reader.at))) {
    const item = readItem(reader);
    const least = readQuantifier(reader);
    // A repeated blank is one blank in the text that is searched.
    const texts = least === undefined || (item.isBlank === true && least > 0) ? item.texts : undefined;
    if (texts !== undefined && texts.length * run.length <= mostTexts) {
      run = run.flatMap((start) => texts.map((text) => start + text));
      continue;
    }
    isWhole = false;
    runs.push(run);
    if (least !== 0 && item.literals !== undefined) runs.push(item.literals);
    run = [''];
  }
  return { ...(isWhole ? { texts: run } : {}), ...bestOf([...runs, run]) };
}

function bestOf(sets: readonly (readonly string[])[]): Item {
  const shortest = (set: readonly string[]) => Math.min(longestLiteral, ...set.map((text) => text.length));
  const [best] = [...sets].sort((one, two) => shortest(two) - shortest(one) || one.length - two.length);
  return best === undefined || shortest(best) === 0 ? {} : { literals: best };
}

function readItem(reader: Reader): Item {
  const character = reader.source.charAt(reader.at);
  reader.at += 1;
  if (character === '\\') return readEscape(reader);
  if (character === '[') return readClass(reader);
  if (character === '(') return readGroup(reader);
  // A line break or a prefix, which ends with a blank, stands before a line, and a line break behind it.
  if ('^$'.includes(character)) return blank;
  return character === '.' || !isAscii(character) ? unknown : literally(character);
}

/** Only signs stand for themselves behind a backslash. Of white space a blank stands for any: the search takes line breaks for one. */
function readEscape(reader: Reader): Item {
  const character = reader.source.charAt(reader.at);
  reader.at += 1;
  if (!/\w/.test(character)) return literally(character);
  if (character === 's') return blank;
  const code = { u: /^[\da-fA-F]{4}/, x: /^[\da-fA-F]{2}/, k: /^<\w+>/ }[character];
  reader.at += code?.exec(reader.source.slice(reader.at))?.[0].length ?? 0;
  return unknown;
}

function readClass(reader: Reader): Item {
  const start = reader.at;
  while (reader.at < reader.source.length && reader.source[reader.at] !== ']')
    reader.at += reader.source[reader.at] === '\\' ? 2 : 1;
  reader.at += 1;
  return /^(?: |\\[nrst])+$/.test(reader.source.slice(start, reader.at - 1)) ? blank : unknown;
}

/** What looks ahead or behind need not be part of the match: it is read, and nothing is made of it. */
function readGroup(reader: Reader): Item {
  const opening = /^\?(?:<[=!]|[=!:]|<\w+>)/.exec(reader.source.slice(reader.at))?.[0] ?? '';
  reader.at += opening.length;
  const item = readAlternatives(reader);
  reader.at += 1;
  return /[=!]$/.test(opening) ? nothing : item;
}

/** How often at least what stands before is repeated; undefined without a quantifier. */
function readQuantifier(reader: Reader): number | undefined {
  if (!'?*+{'.includes(reader.source[reader.at] ?? ' ')) return undefined;
  const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at));
  if (quantifier === null) return undefined;
  reader.at += quantifier[0].length;
  return quantifier[0].startsWith('+') ? 1 : Number(quantifier[1] ?? 0);
}

function literally(character: string): Item {
  return { texts: [character], literals: [character], isBlank: character === ' ' };
}

function isAscii(character: string): boolean {
  return character >= ' ' && character <= '~';
}
