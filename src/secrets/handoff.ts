import { BerthError } from '../toolkit/errors.ts';
import { asArray, asObject, asString, parseJsonObject } from '../toolkit/json.ts';
import type { FileFormat, SecretsMode } from './types.ts';

/** What `build-args` hands to `image`, as JSON in a file that only the job's user can read. */
export interface Handoff {
  /** The version of this format. */
  readonly version: 2;
  readonly mode: SecretsMode;
  /** With mode `build-secrets`: all values are mounted as one file. Null: each is a mount of its own. */
  readonly asFile: FileFormat | null;
  readonly entries: readonly HandoffEntry[];
}

/** One secret. Its value is there in every mode: `image` masks it, gives it to the container under test, and looks for leaks of it. */
export interface HandoffEntry {
  readonly name: string;
  readonly value: string;
}

/** The text of the file. */
export function formatHandoff(handoff: Omit<Handoff, 'version'>): string {
  return `${JSON.stringify({ version: 2, ...handoff })}\n`;
}

/**
 * Reads the text of the file.
 * @throws INVALID_SECRETS when it is anything else; the message never holds any of the text.
 */
export function parseHandoff(text: string, path: string): Handoff {
  const file = parseJsonObject(text);
  const mode = modes.find((known) => known === file?.mode);
  const asFile = file?.asFile === null ? null : formats.find((known) => known === file?.asFile);
  const entries = asArray(file?.entries).map(parseEntry);
  const complete = file?.version === 2 && Array.isArray(file.entries) && !entries.includes(undefined);
  if (!complete || mode === undefined || asFile === undefined) throw notAHandoff(path);
  return { version: 2, mode, asFile, entries: entries.flatMap((entry) => entry ?? []) };
}

const modes = ['build-args', 'build-secrets', 'runtime-ssm', 'runtime-secrets-manager'] as const;
const formats = ['dotenv', 'json', 'yaml'] as const;

function parseEntry(entry: unknown): HandoffEntry | undefined {
  const object = asObject(entry);
  const [name, value] = [asString(object?.name), asString(object?.value)];
  return name === undefined || value === undefined ? undefined : { name, value };
}

function notAHandoff(path: string): BerthError {
  return new BerthError('INVALID_SECRETS', {
    what: `${path} is not a file that this version's build-args action writes.`,
    why: 'It must be JSON with "version": 2, a mode, and a list of entries.',
    fix: 'Use the output build-args-file of a build-args step of the same version and the same job.',
  });
}
