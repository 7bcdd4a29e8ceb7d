/** A repository of ECR. */
export interface Repository {
  readonly name: string;
  readonly region: string;
  readonly exists: boolean;
  /** IMMUTABLE, MUTABLE, or one of them with exclusions; null when it does not exist. */
  readonly tagMutability: string | null;
}

/** An image of a container that is in ECR. */
export interface Image {
  readonly container: string;
  /** As the task definition names it. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly repository: string;
  /** null when it is referenced by digest. */
  readonly tag: string | null;
  /** null when the repository has no such image. */
  readonly found: FoundImage | null;
  /** The digest that is about to be pushed to its tag; null where nothing is. */
  readonly digestToPush: string | null;
}

export interface FoundImage {
  readonly digest: string;
  /** ACTIVE, ARCHIVED or ACTIVATING. */
  readonly status: string;
  /** Such as linux/amd64, without attestations (unknown/unknown). */
  readonly platforms: readonly string[];
  /** TCP ports that its configuration EXPOSEs. */
  readonly exposedPorts: readonly number[];
  readonly hasHealthCheck: boolean;
}

/** An image that a running task was started from. */
export interface RunningImage {
  readonly container: string;
  readonly region: string;
  readonly repository: string;
  readonly digest: string;
  readonly exists: boolean;
}
