/** A text that holds secrets, and the name by which its reader knows it: `secrets`, or the path of a file. */
export interface SecretText {
  readonly source: string;
  readonly text: string;
}

/** One secret as it was written, before it is chosen or renamed. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** What a text holds, and everything that is wrong with it. Neither problems nor warnings ever hold a value. */
export interface Reading {
  /** Empty values are among them: what becomes of those is not for the reader to decide. */
  readonly secrets: readonly Secret[];
  /** Where each secret stands, by its name, such as `secrets: line 3`. */
  readonly places: ReadonlyMap<string, string>;
  /** Each is a clause without a full stop, such as `line 3 has no "="`. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** How values travel: in the build, or from a store of AWS into the running container. */
export type SecretsMode = 'build-args' | 'build-secrets' | 'runtime-ssm' | 'runtime-secrets-manager';

/** A format in which all values are mounted as one file. */
export type FileFormat = 'dotenv' | 'json' | 'yaml';

/** The modes whose values are stored in AWS. */
export type RuntimeMode = Extract<SecretsMode, 'runtime-ssm' | 'runtime-secrets-manager'>;

/** True when the values are stored in AWS, and nothing of them goes into the build. */
export function isRuntimeMode(mode: SecretsMode): mode is RuntimeMode {
  return mode === 'runtime-ssm' || mode === 'runtime-secrets-manager';
}

/** What is done about a value that is empty, which is what a GitHub secret that does not exist looks like. */
export type EmptyPolicy = 'error' | 'skip' | 'allow';
