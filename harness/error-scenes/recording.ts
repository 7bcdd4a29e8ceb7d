import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a tool printed in a scene, as it is kept. */
export interface Recording {
  /** The name of the scene, and of the file without its ending. */
  readonly name: string;
  /** Of the known error that it tells of. */
  readonly id: string;
  /** An `ErrorSource`. */
  readonly source: string;
  /** The tool with its version, such as `npm 11.19.1`. */
  readonly tool: string;
  readonly text: string;
}

/** The folder of all recordings, one file each. */
export const recordingsFolder = join(import.meta.dirname, '../../__tests__/fixtures/recorded-errors');

/** Keeps a recording in its file of the folder, in the place of an older one. */
export function writeRecording(folder: string, { name, id, source, tool, text }: Recording): void {
  writeFileSync(join(folder, `${name}.txt`), `id: ${id}\nsource: ${source}\ntool: ${tool}\n\n${text}\n`);
}

/** Every recording of the folder, by name. Throws when a file does not begin with what a recording begins with. */
export function readRecordings(folder: string): readonly Recording[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.sort().map((file) => parse(file.slice(0, -'.txt'.length), readFileSync(join(folder, file), 'utf8')));
}

function parse(name: string, content: string): Recording {
  const [, id, source, tool, text] = /^id: (.+)\nsource: (.+)\ntool: (.+)\n\n([\s\S]*)\n$/.exec(content) ?? [];
  if (id === undefined || source === undefined || tool === undefined || text === undefined)
    throw new Error(`${name}.txt is no recording: it must begin with the lines id, source and tool, and an empty one.`);
  return { name, id, source, tool, text };
}
