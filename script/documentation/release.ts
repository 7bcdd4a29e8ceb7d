/** What has to agree before a release. */
export interface Release {
  /** As it was pushed: `v1.2.3`. */
  readonly tag: string;
  /** Of package.json. */
  readonly version: string;
  /** The text of CHANGELOG.md. */
  readonly changes: string;
}

/** What does not agree, one sentence each, and the notes of the version: the text of its section in the list of changes. */
export function releaseProblems(release: Release): { readonly problems: readonly string[]; readonly notes: string } {
  const { tag, version, changes } = release;
  const notes = sectionOf(changes, version);
  const problems = [
    tag === `v${version}` ? [] : [`The tag is "${tag}", and package.json says ${version}.`],
    notes === undefined ? [`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD".`] : [],
    notes === '' ? [`The section of ${version} in CHANGELOG.md is empty.`] : [],
  ];
  return { problems: problems.flat(), notes: notes ?? '' };
}

function sectionOf(changes: string, version: string): string | undefined {
  const sections = changes.split(/^(?=## )/m);
  const section = sections.find((text) => text.startsWith(`## [${version}] - `));
  if (section === undefined || !/^## \[[^\]]+\] - \d{4}-\d{2}-\d{2}$/m.test(section)) return undefined;
  return section.slice(section.indexOf('\n')).trim();
}
