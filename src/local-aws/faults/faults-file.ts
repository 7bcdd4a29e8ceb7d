import { readFile } from 'node:fs/promises';
import { BerthError, messageOf } from '../../toolkit/errors.ts';
import type { Fault } from './fault.ts';
import { parseFaultsText } from './parse-faults.ts';

/** Reads the file of `--faults`. Throws INVALID_INPUT with everything that is wrong with it. */
export async function readFaultsFile(path: string): Promise<readonly Fault[]> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw unusable(path, messageOf(thrown), { cause: thrown });
  });
  const parsed = parseFaultsText(text);
  if ('complaints' in parsed) throw unusable(path, parsed.complaints.join(' '));
  return parsed.faults;
}

function unusable(path: string, why: string, options?: { cause: unknown }): BerthError {
  const sentences = {
    what: `The file of faults ${path} is not usable.`,
    why,
    fix: 'Write a JSON array of faults as docs/local-aws.md shows them.',
  };
  return new BerthError('INVALID_INPUT', sentences, options);
}
