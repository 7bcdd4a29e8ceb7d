import type { FoundError } from '../../diagnosis/found-error.ts';
import { matchErrors } from '../../diagnosis/match-errors.ts';
import { instructionAt } from '../../dockerfile/stages.ts';
import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { foreignLines } from '../../toolkit/foreign-text.ts';
import type { DockerfileSource } from './dockerfile-source.ts';
import { failingOutput } from './failing-output.ts';
import { type BuildFailure, type BuildOutput, readFailure } from './failure.ts';

/**
 * The error for a build that failed: the line of the Dockerfile, the cause where it is known, the builder's own message, and what the
 * failing command printed last.
 *
 * @param output without secrets.
 * @param redact takes secrets out of the instruction.
 */
export function buildFailed(
  source: DockerfileSource,
  output: BuildOutput,
  redact: (text: string) => string,
): BerthError {
  const { path, content } = source;
  const failure = readFailure(output, content);
  const [known] = matchErrors(failingOutput(output).split('\n'), ['build', 'registry']);
  const sentences = {
    what: [where(source, failure, redact), ...(known === undefined ? [] : [known.what])].join(' '),
    why: reasons(failure, known).join('\n'),
    fix:
      known?.fix ??
      'Correct what it names; its whole output is in the log above, and "docker build" on your machine gives the same.',
  };
  const { line } = failure;
  const place = content === undefined || line === undefined ? undefined : { file: path, line };
  return new BerthError('BUILD_FAILED', sentences, { place });
}

function where({ path, content }: DockerfileSource, { line }: BuildFailure, redact: (text: string) => string): string {
  const instruction = content === undefined || line === undefined ? undefined : instructionAt(content, line);
  const atLine = line === undefined ? '' : `, at line ${line}`;
  return asSentence(
    `The image could not be built from ${path}${atLine}${instruction === undefined ? '' : `: ${redact(instruction)}`}`,
  );
}

/** The line by which the cause is known stands among the last ones most often. */
function reasons({ message, lastLines }: BuildFailure, known: FoundError | undefined): readonly string[] {
  const shown = [message, ...lastLines].some((line) => known === undefined || line.includes(known.quote));
  return [
    ...(known === undefined || known.why === '' ? [] : [known.why]),
    asSentence(`The builder says: ${message || 'nothing'}`),
    ...(shown || known === undefined ? [] : ['It had printed:', ...foreignLines(known.quote)]),
    ...(lastLines.length === 0 ? [] : ['The command printed last:', ...foreignLines(lastLines.join('\n'))]),
  ];
}
