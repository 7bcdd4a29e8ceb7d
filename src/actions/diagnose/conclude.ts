import { causeLines } from '../../report/cause-text.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { fitted } from '../../toolkit/foreign-text.ts';
import { ErrorWithOutputs, type Outputs } from '../../toolkit/run-action.ts';
import type { DiagnosedCause } from './causes.ts';
import { type Diagnosed, isProblem, isUnknownFailure } from './diagnosed.ts';
import type { DiagnoseInputs } from './inputs.ts';
import { logLines, nothingKnown } from './log-lines.ts';
import { summary } from './summary.ts';

/** Tells what was found, in the log, the summary, one annotation and the outputs. Fails the step where that was asked for. */
export async function conclude(
  diagnosed: Diagnosed,
  { failOn }: Pick<DiagnoseInputs, 'failOn'>,
  host: ActionHost,
): Promise<Outputs> {
  const isUnknown = isUnknownFailure(diagnosed);
  for (const line of logLines(diagnosed, isUnknown)) host.log.info(line);
  await host.summarize(summary(diagnosed, isUnknown, host.env));
  const outputs = outputsOf(diagnosed);
  if (!isProblem(diagnosed)) return outputs;
  if (failOn === 'problem') throw new ErrorWithOutputs(problem(diagnosed), outputs);
  host.log.warning(fitted(annotation(diagnosed).join('\n'), longestAnnotation));
  return outputs;
}

/** Of what a runner keeps. */
const longestAnnotation = 4_096;

function annotation({ causes, service }: Diagnosed): readonly string[] {
  const [first] = causes;
  return [...(service === null ? [] : [service.verdict.sentence]), ...(first === undefined ? [] : causeLines(first))];
}

function problem(diagnosed: Diagnosed): BerthError {
  const { causes, service } = diagnosed;
  const [first] = causes;
  const state = service === null ? '' : service.verdict.sentence;
  if (first === undefined) {
    const fix = 'Read the last lines and the evidence in the log of this step and in its summary.';
    return new BerthError('CAUSE_FOUND', { what: state, why: nothingKnown(diagnosed), fix });
  }
  const { what, why, fix } = first;
  return new BerthError('CAUSE_FOUND', { what: [state, what].filter(Boolean).join(' '), why, fix });
}

function outputsOf({ causes, service }: Diagnosed): Outputs {
  const [first] = causes;
  return {
    cause: first?.id ?? '',
    what: first?.what ?? '',
    why: first?.why ?? '',
    fix: first?.fix ?? '',
    causes: JSON.stringify(causes.slice(0, mostCauses).map(causeOutput)),
    healthy: String(service?.verdict.isHealthy ?? ''),
  };
}

/** All outputs of a job together may have 1 MB. */
const mostCauses = 50;

/** Without the quoted line: a runner masks no outputs. */
function causeOutput({ id, what, why, fix, link, place, time, isLikely, explainedBy }: DiagnosedCause) {
  return { id, what, why, fix, link: link ?? '', place, time, likely: isLikely, explainedBy };
}
