import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { knownErrors } from '../diagnosis/known-errors/all.ts';
import type { KnownError } from '../diagnosis/known-errors/known-error.ts';
import { asObject } from '../toolkit/json.ts';
import { readEntry } from './read-entry.ts';

/** What is wrong with a signatures file. */
export interface SignatureProblem {
  /** From 1. */
  readonly line: number;
  /** The id of the entry, or its number from 1 where it has none; undefined for the file as a whole. */
  readonly entry: string | undefined;
  /** A whole sentence. */
  readonly problem: string;
}

/** The errors of a file, in its order; or all that is wrong with it. */
export type ParsedSignatures =
  | { readonly errors: readonly KnownError[] }
  | { readonly problems: readonly SignatureProblem[] };

/** In bytes. */
export const largestFile = 256 * 1024;
const mostEntries = 500;

/**
 * Reads the signatures that a user adds: YAML or JSON, a list of entries, or an object whose `signatures` is that list. An entry has the members of
 * `KnownError`; `sources` may be left out (all), and so may `why`, `link`, `beats` and `ignore-case` (false). The whole file is used, or nothing of it.
 */
export function parseSignatures(text: string): ParsedSignatures {
  if (Buffer.byteLength(text) > largestFile)
    return whole(`The file may have ${largestFile / 1024} KiB; it has ${Math.ceil(Buffer.byteLength(text) / 1024)}.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map(({ message, pos }) =>
    problemAt(lines.linePos(pos[0]).line, undefined, `${message}.`),
  );
  if (broken.length > 0) return { problems: broken };
  const nodes = entriesOf(document.contents);
  if (nodes === undefined) return whole('The file must be a list of entries, or have such a list under "signatures".');
  if (nodes.length > mostEntries) return whole(`The file may have ${mostEntries} entries; it has ${nodes.length}.`);
  return together(
    nodes.map((node, index) => {
      const entry = asObject(plainValue(node, document)) ?? {};
      const name = typeof entry.id === 'string' && entry.id !== '' ? entry.id : `number ${index + 1}`;
      return { name, line: lines.linePos(node.range?.[0] ?? 0).line, read: readEntry(entry) };
    }),
  );
}

function entriesOf(contents: unknown): readonly Node[] | undefined {
  const list = isMap(contents) ? contents.get('signatures', true) : contents;
  return isSeq<Node>(list) ? list.items : undefined;
}

/** Aliases that would make a small file a large value are refused by the library. */
function plainValue(node: Node, document: Document): unknown {
  try {
    return node.toJS(document);
  } catch {
    return undefined;
  }
}

interface ReadEntry {
  readonly name: string;
  readonly line: number;
  readonly read: KnownError | readonly string[];
}

function together(entries: readonly ReadEntry[]): ParsedSignatures {
  const errors = entries.flatMap(({ read }) => ('id' in read ? [read] : []));
  const ids = [...knownErrors, ...errors].map(({ id }) => id);
  const problems = entries.flatMap((entry) =>
    problemsOf(entry, ids).map((problem) => problemAt(entry.line, entry.name, problem)),
  );
  return problems.length > 0 ? { problems } : { errors };
}

function problemsOf({ read }: ReadEntry, ids: readonly string[]): readonly string[] {
  if (!('id' in read)) return read;
  const isTaken = ids.indexOf(read.id) !== ids.lastIndexOf(read.id);
  const unknown = (read.beats ?? []).filter((other) => !ids.includes(other));
  return [
    ...(isTaken ? ['There is another error of this id: give it one of its own.'] : []),
    ...unknown.map((other) => `"beats" names ${other}, but there is no error of that id.`),
  ];
}

function problemAt(line: number, entry: string | undefined, problem: string): SignatureProblem {
  return { line, entry, problem };
}

function whole(problem: string): ParsedSignatures {
  return { problems: [problemAt(1, undefined, problem)] };
}
