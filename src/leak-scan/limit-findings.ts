import type { Finding } from './finding.ts';

/** The first findings of each secret in each sink and layer, the last of them with the number of the others; none twice. */
export function limitFindings(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of new Map(findings.map((each) => [JSON.stringify(each), each])).values()) {
    const key = JSON.stringify([finding.name, finding.sink, finding.layer?.index, finding.platform]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const rest = group.slice(toldFindings);
    const more = rest.reduce((sum, finding) => sum + 1 + (finding.more ?? 0), 0);
    const told = group.slice(0, toldFindings);
    const last = told.at(-1);
    return more === 0 || last === undefined ? told : [...told.slice(0, -1), { ...last, more: more + (last.more ?? 0) }];
  });
}

/** How many findings of one secret in one place are told. */
const toldFindings = 10;
