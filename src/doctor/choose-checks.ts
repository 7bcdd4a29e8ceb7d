import type { CheckName } from './check-names.ts';

/** Which checks the user asks for. Each entry is an id, an area, or a pattern with `*` for any letters, in any case. */
export interface Choice {
  /** Empty for all. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** The checks that are asked for, in their order. */
export function chooseChecks<Named extends CheckName>(
  checks: readonly Named[],
  { only, skip }: Choice,
): readonly Named[] {
  const isNamed = (entries: readonly string[]) => (check: CheckName) => entries.some((entry) => matches(check, entry));
  return checks.filter((check) => (only.length === 0 || isNamed(only)(check)) && !isNamed(skip)(check));
}

/** The entries that no check has, with what comes near them: a clause each. */
export function unknownEntries(checks: readonly CheckName[], entries: readonly string[]): readonly string[] {
  return entries
    .filter((entry) => !checks.some((check) => matches(check, entry)))
    .map((entry) => `${JSON.stringify(entry)} is neither a check nor an area (${nearText(checks, entry)})`);
}

function matches({ id, area }: CheckName, entry: string): boolean {
  const pattern = normal(entry)
    .split('*')
    .map((part) => part.replace(/[^\w]/g, '\\$&'))
    .join('.*');
  const whole = new RegExp(`^${pattern}$`);
  return whole.test(normal(id)) || whole.test(normal(area));
}

/** Areas have a space in their names; a hyphen serves as well. */
function normal(text: string): string {
  return text.trim().toLowerCase().replace(/[ _]/g, '-');
}

function nearText(checks: readonly CheckName[], entry: string): string {
  const names = [...new Set(checks.flatMap(({ id, area }) => [id, area]))];
  const wanted = normal(entry).replaceAll('*', '');
  const family = wanted.split('-')[0] ?? '';
  const ranked = names
    .map((name) => ({ name, steps: editDistance(wanted, normal(name)) - (normal(name).startsWith(family) ? 1 : 0) }))
    .sort((one, other) => one.steps - other.steps);
  return `near: ${ranked
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ')}`;
}

/** How many letters have to be put in, taken out or replaced to make one text of the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
