import { isDeepStrictEqual } from 'node:util';
import { BerthError } from '../../toolkit/errors.ts';
import { asArray, asObject, asObjects, asString, type JsonObject, type JsonValue } from '../../toolkit/json.ts';

/** Members that DescribeTaskDefinition adds and RegisterTaskDefinition refuses (API reference, TaskDefinition). */
const readOnlyMembers: ReadonlySet<string> = new Set([
  'compatibilities',
  'deleteRequestedAt',
  'deregisteredAt',
  'registeredAt',
  'registeredBy',
  'requiresAttributes',
  'revision',
  'status',
  'taskDefinitionArn',
]);

/** A task definition as it can be registered again: without what ECS adds, with its tags, every other member kept as it is. */
export function registrable(taskDefinition: JsonObject, tags: readonly JsonObject[]): JsonObject {
  const members = Object.entries(taskDefinition).filter(([name]) => !readOnlyMembers.has(name));
  return { ...Object.fromEntries(members), ...(tags.length > 0 ? { tags: [...tags] } : {}) };
}

/**
 * The task definition with another image in one container.
 *
 * @param containerName null chooses the only container; with several it is an error that lists them.
 */
export function withImage(taskDefinition: JsonObject, containerName: string | null, image: string): JsonObject {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const chosen = containerFor(taskDefinition, containerName);
  const containerDefinitions = containers.map((container) =>
    nameOf(container) === chosen ? { ...container, image } : container,
  );
  return { ...taskDefinition, containerDefinitions };
}

/**
 * The name of the container that gets an image or secrets; null chooses the only one.
 * @throws CONTAINER_NOT_FOUND with the names that there are.
 */
export function containerFor(
  taskDefinition: JsonObject,
  containerName: string | null,
  gets: 'image' | 'secrets' = 'image',
): string {
  return chooseContainer(asObjects(taskDefinition.containerDefinitions).map(nameOf), containerName, gets);
}

/** The task definition with other images, by container name; a name that it does not have is an error that lists those it has. */
export function withImages(taskDefinition: JsonObject, images: Readonly<Record<string, string>>): JsonObject {
  return Object.entries(images).reduce((changed, [name, image]) => withImage(changed, name, image), taskDefinition);
}

/** The image of every container, by container name. */
export function imagesOf(taskDefinition: JsonObject): Readonly<Record<string, string>> {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return Object.fromEntries(containers.map((container) => [nameOf(container), asString(container.image) ?? '']));
}

/** Whether two task definitions ask for the same: the order of members, and members that are empty, make no difference. */
export function sameTaskDefinition(one: JsonObject, other: JsonObject): boolean {
  return isDeepStrictEqual(withoutEmpty(one), withoutEmpty(other));
}

/** `family:revision`, which holds no account id. */
export function shortName(taskDefinitionArn: string): string {
  return taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf('/') + 1);
}

function chooseContainer(names: readonly string[], wanted: string | null, gets: 'image' | 'secrets'): string {
  if (wanted !== null && names.includes(wanted)) return wanted;
  const [only, ...more] = names;
  if (wanted === null && only !== undefined && more.length === 0) return only;
  throw new BerthError('CONTAINER_NOT_FOUND', {
    what:
      wanted === null
        ? `The task definition has ${names.length} containers, and "container-name" does not say which one gets the ${gets}.`
        : `The task definition has no container "${wanted}".`,
    why: `Its containers are: ${names.join(', ') || '(none)'}.`,
    fix: `Name one of them in "container-name"${gets === 'image' ? ' or "images"' : ''}.`,
  });
}

function nameOf(container: JsonObject): string {
  return asString(container.name) ?? '';
}

function withoutEmpty(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return asArray(value).map((item) => withoutEmpty(item as JsonValue) ?? null);
  const object = asObject(value);
  if (object === undefined) return value;
  const kept = Object.entries(object).flatMap(([name, member]) => {
    const rest = withoutEmpty(member);
    return isEmpty(rest) ? [] : [[name, rest] as const];
  });
  return Object.fromEntries(kept);
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * What people call a version, by task definition ARN: the tag of the one image that differs between them. Nothing where no image or
 * several differ, or where a tag says nothing because it is missing, is the same, or is `latest`.
 */
export function versionsOf(
  definitions: readonly (readonly [arn: string, taskDefinition: JsonObject])[],
): Readonly<Record<string, string>> {
  const all = definitions.map(([arn, taskDefinition]) => ({ arn, images: imagesOf(taskDefinition) }));
  const names = new Set(all.flatMap(({ images }) => Object.keys(images)));
  const differing = [...names].filter((name) => new Set(all.map(({ images }) => images[name])).size > 1);
  const [name, ...more] = differing;
  if (name === undefined || more.length > 0) return {};
  const tags = all.flatMap(({ arn, images }) => {
    const tag = tagOf(images[name] ?? '');
    return tag === null || tag === 'latest' ? [] : [[arn, tag] as const];
  });
  return new Set(tags.map(([, tag]) => tag)).size === all.length ? Object.fromEntries(tags) : {};
}

function tagOf(image: string): string | null {
  const [reference = ''] = image.split('@');
  return /:([^:/]+)$/.exec(reference)?.[1] ?? null;
}
