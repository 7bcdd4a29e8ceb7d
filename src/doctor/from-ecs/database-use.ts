import { speaksOfSecret } from '../../secrets/name-meaning.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { DatabaseUse } from '../facts/database.ts';
import { databaseUseOf } from '../facts/database-use.ts';

/**
 * Where a task definition says that its application finds its database: read from the value of one entry, of which the host, the port and
 * the TLS mode stay.
 *
 * @param entry the name of the environment entry; null when the user names none.
 */
export function databaseUseFact(taskDefinition: JsonObject, entry: string | null): Fact<DatabaseUse> {
  if (entry === null) return { absent: 'No environment entry is named that says where the database is.' };
  const found = isPassword(taskDefinition, entry) ? undefined : databaseUseOf(taskDefinition, entry);
  return found === undefined ? { absent: whyNotFound(taskDefinition, entry) } : { value: found };
}

/** A password that somebody names by mistake looks like the name of a host, and would be shown as one. */
function isPassword({ containerDefinitions }: JsonObject, entry: string): boolean {
  const entries = asObjects(containerDefinitions).flatMap(({ environment }) => asObjects(environment));
  const values = entries.flatMap(({ name, value }) => (name === entry ? [asString(value) ?? ''] : []));
  return speaksOfSecret(entry) && !values.every((value) => value.includes('://'));
}

function whyNotFound({ containerDefinitions }: JsonObject, entry: string): string {
  const containers = asObjects(containerDefinitions);
  const hasEntry = (member: 'environment' | 'secrets') =>
    containers.some((container) => asObjects(container[member]).some(({ name }) => asString(name) === entry));
  if (hasEntry('environment')) return `The value of ${entry} (hidden) names no host that is understood.`;
  return hasEntry('secrets')
    ? `${entry} comes from a secret, whose value is not read: give the database by its identifier or endpoint.`
    : `No container of the task definition has an environment entry ${entry}.`;
}
