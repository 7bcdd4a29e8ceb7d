import { asString, type JsonObject } from '../../toolkit/json.ts';

/** Tags by key. */
export type Tags = Map<string, string>;

/** Tags from AWS's usual list of `{Key, Value}`. */
export function readTagList(tags: readonly JsonObject[]): Tags {
  return new Map(tags.map((tag) => [asString(tag.Key) ?? '', asString(tag.Value) ?? '']));
}

/** Tags as AWS's usual list of `{Key, Value}`. */
export function renderTagList(tags: Tags): readonly JsonObject[] {
  return [...tags].map(([key, value]) => ({ Key: key, Value: value }));
}

/** Adds tags, or replaces those with the same keys. */
export function addTags(tags: Tags, added: Tags): void {
  for (const [key, value] of added) tags.set(key, value);
}

/** Removes tags by key. */
export function removeTags(tags: Tags, keys: readonly string[]): void {
  for (const key of keys) tags.delete(key);
}
