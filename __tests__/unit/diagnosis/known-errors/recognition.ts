import type { ErrorSource, KnownError } from '../../../../src/diagnosis/known-errors/known-error.ts';

/** The errors of a source whose patterns are in a text: line by line, and in all of it where a pattern has a line break. */
export function matching(errors: readonly KnownError[], source: ErrorSource, text: string): readonly KnownError[] {
  return errors.filter((error) => error.sources.includes(source) && matches(error, text));
}

/** The ids of those that no other of them explains. */
export function winning(matched: readonly KnownError[]): readonly string[] {
  const beaten = new Set(matched.flatMap((error) => error.beats ?? []));
  return matched.map((error) => error.id).filter((id) => !beaten.has(id));
}

export function matches(error: KnownError, text: string): boolean {
  return groupsOf(error, text) !== undefined;
}

/** The groups of the first pattern that fits; undefined when none does. */
export function groupsOf(error: KnownError, text: string): Readonly<Record<string, string | undefined>> | undefined {
  for (const pattern of error.patterns) {
    const searched = pattern.source.includes('\\n') ? [text] : text.split('\n');
    const match = searched.map((part) => pattern.exec(part)).find((found) => found !== null);
    if (match) return match.groups ?? {};
  }
  return undefined;
}
