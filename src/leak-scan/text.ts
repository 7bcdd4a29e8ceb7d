import type { Finding, Sink } from './finding.ts';
import { parseJson, scanJson } from './json-blob.ts';
import type { Scanner } from './scanner.ts';
import { shown } from './shown.ts';

/** Looks through a text that leaves the machine, such as the metadata file of a build; in JSON it also tells which member it was. */
export function scanText(scanner: Scanner, text: string, sink: Sink): readonly Finding[] {
  const bytes = Buffer.from(text);
  const json = /^\s*[[{]/.test(text) ? parseJson(bytes) : undefined;
  if (json === undefined) return scanner.matches(bytes).map((match) => ({ ...match, sink }));
  return scanJson(scanner, bytes, json).map(({ place, ...match }) => {
    const part = shown(scanner, place.join('.'));
    return { ...match, sink, ...(part === '' ? {} : { part }) };
  });
}
