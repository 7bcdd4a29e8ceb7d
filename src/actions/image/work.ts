import type { BuildArg, BuildRequest } from '../../image/build/build-command.ts';
import type { Builder } from '../../image/build/builder.ts';
import type { DockerfileSource } from '../../image/build/dockerfile-source.ts';
import type { Docker } from '../../image/docker/docker.ts';
import type { Login } from '../../image/registry/login.ts';
import type { Registry, Repository } from '../../image/registry/registry.ts';
import type { HandoffEntry } from '../../secrets/handoff.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { ImageInputs } from './inputs.ts';
import type { LeakWatch } from './leak-watch.ts';

/** What is asked, and through what Docker is reached. */
export interface Session {
  readonly inputs: ImageInputs;
  readonly host: ActionHost;
  /** At least one. */
  readonly tags: readonly string[];
  readonly secrets: JobSecrets;
  /** The job's private directory (0700), removed when the action ends. */
  readonly directory: string;
  readonly docker: Docker;
  readonly builder: Builder;
  /** Such as `linux/amd64`; undefined when the engine does not say. */
  readonly enginePlatform: string | undefined;
  /** Takes every secret of the job out of a text. */
  redact(text: string): string;
  /** What looks for leaks from the first build on; undefined when nothing is looked for. */
  readonly leakWatch: LeakWatch | undefined;
}

/** What the stages of `image` share: the session, and what is built in it. */
export interface Work extends Session {
  /** The Dockerfile as the user wrote it, read once. */
  readonly source: DockerfileSource;
  /** What every build of this job has in common: all platforms, all attestations, all cache exports. */
  readonly request: BuildRequest;
}

/** The secrets that this step knows, by what becomes of them. */
export interface JobSecrets {
  /** All build args, those of the input `build-args` included, which are no secrets. */
  readonly buildArgs: readonly BuildArg[];
  /** What is mounted with `RUN --mount=type=secret`. */
  readonly buildSecrets: readonly JobBuildSecret[];
  /** What build-args handed over for the running container alone: it goes into the container under test. */
  readonly runtime: readonly HandoffEntry[];
  /** Every secret by name, whatever its way: what may not be printed, and what the leak scan looks for. */
  readonly all: readonly HandoffEntry[];
}

/** A build secret of whatever origin. */
export interface JobBuildSecret {
  readonly id: string;
  readonly content: Buffer;
  /** True when the build-args action was told to pass just this, so that a build without it is an error. */
  readonly chosen: boolean;
}

/** A repository that the image goes to, the registry that has it, and the job's login there. */
export interface Target {
  readonly registry: Registry;
  readonly repository: Repository;
  readonly login: Login;
}

/** What the builder made. */
export interface BuiltImage {
  /** The digest of its configuration, by which the engine knows it: `sha256:…`. */
  readonly id: string;
  /** `engine` pushes what the engine holds; `builder` has the builder push several platforms or attestations from its cache. */
  readonly pushedBy: 'engine' | 'builder';
  /** A tar file with everything that the builder will push, as an OCI image layout; undefined when the engine's image is all. */
  readonly archive: string | undefined;
  /** The digest that the builder's push will give, as far as the archive tells; undefined when there is none. */
  readonly digest: string | undefined;
  /** What the builder tells about the build, without build args. */
  readonly metadata: JsonObject;
}

/** What a stage has to tell in the job summary, as lines of Markdown; none for nothing. */
export interface StageReport {
  readonly summary: readonly string[];
}
