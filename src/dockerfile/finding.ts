/** What a build gets, by name. */
export interface DockerfileRequest {
  readonly target: string | undefined;
  /** Names of the build args that have a value. */
  readonly buildArgs: readonly string[];
  /** The build secrets that are given. */
  readonly secrets: readonly GivenSecret[];
}

/** A build secret by its id. */
export interface GivenSecret {
  readonly id: string;
  /** True when it was chosen for this very build, so that a build without it is surely not what is wanted. */
  readonly chosen: boolean;
}

/** One thing that is not as its author thinks. */
export interface DockerfileFinding {
  /** `error`: the build is certain to miss something. `notice`: this is often meant. */
  readonly severity: 'error' | 'warning' | 'notice';
  readonly line: number;
  /** A sentence or two, without any value. */
  readonly message: string;
}
