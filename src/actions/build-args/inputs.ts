import { type Choice, parseChoices } from '../../secrets/select.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

/** What a `build-args` step is asked to do. */
export interface BuildArgsInputs {
  /** dotenv text or a JSON object, exactly as given; undefined when only files are given. */
  readonly secrets: string | undefined;
  /** Files with dotenv text or a JSON object, read after `secrets`. */
  readonly secretsFiles: readonly string[];
  /** The secrets to hand on and their new names; all of them when empty. */
  readonly choices: readonly Choice[];
}

/** Reads the inputs of `build-args`. Secrets themselves are looked at later, once they are masked. */
export function readInputs(reader: InputReader): BuildArgsInputs {
  const secrets = reader.raw('secrets');
  const secretsFiles = reader.lines('secrets-file');
  const { choices, problems } = parseChoices(reader.raw('names') ?? '');
  for (const problem of problems) reader.reject(`"names": ${problem}`);
  if (secrets === undefined && secretsFiles.length === 0)
    reader.reject('one of "secrets" and "secrets-file" is required');
  return { secrets, secretsFiles, choices };
}
