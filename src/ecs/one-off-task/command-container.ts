import { BerthError } from '../../toolkit/errors.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/**
 * The container that a command is for, and whose exit code is the result: the named one, else the only one, else the only essential
 * one.
 * @throws CONTAINER_NOT_FOUND with the names that there are.
 */
export function commandContainer(taskDefinition: JsonObject, wanted: string | null): string {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const names = containers.map(nameOf);
  const essential = containers.filter((container) => container.essential !== false).map(nameOf);
  const [only] = names.length === 1 ? names : essential.length === 1 ? essential : [];
  const chosen = wanted === null ? only : names.find((name) => name === wanted);
  if (chosen !== undefined) return chosen;
  const sentences = {
    what:
      wanted === null
        ? `The task definition has ${essential.length} essential containers, and "container-name" does not say which one the command is for.`
        : `The task definition has no container "${wanted}".`,
    why: `Its containers are: ${names.join(', ') || '(none)'}.`,
    fix: 'Set the input "container-name" to one of them.',
  };
  throw new BerthError('CONTAINER_NOT_FOUND', sentences);
}

function nameOf(container: JsonObject): string {
  return asString(container.name) ?? '';
}
