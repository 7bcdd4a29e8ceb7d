import { type Fact, whyUnread } from './fact.ts';
import type { FactName, Facts, FactValues } from './facts.ts';
import type { Complaint, Finding, Story } from './finding.ts';

export type Area =
  | 'identity'
  | 'permissions'
  | 'registry'
  | 'task definition'
  | 'cluster'
  | 'service'
  | 'network'
  | 'database'
  | 'load balancer'
  | 'outside'
  | 'drift';

/** One check as data: what it is called, what it reads, and how it judges. */
export interface Check {
  readonly id: string;
  readonly area: Area;
  /** What is as it should be when the check is ok. */
  readonly title: string;
  readonly story?: Story;
  /** Facts without which it cannot judge at all. */
  readonly reads: readonly FactName[];
  /** Facts without which it judges in part, and is not ok. */
  readonly readsToo: readonly FactName[];
  readonly judge: (facts: Facts) => readonly Finding[];
}

interface Definition<Needed extends FactName, Other extends FactName> {
  readonly id: string;
  readonly area: Area;
  readonly title: string;
  readonly story?: Story;
  readonly reads: readonly Needed[];
  readonly readsToo?: readonly Other[];
  /** What is wrong; nothing when all is well. It sees the facts of `readsToo` only where they were read. */
  readonly rule: (facts: Pick<FactValues, Needed> & Partial<Pick<FactValues, Other>>) => readonly Complaint[];
  /**
   * For what a system may well be without, such as a load balancer: the sentence that says so, which an ok check gives instead of its title.
   * It would be no pass to say that all load balancers are well where there is none. What the user may give and did not is `unknown`.
   */
  readonly without?: (facts: Pick<FactValues, Needed>) => string | undefined;
}

/** Makes a check whose rule sees plain values: that no check is ok unless every fact was read holds here, for all of them. */
export function check<Needed extends FactName, Other extends FactName = never>(
  definition: Definition<Needed, Other>,
): Check {
  const { id, area, title, story, reads, readsToo = [], rule, without } = definition;
  const named = { id, ...(story === undefined ? {} : { story }) };
  const judge = (facts: Facts): readonly Finding[] => {
    const values = valuesOf(facts, [...reads, ...readsToo]);
    if (!hasAll(values, reads)) return [skipped(named, facts, reads)];
    const complaints = rule(values).map((complaint): Finding => ({ ...named, ...complaint }));
    if (!hasAll(values, readsToo)) return [...complaints, skipped(named, facts, readsToo)];
    return complaints.length > 0
      ? complaints
      : [{ ...named, status: 'ok', message: without?.(values) ?? `${title}.`, evidence: [], fix: [] }];
  };
  return { ...named, area, title, reads, readsToo, judge };
}

function skipped(named: Pick<Finding, 'id' | 'story'>, facts: Facts, names: readonly FactName[]): Finding {
  const reasons = new Set(names.flatMap((name) => whyUnread(facts[name]) ?? []));
  const denied = new Set(names.flatMap((name) => deniedAction(facts[name])));
  const finding = { ...named, status: 'skipped', message: [...reasons].join(' '), evidence: [], fix: [] } as const;
  return denied.size === 0 ? finding : { ...finding, denied: [...denied] };
}

function deniedAction(fact: Fact<unknown>): readonly string[] {
  return 'denied' in fact ? [fact.denied] : [];
}

function valuesOf(facts: Facts, names: readonly FactName[]): Partial<FactValues> {
  const values: { -readonly [Name in FactName]?: FactValues[Name] } = {};
  for (const name of names) copyValue(facts, name, values);
  return values;
}

function copyValue<Name extends FactName>(
  facts: Facts,
  name: Name,
  values: { -readonly [Each in Name]?: FactValues[Each] },
): void {
  const fact = facts[name];
  if ('value' in fact) values[name] = fact.value;
}

function hasAll<Name extends FactName>(
  values: Partial<FactValues>,
  names: readonly Name[],
): values is Partial<FactValues> & Pick<FactValues, Name> {
  return names.every((name) => values[name] !== undefined);
}
