/** A container that runs now. */
export interface RunningContainer {
  /** The last part of its task's ARN. */
  readonly task: string;
  /** ARN of the task definition that its task was started from. */
  readonly taskDefinition: string;
  readonly container: string;
  /** As that task definition names it. */
  readonly image: string;
  /** What it was started from; null where ECS does not say. */
  readonly digest: string | null;
  /** The id in its engine; null where ECS does not say. */
  readonly runtimeId: string | null;
}

/** What the registry says that the image of a running container is. */
export interface RegistryImage {
  /** As a task definition names it. */
  readonly image: string;
  /** Its own digest and those of its platforms; empty when there is no such image. */
  readonly digests: readonly string[];
}

/** A path that differs from the image. */
export interface FileChange {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
}

/** What a running container has written over its image. */
export interface WrittenFiles extends Pick<RunningContainer, 'task' | 'container'> {
  readonly runtimeId: string | null;
  /** null where the container engine of its instance is out of reach. */
  readonly changes: readonly FileChange[] | null;
}
