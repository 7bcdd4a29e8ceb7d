/** Whether the tags of a repository can be moved to another image. */
export interface TagMutability {
  /** What holds for all tags but the exceptions. */
  readonly immutable: boolean;
  /** Wildcards of the tags for which the opposite holds: `*` stands for any characters. */
  readonly exceptions: readonly string[];
}

/** True when the tag, once given, stays with its image. */
export function isImmutableTag({ immutable, exceptions }: TagMutability, tag: string): boolean {
  return immutable !== exceptions.some((wildcard) => matchesWildcard(wildcard, tag));
}

/**
 * Reads the answer of DescribeRepositories. The settings `…_WITH_EXCLUSION` mean the opposite for the tags that a filter matches
 * (API reference, ImageTagMutability).
 */
export function toTagMutability(setting: string | undefined, filters: readonly string[]): TagMutability {
  const immutable = setting?.startsWith('IMMUTABLE') === true;
  return { immutable, exceptions: setting?.endsWith('_WITH_EXCLUSION') === true ? filters : [] };
}

function matchesWildcard(wildcard: string, tag: string): boolean {
  const parts = wildcard.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(tag);
}
