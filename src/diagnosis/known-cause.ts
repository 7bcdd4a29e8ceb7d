import { type DeployCause, deployCauses } from './deploy-causes.ts';
import { openSearch } from './error-search.ts';
import type { Cause } from './explanation.ts';
import type { FoundError } from './found-error.ts';
import { knownErrors } from './known-errors/all.ts';
import type { ErrorSource } from './known-errors/known-error.ts';
import { describe, rank } from './rank.ts';
import { planSearch, type SearchPlan } from './search-plan.ts';
import type { Sighting } from './sighting.ts';

/** What is known of the task that a text is about, for the places of sentences. */
export type TaskPlaces = Readonly<Partial<Record<'container' | 'image' | 'role' | 'logGroup', string>>>;

/** Known errors in a text of a failed task. */
export interface KnownCauses {
  /** The first that `deploy` has a name for; null when there is none. */
  readonly named: Cause | null;
  /** The first of all; null when nothing is known. */
  readonly first: FoundError | null;
}

/** What the known errors say of the lines of a task: what `diagnose` says of them too. */
export type ReadCauses = (lines: readonly string[], source: ErrorSource, places: TaskPlaces) => KnownCauses;

/** A reader for any number of tasks: of each source the search is prepared once, when it is first needed. */
export function createCauseReader(): ReadCauses {
  const plans = new Map<ErrorSource, SearchPlan>();
  const planFor = (source: ErrorSource) => {
    const plan = plans.get(source) ?? planSearch(knownErrors, [source]);
    plans.set(source, plan);
    return plan;
  };
  return (lines, source, places) => (lines.length === 0 ? nothingKnown : readCauses(lines, planFor(source), places));
}

const nothingKnown: KnownCauses = { named: null, first: null };

function readCauses(lines: readonly string[], plan: SearchPlan, places: TaskPlaces): KnownCauses {
  const search = openSearch(plan);
  search.add(lines.join('\n'));
  const found = rank(search.finish().flatMap((sighting) => describe(sighting, places) ?? []));
  const named = found.flatMap((each) => causeOf(each.sighting, each.found) ?? []);
  return { named: named[0] ?? null, first: found[0]?.found ?? null };
}

function causeOf({ error, groups }: Sighting, { what, fix, quote }: FoundError): Cause | undefined {
  const cause = deployCauses.get(error.id);
  if (cause === undefined || !isSaidBy(groups, cause)) return undefined;
  return { name: cause.name, sentence: what, fix, canHeal: cause.canHeal, quote };
}

function isSaidBy(groups: Sighting['groups'], { ports, needsAddress }: DeployCause): boolean {
  if (needsAddress && groups.address === undefined) return false;
  return ports === undefined || ports.includes(groups.port ?? '');
}
