import type { Check } from './check.ts';
import type { Finding, Story } from './finding.ts';

/** Findings that a reader wants to see together. */
export interface FindingGroup {
  readonly title: string;
  /** Problems first, then warnings; no others. */
  readonly findings: readonly Finding[];
}

const storyTitles: Readonly<Record<Story, string>> = {
  'database-reach': 'Reaching the database',
  'database-port': "The database's port",
  'stalled-rollout': 'A rollout that never ends',
  https: 'HTTPS from outside',
};

/** What is wrong, by story, then by area; groups with a problem come first. Pure. */
export function groupFindings(findings: readonly Finding[], checks: readonly Check[]): readonly FindingGroup[] {
  const areas = new Map(checks.map(({ id, area }) => [id, area]));
  const wrong = findings.filter(({ status }) => status === 'problem' || status === 'warning');
  const titleOf = ({ id, story }: Finding) => (story === undefined ? capital(areas.get(id) ?? '') : storyTitles[story]);
  const titles = new Set([...Object.values(storyTitles), ...wrong.map(titleOf)]);
  const groups = [...titles].map((title) => ({
    title,
    findings: problemsFirst(wrong.filter((finding) => titleOf(finding) === title)),
  }));
  const filled = groups.filter((group) => group.findings.length > 0);
  return [...filled.filter(hasProblem), ...filled.filter((group) => !hasProblem(group))];
}

function problemsFirst(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter(({ status }) => status === 'problem'),
    ...findings.filter(({ status }) => status !== 'problem'),
  ];
}

function hasProblem({ findings }: FindingGroup): boolean {
  return findings.some(({ status }) => status === 'problem');
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Why checks were skipped, each reason once. */
export interface SkippedReason {
  /** The IAM action that AWS denied; null for other reasons. */
  readonly action: string | null;
  /** In one sentence or two. */
  readonly why: string;
  /** The checks that need it, in their order. */
  readonly ids: readonly string[];
}

/** Why checks could not judge: denied actions first, each once. Pure. */
export function skippedReasons(findings: readonly Finding[]): readonly SkippedReason[] {
  const skipped = findings.filter(({ status }) => status === 'skipped');
  const denied = reasonsBy(skipped, (finding) => finding.denied ?? []);
  const others = reasonsBy(skipped, ({ message, denied: actions }) => (actions === undefined ? [message] : []));
  return [
    ...denied.map(([action, ids]) => ({ action, why: `AWS denied ${action}.`, ids })),
    ...others.map(([why, ids]) => ({ action: null, why, ids })),
  ];
}

function reasonsBy(
  findings: readonly Finding[],
  keysOf: (finding: Finding) => readonly string[],
): readonly (readonly [key: string, ids: readonly string[]])[] {
  const idsByKey = new Map<string, readonly string[]>();
  for (const finding of findings)
    for (const key of keysOf(finding)) idsByKey.set(key, [...new Set([...(idsByKey.get(key) ?? []), finding.id])]);
  return [...idsByKey];
}
