import { createByteSearch } from '../toolkit/byte-search.ts';
import { formsOf, isWrapped } from './encodings.ts';
import { planMasks } from './masks.ts';
import { shortestNeedle, unscannable } from './needles.ts';

/**
 * A function that replaces these values by `***` in a text, in every form that `formsOf` knows. Parts are replaced too: lines of base64
 * and hex, since encoders break lines where they like, of very long lines, which builders break too, and of other forms from 64 characters, so that a URL with a
 * password does not take the host's name out of the log. The runner masks what it prints, but it knows fewer forms, and a message may go elsewhere too: into
 * an error, or a summary.
 */
export function createRedactor(values: readonly string[]): (text: string) => string {
  const anchors = values.flatMap(anchorsOf);
  const search = createByteSearch(
    anchors.map(({ form, first, length }) => ({ bytes: form.subarray(first, first + length) })),
  );
  return (text) => {
    const bytes = Buffer.from(text);
    const spans: Span[] = [];
    // Of a long value every piece is found; all but the first lie in what that one has grown to.
    const grown = new Map<Buffer, number>();
    search.search(bytes, (index, end) => {
      const anchor = anchors[index];
      if (anchor === undefined || end <= (grown.get(anchor.form) ?? 0)) return;
      const span = extend(anchor, bytes, end - anchor.length);
      grown.set(anchor.form, span.end);
      if (span.end - span.start >= anchor.minimum) spans.push(span);
    });
    return spans.length === 0 ? text : withoutSpans(bytes, spans);
  };
}

/** A part of a form that is looked for; what is found grows to both sides as far as the form goes on. */
interface Anchor {
  readonly form: Buffer;
  /** Where it stands in the form, the first time and the last: a form may repeat itself. */
  readonly first: number;
  readonly last: number;
  readonly length: number;
  /** How much of the form must be there. */
  readonly minimum: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const anchorLength = 16;
const anchorDistance = 32;
/** Only so much of a value gets anchors in its encoded forms: nobody prints 64 KiB of base64, and memory is finite. */
const longestEncoded = 65_536;

function anchorsOf(value: string): readonly Anchor[] {
  const { masks } = planMasks(value);
  const forms = unscannable(value) !== undefined || value.length > longestEncoded ? [] : formsOf(value);
  const texts = new Map<string, number>();
  for (const { encoding, text } of forms)
    if (Buffer.byteLength(text) >= shortestNeedle)
      texts.set(text, isWrapped(encoding) ? anchorLength : shortestPartOf(text));
  // Among the masks are encodings too, whose parts count as said above.
  for (const mask of masks) if (!texts.has(mask)) texts.set(mask, shortestPartOf(mask));
  return [...texts].flatMap(([text, part]) => anchorsOfForm(Buffer.from(text), part));
}

/** BuildKit breaks lines that are longer than what it reads at once, wherever that ends. */
function shortestPartOf(text: string): number {
  return text.length > longestUnbroken ? anchorLength : shortestPart;
}

const shortestPart = 64;
const longestUnbroken = 4_096;

/** A piece of every 32 characters and one at the end, so that any line of 48 or more holds one; each once, if the form repeats itself. */
function anchorsOfForm(form: Buffer, part: number): readonly Anchor[] {
  const length = Math.min(form.length, anchorLength);
  const minimum = Math.min(form.length, part);
  const starts = Array.from({ length: Math.ceil(form.length / anchorDistance) }, (_, index) => index * anchorDistance);
  const pieces = new Map<string, Anchor>();
  for (const start of [...starts.filter((each) => each + length <= form.length), form.length - length]) {
    const piece = form.toString('latin1', start, start + length);
    pieces.set(piece, { form, first: pieces.get(piece)?.first ?? start, last: start, length, minimum });
  }
  return [...pieces.values()];
}

/** To the front from the last place and to the back from the first one, where the form goes on for longest. */
function extend({ form, first, last, length }: Anchor, bytes: Buffer, at: number): Span {
  let before = 0;
  while (before < last && at - before > 0 && form[last - before - 1] === bytes[at - before - 1]) before += 1;
  let after = length;
  while (first + after < form.length && form[first + after] === bytes[at + after]) after += 1;
  return { start: at - before, end: at + after };
}

/** Overlapping places become one, so the longest one wins, and nothing of two that overlap is left. */
function withoutSpans(bytes: Buffer, spans: Span[]): string {
  spans.sort((one, other) => one.start - other.start || other.end - one.end);
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    if (start >= done) parts.push(bytes.toString('utf8', done, start), '***');
    done = Math.max(done, end);
  }
  return [...parts, bytes.toString('utf8', done)].join('');
}
