import { BerthError } from '../toolkit/errors.ts';
import { asArray, asObject, asString, parseJsonObject } from '../toolkit/json.ts';

/** What `build-args` hands to `image`, as JSON in a file that only the job's user can read. */
export interface BuildArgsFile {
  /** The version of this format. */
  readonly version: 1;
  /** What the entries are for: `build-args` is `docker build --build-arg`. */
  readonly mode: 'build-args';
  readonly entries: readonly BuildArgsEntry[];
}

/** A value itself, or where its reader finds it (the ARN or name that a task definition's `valueFrom` takes). */
export type BuildArgsEntry =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly valueFrom: string };

/** The text of the file. */
export function formatBuildArgsFile(entries: readonly BuildArgsEntry[]): string {
  const file: BuildArgsFile = { version: 1, mode: 'build-args', entries };
  return `${JSON.stringify(file)}\n`;
}

/**
 * Reads the text of the file.
 * @throws INVALID_SECRETS when it is anything else; the message never holds any of the text.
 */
export function parseBuildArgsFile(text: string, path: string): BuildArgsFile {
  const file = parseJsonObject(text);
  const entries = asArray(file?.entries).map(parseEntry);
  const known = file?.version === 1 && file.mode === 'build-args' && Array.isArray(file.entries);
  if (!known || entries.includes(undefined)) throw notABuildArgsFile(path);
  return { version: 1, mode: 'build-args', entries: entries.flatMap((entry) => entry ?? []) };
}

function parseEntry(entry: unknown): BuildArgsEntry | undefined {
  const object = asObject(entry);
  const [name, value, valueFrom] = [asString(object?.name), asString(object?.value), asString(object?.valueFrom)];
  if (name === undefined) return undefined;
  if (value !== undefined && valueFrom === undefined) return { name, value };
  return valueFrom !== undefined && value === undefined ? { name, valueFrom } : undefined;
}

function notABuildArgsFile(path: string): BerthError {
  return new BerthError('INVALID_SECRETS', {
    what: `${path} is not a file that this version's build-args action writes.`,
    why: 'It must be JSON with "version": 1, "mode": "build-args" and a list of entries.',
    fix: 'Use the output build-args-file of a build-args step of the same version and the same job.',
  });
}
