import { readFile } from 'node:fs/promises';
import { knownErrors } from '../../diagnosis/known-errors/all.ts';
import type { KnownError } from '../../diagnosis/known-errors/known-error.ts';
import { parseSignatures, type SignatureProblem } from '../../signatures/parse-signatures.ts';
import { BerthError, messageOf } from '../../toolkit/errors.ts';

/**
 * The user's own errors from a file, before all that Berth knows.
 *
 * @throws INVALID_INPUT with everything that is wrong with the file.
 */
export async function readKnownErrors(path: string): Promise<readonly KnownError[]> {
  const parsed = parseSignatures(await readText(path));
  if ('problems' in parsed) throw unusable(path, parsed.problems);
  return [...parsed.errors, ...knownErrors];
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw new BerthError('INVALID_INPUT', {
      what: `The file ${path} of "signatures" cannot be read.`,
      why: `The system says: ${messageOf(thrown)}.`,
      fix: 'Correct "signatures": the path is relative to the workspace, and the file is there after a checkout only.',
    });
  }
}

const shownProblems = 10;

function unusable(path: string, problems: readonly SignatureProblem[]): BerthError {
  const shown = problems.slice(0, shownProblems).map(problemText);
  const more = problems.length > shownProblems ? [`And ${problems.length - shownProblems} more.`] : [];
  const sentences = {
    what: `The file ${path} of "signatures" cannot be used.`,
    why: [...shown, ...more].join('\n'),
    fix: 'Correct the file. docs/diagnose.md has an example, and says what a pattern may hold.',
  };
  return new BerthError('INVALID_INPUT', sentences, { place: { file: path, line: problems[0]?.line ?? 1 } });
}

function problemText({ line, entry, problem }: SignatureProblem): string {
  return `Line ${line}${entry === undefined ? '' : `, ${entry}`}: ${problem}`;
}
