import type { Dockerfile } from '../../dockerfile/dockerfile.ts';

/** The Dockerfile for messages about it. */
export interface DockerfileSource {
  /** As the user knows it, relative to the workspace. */
  readonly path: string;
  /** Undefined when the builder fetches it. */
  readonly content: Dockerfile | undefined;
}
