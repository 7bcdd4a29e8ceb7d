import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { DatabaseUse } from '../facts/database.ts';
import { databasePlace } from '../facts/database-use.ts';
import type { Wanted } from '../from-rds/find-database.ts';
import { databaseUseFact } from './database-use.ts';

/** What the user names: a database, or the environment entry that says where it is. */
export type NamedDatabase =
  | Wanted
  | { readonly kind: 'entry'; readonly entry: string }
  /** It is none of these, and may be a secret that somebody gave by mistake: it is not to be shown. */
  | { readonly kind: 'none' };

/**
 * Reads what the user gave. A name that the task definition has for an entry of its environment or secrets is that entry; identifiers of
 * RDS have neither capitals nor underscores, so that a name with some is an entry, too.
 */
export function namedDatabase(text: string, taskDefinition: Fact<JsonObject>): NamedDatabase {
  const isEntry = 'value' in taskDefinition && entryNames(taskDefinition.value).includes(text);
  if (isEntry || /^(?=.*[A-Z_])[A-Za-z_]\w*$/.test(text)) return { kind: 'entry', entry: text };
  // An identifier of RDS has letters, digits and hyphens (RDS API reference, CreateDBInstance).
  if (/^[a-z][a-z\d-]{0,62}$/i.test(text)) return { kind: 'identifier', identifier: text };
  const host = databasePlace(text)?.host;
  return host === undefined ? { kind: 'none' } : { kind: 'host', host };
}

/** The entry of an environment that names one of these hosts, where the user does not say which one does. */
export function useOfHosts(
  taskDefinition: JsonObject,
  hosts: readonly string[],
  identifier: string,
): Fact<DatabaseUse> {
  const wanted = hosts.map((host) => host.toLowerCase());
  const uses = entryNames(taskDefinition).flatMap((entry) => {
    const use = databaseUseFact(taskDefinition, entry);
    return 'value' in use && wanted.includes(use.value.host.toLowerCase()) ? [use.value] : [];
  });
  const [first] = uses;
  if (first !== undefined) return { value: first };
  return {
    absent: `No environment entry of the task definition names the endpoint of ${identifier}; a secret may, whose value is not read.`,
  };
}

function entryNames({ containerDefinitions }: JsonObject): readonly string[] {
  const containers = asObjects(containerDefinitions);
  const entries = containers.flatMap(({ environment, secrets }) => [...asObjects(environment), ...asObjects(secrets)]);
  return entries.flatMap(({ name }) => asString(name) ?? []);
}
