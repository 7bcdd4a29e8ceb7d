import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;
type FileName = (typeof names)[number];

/** The files through which a step answers its runner, by the environment variable that holds their path. */
export type CommandFiles = Readonly<Record<FileName, string>>;

/** What a step wrote into its files. */
export interface FileCommands {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly summary: string;
}

/** Makes a step's empty files in a directory of their own under `parent`. */
export function createCommandFiles(parent: string): CommandFiles {
  const folder = mkdtempSync(join(parent, 'file-commands-'));
  const files = names.map((name) => [name, join(folder, name.toLowerCase())] as const);
  for (const [, path] of files) writeFileSync(path, '');
  return Object.fromEntries(files) as CommandFiles;
}

/** Reads what a step left in its files. Throws on a line that the runner would not accept either. */
export function readCommandFiles(files: CommandFiles): FileCommands {
  const read = (name: FileName) => readFileSync(files[name], 'utf8');
  return {
    outputs: parseAssignments(read('GITHUB_OUTPUT')),
    state: parseAssignments(read('GITHUB_STATE')),
    environment: parseAssignments(read('GITHUB_ENV')),
    paths: read('GITHUB_PATH')
      .split(/\r?\n/)
      .filter((line) => line !== ''),
    summary: read('GITHUB_STEP_SUMMARY'),
  };
}

/** `NAME=VALUE` on one line, or `NAME<<DELIMITER`, the value's lines, and the delimiter on a line of its own. */
function parseAssignments(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n');
  const assignments: Record<string, string> = {};
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').replace(/\r$/, '');
    if (line === '') continue;
    const assignment = /^([^=]*?)(=|<<)(.*)$/.exec(line);
    if (assignment === null) throw new Error(`A file command has neither "=" nor "<<": ${line}`);
    const [, name = '', operator, rest = ''] = assignment;
    if (operator === '=') {
      assignments[name] = rest;
      continue;
    }
    const end = lines.findIndex((candidate, at) => at > index && candidate.replace(/\r$/, '') === rest);
    if (end === -1) throw new Error(`The value of "${name}" in a file command is not closed.`);
    assignments[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return assignments;
}
