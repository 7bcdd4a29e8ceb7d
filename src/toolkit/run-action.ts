import * as core from '@actions/core';
import type { ActionHost } from './action-host.ts';
import { BerthError, messageOf, type SourcePlace } from './errors.ts';
import { fitted } from './foreign-text.ts';
import { InputReader } from './inputs.ts';

/** Outputs by name, as they are written to GITHUB_OUTPUT. */
export type Outputs = Readonly<Record<string, string>>;

/**
 * Runs an action: reads its inputs, runs `main`, writes the outputs, and turns whatever is thrown into one annotated error and
 * exit code 1. This is the only place that catches.
 */
export async function runAction<Inputs>(
  readInputs: (reader: InputReader) => Inputs,
  main: (inputs: Inputs, host: ActionHost) => Promise<Outputs>,
): Promise<void> {
  const host = createHost();
  await reportingErrors(async () => {
    const inputs = readCompletely(readInputs, process.env);
    writeOutputs(await main(inputs, host));
  });
  // A call that hangs would keep the process until the runner kills it.
  if (host.cancelled.aborted) process.exit();
}

/** Runs a post step. It has no inputs: inside a composite the runner hands it those of its ancestor. */
export async function runPost(post: (host: ActionHost) => Promise<void>): Promise<void> {
  await reportingErrors(() => post(createHost()));
}

/** Reads inputs and throws INVALID_INPUT with everything that is wrong with them. */
export function readCompletely<Inputs>(
  readInputs: (reader: InputReader) => Inputs,
  environment: Readonly<Record<string, string | undefined>>,
): Inputs {
  const reader = new InputReader(environment);
  const inputs = readInputs(reader);
  reader.finish();
  return inputs;
}

/** An error that carries outputs: a failed deploy still says which deployment it was and how it ended. */
export class ErrorWithOutputs extends BerthError {
  readonly outputs: Outputs;

  constructor(error: BerthError, outputs: Outputs) {
    super(error.code, error.sentences, { cause: error.cause, place: error.place });
    this.outputs = outputs;
  }
}

async function reportingErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof ErrorWithOutputs) writeOutputs(thrown.outputs);
    report(thrown);
    process.exitCode = 1;
  }
}

function report(thrown: unknown): void {
  if (thrown instanceof Error && thrown.stack !== undefined) core.debug(thrown.stack);
  const error = thrown instanceof BerthError ? thrown : unexpected(thrown);
  const { what, why, fix } = error.sentences;
  core.error(fitted(`${what}\n${why}\n${fix}`, longestAnnotation), {
    title: error.code,
    ...annotationPlace(error.place),
  });
}

function annotationPlace(place: SourcePlace | undefined): core.AnnotationProperties {
  return place === undefined ? {} : { file: place.file, startLine: place.line };
}

/** What a runner keeps of an annotation's message is limited; the whole is in the log and the summary. */
const longestAnnotation = 4_096;

function unexpected(thrown: unknown): BerthError {
  const sentences = {
    what: `Berth stopped at something that it did not expect: ${messageOf(thrown)}`,
    why: 'This is a defect in Berth, or an answer of a service that it does not know yet.',
    fix: 'Run the job again with debug logging, and report the stack trace that it prints.',
  };
  return new BerthError('UNEXPECTED', sentences, { cause: thrown });
}

function writeOutputs(outputs: Outputs): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

function createHost(): ActionHost {
  return {
    env: process.env,
    log: {
      info: core.info,
      debug: core.debug,
      warning: (line, place) => core.warning(line, annotationPlace(place)),
      notice: (line, place) => core.notice(line, annotationPlace(place)),
      group: printGroup,
    },
    mask: core.setSecret,
    saveState: core.saveState,
    readState: core.getState,
    summarize,
    cancelled: cancellation(),
  };
}

function printGroup(title: string, lines: readonly string[]): void {
  core.startGroup(title);
  for (const line of lines) core.info(line);
  core.endGroup();
}

/** Outside a runner there is no summary file, and nothing to write to. */
async function summarize(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown, true).write();
}

function cancellation(): AbortSignal {
  const controller = new AbortController();
  const cancel = (signal: NodeJS.Signals) => controller.abort(signal);
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  return controller.signal;
}
