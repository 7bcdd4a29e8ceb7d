import { defaultOptions } from '../../local-aws/options.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

/** What a `local-aws` step is asked to start: the command line's options as they are handed on, checked there. */
export interface LocalAwsInputs {
  readonly options: Readonly<Record<string, string>>;
}

/** The port of the action: a free one, so that two of them in one job do not meet. */
const anyPort = 0;

/** Reads the inputs of `local-aws`. */
export function readInputs(reader: InputReader): LocalAwsInputs {
  const port = reader.integer('port', { minimum: 0, maximum: 65_535 }) ?? anyPort;
  const runtime = reader.choice('runtime', ['docker', 'simulated'], defaultOptions.runtime);
  return {
    options: {
      port: String(port),
      runtime,
      speed: readNumber(reader, 'speed', defaultOptions.speed),
      'pull-seconds': readNumber(reader, 'pull-seconds', defaultOptions.pullSeconds),
      'start-seconds': readNumber(reader, 'start-seconds', defaultOptions.startSeconds),
      'stop-seconds': readNumber(reader, 'stop-seconds', defaultOptions.stopSeconds),
      region: reader.text('region') ?? defaultOptions.region,
    },
  };
}

function readNumber(reader: InputReader, name: string, fallback: number): string {
  const value = reader.text(name) ?? String(fallback);
  if (!/^\d+(\.\d+)?$/.test(value)) reader.reject(`"${name}" must be a number such as 2 or 0.5, not "${value}"`);
  return value;
}
