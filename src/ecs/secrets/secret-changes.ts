import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { parseVersions, versionsLabel } from './parameter-versions.ts';
import { parseValueFrom } from './value-from.ts';

/** The secrets of a task definition beside those of the one before; names, stores and versions only. */
export interface SecretChanges {
  readonly parameterStore: number;
  readonly secretsManager: number;
  /** In the order of the task definition; one that is gone comes last. */
  readonly changes: readonly SecretChange[];
}

export interface SecretChange {
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Of what it now is; null when none is named. */
  readonly version: string | null;
}

/** What a plan does to the secrets of all containers. Pure. */
export function secretChanges(before: JsonObject, after: JsonObject): SecretChanges {
  const [old, now] = [secretsOf(before), secretsOf(after)];
  const stores = [...now.values()].map(({ store }) => store);
  const differing = [...now].flatMap(([key, { name, valueFrom, version }]): SecretChange[] => {
    const was = old.get(key);
    if (was === undefined) return [{ name, kind: 'added', version }];
    return was.valueFrom === valueFrom && was.version === version ? [] : [{ name, kind: 'changed', version }];
  });
  const gone = [...old].filter(([key]) => !now.has(key));
  const removed = gone.map(([, { name }]): SecretChange => ({ name, kind: 'removed', version: null }));
  return {
    parameterStore: stores.filter((store) => store === 'parameter-store').length,
    secretsManager: stores.filter((store) => store === 'secrets-manager').length,
    changes: [...differing, ...removed],
  };
}

interface Secret {
  readonly name: string;
  readonly valueFrom: string;
  readonly store: 'parameter-store' | 'secrets-manager';
  readonly version: string | null;
}

/** By container and name. */
function secretsOf(taskDefinition: JsonObject): ReadonlyMap<string, Secret> {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return new Map(
    containers.flatMap((container) => {
      const versions = parseVersions(asString(asObject(container.dockerLabels)?.[versionsLabel]));
      return asObjects(container.secrets).map((entry) => {
        const secret = secretOf(entry, versions);
        return [JSON.stringify([container.name, secret.name]), secret] as const;
      });
    }),
  );
}

function secretOf(entry: JsonObject, versions: ReadonlyMap<string, string>): Secret {
  const [name, valueFrom] = [asString(entry.name) ?? '', asString(entry.valueFrom) ?? ''];
  const parsed = parseValueFrom(valueFrom);
  return !('problem' in parsed) && parsed.store === 'secrets-manager'
    ? { name, valueFrom, store: 'secrets-manager', version: parsed.version }
    : { name, valueFrom, store: 'parameter-store', version: versions.get(name) ?? null };
}
