import { ApiError } from '../server/api.ts';

/**
 * The test that a filter pattern of unstructured terms puts to a message: every plain term must occur, one of the `?terms` at least,
 * and none of the `-terms`. Terms are case-sensitive; quotes keep white space together. Patterns over JSON, columns or regular
 * expressions are refused: the emulator does not know them.
 *
 * Source: "Filter pattern syntax for metric filters, subscription filters, filter log events", Amazon CloudWatch Logs user guide.
 */
export function compileFilterPattern(pattern: string): (message: string) => boolean {
  const terms = parseTerms(pattern.trim());
  const wanted = textsOf(terms, 'required');
  const alternatives = textsOf(terms, 'alternative');
  const excluded = textsOf(terms, 'excluded');
  return (message) =>
    wanted.every((text) => message.includes(text)) &&
    (alternatives.length === 0 || alternatives.some((text) => message.includes(text))) &&
    !excluded.some((text) => message.includes(text));
}

interface Term {
  readonly kind: 'required' | 'alternative' | 'excluded';
  readonly text: string;
}

function textsOf(terms: readonly Term[], kind: Term['kind']): readonly string[] {
  return terms.flatMap((term) => (term.kind === kind ? [term.text] : []));
}

const termPattern = /([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))\s*/y;

function parseTerms(pattern: string): readonly Term[] {
  if (/^[{[%]/.test(pattern))
    throw invalidPattern('local-aws knows patterns of terms only, not JSON, columns or expressions.');
  const terms: Term[] = [];
  let position = 0;
  while (position < pattern.length) {
    termPattern.lastIndex = position;
    const match = termPattern.exec(pattern);
    if (match === null) throw invalidPattern('A quote is not closed.');
    const [whole, sign, quoted, plain] = match;
    terms.push({ kind: kindOf(sign), text: quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '' });
    position += whole.length;
  }
  return terms;
}

function kindOf(sign: string | undefined): Term['kind'] {
  if (sign === '?') return 'alternative';
  return sign === '-' ? 'excluded' : 'required';
}

function invalidPattern(why: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid filter pattern. ${why}`);
}
