import { RE2JS } from 're2js';
import type { LinePattern } from '../diagnosis/known-errors/known-error.ts';
import { requiredLiterals } from '../diagnosis/required-literals.ts';
import { messageOf } from '../toolkit/errors.ts';

/** In characters. */
const longestPattern = 1_000;
/** Texts that are any shorter stand on too many lines to be looked for. */
const shortestLiteral = 4;

/**
 * A regular expression that somebody else wrote, tried by RE2's engine: it takes time in proportion to the text whatever the expression is, where
 * that of JavaScript may take forever.
 * @returns a sentence about what is wrong where it cannot be used.
 */
export function linearPattern(source: string, ignoresCase: boolean): LinePattern | string {
  if (source.length > longestPattern)
    return `A pattern may have ${longestPattern} characters; this one has ${source.length}.`;
  const special = foreignSyntax.exec(source)?.[0];
  if (special !== undefined) return `A pattern may not use "${special}": ${allowed}`;
  const flags = ignoresCase ? 'i' : '';
  const compiled = compile(source, flags);
  if (typeof compiled === 'string') return compiled;
  const literals = requiredLiterals({ source }) ?? [''];
  const shortest = Math.min(...literals.map((literal) => literal.trim().length));
  if (shortest < shortestLiteral)
    return `The pattern ${source} needs at least ${shortestLiteral} plain characters in a row that every match has (in each alternative): lines are looked for by them first.`;
  return { source, flags, exec: (text) => find(compiled, text) };
}

const allowed =
  'it knows characters, classes like [a-z], \\d \\w \\s \\b and the like, ^ $ | ( ) (?: ) (?<name> ) and the repetitions * + ? {1,20}; nothing that looks ahead, behind or back.';

/** What JavaScript and RE2 read in different ways, or only one of them knows. */
const foreignSyntax = /\(\?(?!:|<[A-Za-z_]\w{0,39}>)(?:<[=!]?|P<?|.)?|\\(?:[ACEGKQRXZkpPuxzac]|\d)|\[\^?\]|\[:/;

function compile(source: string, flags: string): RE2JS | string {
  try {
    new RegExp(source, flags);
    return RE2JS.compile(source, flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (thrown) {
    return `The pattern ${source} cannot be read: ${messageOf(thrown)}.`;
  }
}

function find(pattern: RE2JS, text: string): ReturnType<LinePattern['exec']> {
  const matcher = pattern.matcher(text);
  if (!matcher.find()) return null;
  const groups = Object.entries(matcher.getNamedGroups()).map(([name, value]) => [name, value ?? undefined]);
  return { groups: Object.fromEntries(groups) };
}
