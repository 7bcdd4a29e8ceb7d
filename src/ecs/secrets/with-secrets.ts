import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { containerFor } from '../task-definition/task-definition.ts';
import { formatVersions, parseVersions, versionsLabel } from './parameter-versions.ts';
import { splitVersion } from './value-from.ts';

/**
 * The task definition with these secrets in one container. Each takes the place of a secret of the same name, and of an environment
 * entry of the same name, because ECS refuses both ("The secret name must be unique and not shared with any new or existing environment
 * variables set on the container"). Everything else stays as and where it is. The version of an SSM parameter goes into a docker label.
 *
 * @param containerName null chooses the only container; with several it is CONTAINER_NOT_FOUND.
 * @param secrets `valueFrom` by name, that of an SSM parameter with `:VERSION` behind it or without.
 */
export function withSecrets(
  taskDefinition: JsonObject,
  containerName: string | null,
  secrets: Readonly<Record<string, string>>,
): JsonObject {
  if (Object.keys(secrets).length === 0) return taskDefinition;
  const chosen = containerFor(taskDefinition, containerName, 'secrets');
  const given: Given = new Map(Object.entries(secrets).map(([name, text]) => [name, splitVersion(text)]));
  const containerDefinitions = asObjects(taskDefinition.containerDefinitions).map((container) =>
    asString(container.name) === chosen ? containerWith(container, given) : container,
  );
  return { ...taskDefinition, containerDefinitions };
}

type Given = ReadonlyMap<string, ReturnType<typeof splitVersion>>;

function containerWith(container: JsonObject, given: Given): JsonObject {
  const secrets = mergeSecrets(asObjects(container.secrets), given);
  const { dockerLabels, ...members } = container;
  return {
    ...members,
    ...(container.environment === undefined ? {} : { environment: withoutGiven(container.environment, given) }),
    secrets,
    ...labelsWith(asObject(dockerLabels) ?? {}, versionsOf(container, secrets, given)),
  };
}

function mergeSecrets(present: readonly JsonObject[], given: Given): readonly JsonObject[] {
  const names = new Set(present.map(nameOf));
  const merged = present.map((entry) => {
    const replacement = given.get(nameOf(entry));
    return replacement === undefined ? entry : { ...entry, valueFrom: replacement.valueFrom };
  });
  const added = [...given].filter(([name]) => !names.has(name)).map(([name, { valueFrom }]) => ({ name, valueFrom }));
  return [...merged, ...added];
}

function withoutGiven(entries: unknown, given: Given): readonly JsonObject[] {
  return asObjects(entries).filter((entry) => !given.has(nameOf(entry)));
}

/** Of secrets that are gone, and of those that are now given without a version, none is kept. */
function versionsOf(container: JsonObject, secrets: readonly JsonObject[], given: Given): ReadonlyMap<string, string> {
  const names = new Set(secrets.map(nameOf));
  const present = parseVersions(asString(asObject(container.dockerLabels)?.[versionsLabel]));
  const kept = [...present].filter(([name]) => names.has(name) && !given.has(name));
  const added = [...given].flatMap(([name, { version }]) => (version === null ? [] : [[name, version] as const]));
  return new Map([...kept, ...added]);
}

function labelsWith(labels: JsonObject, versions: ReadonlyMap<string, string>): JsonObject {
  const { [versionsLabel]: _, ...others } = labels;
  const all = versions.size === 0 ? others : { ...others, [versionsLabel]: formatVersions(versions) };
  return Object.keys(all).length === 0 ? {} : { dockerLabels: all };
}

function nameOf(entry: JsonObject): string {
  return asString(entry.name) ?? '';
}
