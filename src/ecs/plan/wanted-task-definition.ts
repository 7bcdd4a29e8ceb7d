import { BerthError } from '../../toolkit/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { withSecrets } from '../secrets/with-secrets.ts';
import type { Situation } from '../situation/situation.ts';
import {
  containerFor,
  registrable,
  sameTaskDefinition,
  withImage,
  withImages,
} from '../task-definition/task-definition.ts';

/** A task definition that is registered, as DescribeTaskDefinition tells it. */
export interface ExistingRevision {
  readonly arn: string;
  readonly taskDefinition: JsonObject;
  readonly tags: readonly JsonObject[];
}

/** What the user asks to run; null means: as it is. */
export interface WantedRequest {
  /** A task definition from a file, instead of the live one. */
  readonly taskDefinition: JsonObject | null;
  /** A registered revision, instead of the live one. */
  readonly existing: ExistingRevision | null;
  readonly containerName: string | null;
  readonly image: string | null;
  /** Images by container name. */
  readonly images: Readonly<Record<string, string>>;
  /** Secrets of the container that ECS reads when a task starts: `valueFrom` by name, as `withSecrets` takes it. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What is to run. */
export interface WantedTaskDefinition {
  /** As it can be registered. */
  readonly document: JsonObject;
  /** ARN of the revision that says exactly this; null when it has to be registered. */
  readonly revision: string | null;
}

/** The task definition that a request asks for. Throws CONTAINER_NOT_FOUND for a container that it does not have. */
export function wantedTaskDefinition(situation: Situation, request: WantedRequest): WantedTaskDefinition {
  const live = registrable(situation.taskDefinition, situation.tags);
  const base = baseOf(live, request);
  const withAllImages = withImages(withOneImage(base, request), request.images);
  const document = withSecrets(withAllImages, request.containerName, request.secrets);
  if (request.existing !== null && sameTaskDefinition(document, base)) {
    return { document, revision: request.existing.arn };
  }
  return { document, revision: sameTaskDefinition(document, live) ? situation.primary.taskDefinition : null };
}

function baseOf(live: JsonObject, { taskDefinition, existing }: WantedRequest): JsonObject {
  if (existing !== null) return registrable(existing.taskDefinition, existing.tags);
  return taskDefinition === null ? live : registrable(taskDefinition, []);
}

function withOneImage(base: JsonObject, { image, images, containerName }: WantedRequest): JsonObject {
  if (image === null) return base;
  const container = containerFor(base, containerName);
  if (Object.hasOwn(images, container)) {
    throw new BerthError('INVALID_INPUT', {
      what: `"image" and "images" both name an image for the container "${container}", so nothing was changed.`,
      why: 'Only one of them can run.',
      fix: 'Leave "image" out, or the line of "images" for this container.',
    });
  }
  return withImage(base, container, image);
}
