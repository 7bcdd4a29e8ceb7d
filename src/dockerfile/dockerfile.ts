/** What a Dockerfile says, as plain data. Lines count from 1. */
export interface Dockerfile {
  /** `ARG` before the first `FROM`: seen by the lines with `FROM`, and by a stage that declares the name again. */
  readonly globalArgs: readonly ArgDeclaration[];
  /** In their order; none in a file without `FROM`. */
  readonly stages: readonly Stage[];
  /**
   * False when there are instructions that the Dockerfile reference does not know: then a `# syntax=` line brought them, or the file
   * is broken, and what is missing in it cannot be told.
   */
  readonly understood: boolean;
}

/** Everything from one `FROM` to the next. */
export interface Stage {
  readonly index: number;
  /** In lower case, as Docker compares it. */
  readonly name: string | undefined;
  /** The line of its `FROM`. */
  readonly line: number;
  /** The image as it is written, such as `node:22` or `${BASE}`. */
  readonly image: string;
  /** The index of the stage that it continues; undefined when its base is an image. */
  readonly base: number | undefined;
  /** The variables in its `FROM`. */
  readonly variables: readonly string[];
  /** Those after its `FROM`. */
  readonly instructions: readonly Instruction[];
}

/** One instruction of a stage. */
export interface Instruction {
  /** In upper case. */
  readonly keyword: string;
  readonly line: number;
  readonly endLine: number;
  /** Where the keyword begins in its line, in characters from 0. */
  readonly column: number;
  /** What follows the keyword and its flags. */
  readonly text: string;
  /** What an `ARG` declares. */
  readonly args: readonly ArgDeclaration[];
  /** The names that an `ENV` sets. */
  readonly sets: readonly string[];
  /** The variables that it mentions, as `$NAME` or `${NAME…}`. */
  readonly variables: readonly string[];
  readonly secretMounts: readonly SecretMount[];
  /** Names and indexes of stages (or images) that it copies or mounts from. */
  readonly from: readonly string[];
}

export interface ArgDeclaration {
  readonly name: string;
  /** Undefined when it has no default. */
  readonly defaultValue: string | undefined;
  readonly line: number;
}

/** `RUN --mount=type=secret`. */
export interface SecretMount {
  /** As BuildKit derives it: id, or source, or the last part of target. */
  readonly id: string;
  /** True when the id has a variable in it, so that it is not known before the build. */
  readonly variable: boolean;
  readonly required: boolean;
  readonly line: number;
  /** True behind `ONBUILD`: it takes effect in a stage or build that continues this one. */
  readonly onBuild: boolean;
}
