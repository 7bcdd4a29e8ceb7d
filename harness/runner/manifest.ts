import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { asObject, asString } from '../../src/toolkit/json.ts';

/** What a runner needs of an action's manifest. */
export interface Manifest {
  /** Absolute path of the file that the step runs. */
  readonly main: string;
  /** Absolute path of the file that the post step runs, when there is one. */
  readonly post?: string;
  /** Every declared input with its default; an empty string where the manifest states none. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** Reads `FOLDER/action.yml` of a JavaScript action. Throws when it is of another kind. */
export function readManifest(folder: string): Manifest {
  const manifest = asObject(parse(readFileSync(resolve(folder, 'action.yml'), 'utf8')));
  const runs = asObject(manifest?.runs);
  const main = asString(runs?.main);
  if (main === undefined) throw new Error(`${folder}/action.yml has no "runs.main": it is not a JavaScript action.`);
  const post = asString(runs?.post);
  const defaults = Object.entries(asObject(manifest?.inputs) ?? {}).map(([name, input]) => [
    name,
    defaultOf(name, asObject(input)?.default),
  ]);
  return {
    main: resolve(folder, main),
    ...(post === undefined ? {} : { post: resolve(folder, post) }),
    defaults: Object.fromEntries(defaults),
  };
}

/** The runner hands every default over as text. Expressions would need its evaluator, which this harness does not have. */
function defaultOf(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  if (text.includes('${{')) throw new Error(`The default of input "${name}" is an expression: pass the input.`);
  return text;
}
