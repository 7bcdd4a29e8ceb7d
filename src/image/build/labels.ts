/** What the workflow and the repository tell about the source of an image. */
export interface SourceFacts {
  /** URL of the repository. */
  readonly source: string | undefined;
  /** The commit's SHA. */
  readonly revision: string | undefined;
  /** The commit's time in seconds since 1970. */
  readonly commitTime: number | undefined;
}

/**
 * The labels of an image: those that are given, behind the ones that the Open Container Initiative has defined for the source. One
 * that is given takes the place of its namesake; one that is given without a value is left out.
 *
 * `created` is the commit's time and never the clock's: with the clock in its configuration, the same commit would be another image
 * with every build, and be pushed and deployed again.
 * Source: https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
export function imageLabels(
  given: readonly string[],
  { source, revision, commitTime }: SourceFacts,
): readonly string[] {
  const defaults = [
    ['org.opencontainers.image.source', source],
    ['org.opencontainers.image.revision', revision],
    ['org.opencontainers.image.created', commitTime === undefined ? undefined : rfc3339(commitTime)],
  ] as const;
  const names = new Set(given.map(nameOf));
  const open = defaults.filter(([name, value]) => value !== undefined && !names.has(name));
  const own = given.filter(
    (label) => !(label === `${nameOf(label)}=` && defaults.some(([name]) => name === nameOf(label))),
  );
  return [...open.map(([name, value]) => `${name}=${value}`), ...own];
}

function nameOf(label: string): string {
  return label.slice(0, label.indexOf('=')).trim();
}

/** Without milliseconds, as the specification's examples are. */
function rfc3339(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
