import { prefixOf } from '../../secrets/runtime/prefix.ts';
import { type Choice, parseChoices } from '../../secrets/select.ts';
import type { EmptyPolicy, FileFormat, SecretsMode } from '../../secrets/types.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

/** What a `build-args` step is asked to do. */
export interface BuildArgsInputs {
  /** dotenv text or a JSON object, exactly as given; undefined when only files are given. */
  readonly secrets: string | undefined;
  /** Files with dotenv text or a JSON object, read after `secrets`. */
  readonly secretsFiles: readonly string[];
  /** The secrets to hand on and their new names; all of them when empty. */
  readonly choices: readonly Choice[];
  readonly as: SecretsMode;
  /** Undefined: each value is a mount of its own. */
  readonly asFile: FileFormat | undefined;
  readonly empty: EmptyPolicy;
  /** The cluster of the default prefix. */
  readonly cluster: string;
  /** Where values are stored, such as `/production/backend`; empty unless the values are stored. */
  readonly prefix: string;
  readonly kmsKeyId: string | undefined;
}

/** Reads the inputs of `build-args`. Secrets themselves are looked at later, once they are masked. */
export function readInputs(reader: InputReader): BuildArgsInputs {
  const secrets = reader.raw('secrets');
  const secretsFiles = reader.lines('secrets-file');
  const { choices, problems } = parseChoices(reader.raw('names') ?? '');
  for (const problem of problems) reader.reject(`"names": ${problem}`);
  if (secrets === undefined && secretsFiles.length === 0)
    reader.reject('one of "secrets" and "secrets-file" is required');
  const cluster = reader.text('cluster') ?? 'default';
  const as = reader.choice('as', secretsModes, 'build-args');
  return {
    secrets,
    secretsFiles,
    choices,
    as,
    asFile: readFileFormat(reader, as),
    empty: reader.choice('empty', ['error', 'skip', 'allow'], 'error'),
    cluster,
    prefix: readPrefix(reader, as, cluster),
    kmsKeyId: reader.text('kms-key-id'),
  };
}

const secretsModes = ['build-args', 'build-secrets', 'runtime-ssm', 'runtime-secrets-manager'] as const;

function readFileFormat(reader: InputReader, as: SecretsMode): FileFormat | undefined {
  const text = reader.text('as-file');
  if (text === undefined) return undefined;
  const format = fileFormats.find((known) => known === text);
  if (format === undefined) reader.reject(`"as-file" must be one of ${fileFormats.join(', ')}, not "${text}"`);
  if (as !== 'build-secrets') reader.reject(`"as-file" needs "as: build-secrets", not "as: ${as}"`);
  return format;
}

const fileFormats = ['dotenv', 'json', 'yaml'] as const;

function readPrefix(reader: InputReader, as: SecretsMode, cluster: string): string {
  const [prefix, service] = [reader.text('prefix'), reader.text('service')];
  if (as === 'build-args' || as === 'build-secrets') return '';
  const reading = prefixOf({ prefix, cluster, service });
  if ('problem' in reading) reader.reject(reading.problem);
  return 'prefix' in reading ? reading.prefix : '';
}
