/**
 * The docker label that holds the versions of SSM parameters, `NAME=3,OTHER=1`. ECS refuses a version in `valueFrom`
 * (aws/containers-roadmap#859), so without it a changed value would change nothing of the task definition, and no task would get it.
 */
export const versionsLabel = 'berth.parameter-versions';

/** The versions by the variable's name; what is not written so is left out. */
export function parseVersions(label: string | undefined): ReadonlyMap<string, string> {
  const pairs = (label ?? '').split(',').map((pair) => /^([^=]+)=(\d+)$/.exec(pair));
  return new Map(pairs.flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const])));
}

/** The label's text, sorted by name, so that the same versions are always the same text. */
export function formatVersions(versions: ReadonlyMap<string, string>): string {
  const sorted = [...versions].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return sorted.map(([name, version]) => `${name}=${version}`).join(',');
}
