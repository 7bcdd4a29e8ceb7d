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

/** Looks through lines as they are printed, such as the log of a build. */
export interface LineScan {
  /** One line without its end. */
  line(text: string): void;
  /** One finding for each secret, with the number of the first line that ends it; lines count from 1. */
  findings(): readonly Finding[];
}

/** Starts on the lines of a log. A secret of several lines is found as well. */
export function createLineScan(scanner: Scanner, sink: Sink = 'build-log'): LineScan {
  const stream = scanner.startStream();
  const found = new Map<string, Finding>();
  const more = new Map<string, number>();
  let number = 0;
  return {
    line: (text) => {
      number += 1;
      stream.push(Buffer.from(`${text}\n`), (match) => {
        const { name } = match;
        const part = `line ${number}`;
        const first = found.get(name);
        if (first === undefined) found.set(name, { ...match, sink, part });
        else if (first.part !== part) more.set(name, (more.get(name) ?? 0) + 1);
      });
    },
    findings: () =>
      [...found.values()].map((finding) => {
        const others = more.get(finding.name);
        return others === undefined ? finding : { ...finding, more: others };
      }),
  };
}
