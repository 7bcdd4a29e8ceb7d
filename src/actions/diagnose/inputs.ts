import { errorSources } from '../../diagnosis/known-errors/error-sources.ts';
import type { ErrorSource } from '../../diagnosis/known-errors/known-error.ts';
import { checkPlace } from '../../ecs/place-input.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

/** The inputs of `diagnose`, read once. null means unset. */
export interface DiagnoseInputs {
  readonly cluster: string;
  readonly service: string | null;
  /** Relative to the workspace. */
  readonly logFiles: readonly string[];
  readonly text: string | null;
  /** What the log files and the text can be from. */
  readonly sources: readonly ErrorSource[];
  /** The path of the user's own known errors. */
  readonly signatures: string | null;
  readonly failOn: 'problem' | 'never';
}

export function readInputs(reader: InputReader): DiagnoseInputs {
  const source = reader.choice('source', ['any', ...errorSources], 'any');
  const inputs: DiagnoseInputs = {
    cluster: reader.text('cluster') ?? 'default',
    service: reader.text('service') ?? null,
    logFiles: reader.lines('log-file'),
    text: reader.raw('text') ?? null,
    sources: source === 'any' ? errorSources : [source],
    signatures: reader.text('signatures') ?? null,
    failOn: reader.choice('fail-on', ['problem', 'never'], 'never'),
  };
  checkPlace(reader, inputs);
  const { service, logFiles, text } = inputs;
  if (service === null && logFiles.length === 0 && text === null)
    reader.reject('one of "service", "log-file" and "text" is required: it says what to explain');
  return inputs;
}
