import { factActions } from './fact-actions.ts';
import type { FactName, Facts } from './facts.ts';

/** Facts of which none was read, for `why`: what somebody knows goes over them. */
export function absentFacts(why: string): Facts {
  const absent = Object.keys(factActions).map((name) => [name, { absent: why }]);
  // `factActions` has every fact, which its type holds.
  return Object.fromEntries(absent) as Record<FactName, { readonly absent: string }>;
}
