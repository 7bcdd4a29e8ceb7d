import type { Action, Rule, RuleCondition, WeightedGroup } from './state.ts';

/** What a rule looks at. */
export interface RoutedRequest {
  readonly host: string;
  readonly path: string;
}

/** The action of the first rule whose conditions all hold; the default rule has none. */
export function actionFor(rules: readonly Rule[], request: RoutedRequest): Action | undefined {
  return rules.find(({ conditions }) => conditions.every((condition) => holds(condition, request)))?.action;
}

function holds({ field, values }: RuleCondition, { host, path }: RoutedRequest): boolean {
  const subject = field === 'host-header' ? host.toLowerCase() : path;
  return values.some((value) => wildcard(field === 'host-header' ? value.toLowerCase() : value).test(subject));
}

/** `*` stands for any characters, `?` for one (user guide, "Path conditions"). */
function wildcard(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

/** One of the target groups, by weight. `random` is between 0 and 1. */
export function pickGroup(groups: readonly WeightedGroup[], random: number): WeightedGroup | undefined {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  let rest = random * total;
  return groups.find(({ weight }) => {
    rest -= weight;
    return rest < 0;
  });
}
