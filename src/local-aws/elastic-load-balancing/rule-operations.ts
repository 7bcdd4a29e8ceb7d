import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { readAction, readConditions } from './actions.ts';
import { type BalancingEnvironment, balancingArn, randomId } from './environment.ts';
import { ruleNotFound, validationError } from './errors.ts';
import { listenerOf, listenersOf } from './find.ts';
import { type FormMembers, formMembers } from './input.ts';
import { renderRule } from './render.ts';
import type { Listener, Rule } from './state.ts';

/** Create-, Describe-, Modify- and DeleteRule(s). */
export function ruleOperations(environment: BalancingEnvironment): Record<string, Operation> {
  return {
    CreateRule: (input) => ({ Rules: [renderRule(create(environment, formMembers(input)))] }),
    ModifyRule: (input) => ({ Rules: [renderRule(modify(environment, formMembers(input)))] }),
    DescribeRules(input) {
      const members = formMembers(input);
      const size = members.integer('PageSize', { minimum: 1, maximum: 400 }) ?? 400;
      const rules = sortedByKey(chosen(environment, members), sortKey);
      const page = pageOf(rules, sortKey, { size, token: members.text('Marker') });
      return { Rules: page.elements.map(renderRule), ...tokenMember('NextMarker', page.nextToken) };
    },
    DeleteRule(input) {
      const { listener, rule } = ruleOf(environment, formMembers(input).requiredText('RuleArn'));
      if (rule.priority === 'default')
        throw new ApiError('OperationNotPermitted', `Default rule '${rule.arn}' cannot be deleted`);
      listener.rules = listener.rules.filter((candidate) => candidate !== rule);
      environment.changed();
      return {};
    },
  };
}

function create(environment: BalancingEnvironment, members: FormMembers): Rule {
  const listener = listenerOf(environment, members.requiredText('ListenerArn'));
  const priority = members.integer('Priority', { minimum: 1, maximum: 50_000 });
  if (priority === undefined) throw validationError('A priority must be specified');
  if (listener.rules.some((rule) => rule.priority === String(priority)))
    throw new ApiError('PriorityInUse', `Priority '${priority}' is currently in use`);
  const rule: Rule = {
    arn: balancingArn(environment, `${listener.arn.replace(/^.*:listener\//, 'listener-rule/')}/${randomId()}`),
    priority: String(priority),
    conditions: readConditions(members.objects('Conditions')),
    action: readAction(environment, listener.loadBalancer, members.objects('Actions')),
  };
  listener.rules = [...listener.rules, rule].sort((one, other) => rank(one) - rank(other));
  environment.changed();
  return rule;
}

/** What the request names is replaced as a whole; a default rule is changed through its listener. */
function modify(environment: BalancingEnvironment, members: FormMembers): Rule {
  const { listener, rule } = ruleOf(environment, members.requiredText('RuleArn'));
  if (rule.priority === 'default')
    throw new ApiError('OperationNotPermitted', `Default rule '${rule.arn}' cannot be modified`);
  const conditions = members.objects('Conditions');
  const actions = members.objects('Actions');
  const modified: Rule = {
    ...rule,
    ...(conditions.length > 0 ? { conditions: readConditions(conditions) } : {}),
    ...(actions.length > 0 ? { action: readAction(environment, listener.loadBalancer, actions) } : {}),
  };
  listener.rules = listener.rules.map((candidate) => (candidate === rule ? modified : candidate));
  environment.changed();
  return modified;
}

/** By priority, the default last; the ARN tells rules of several listeners apart. */
function sortKey({ priority, arn }: Rule): string {
  return `${priority === 'default' ? 'default' : priority.padStart(5, '0')} ${arn}`;
}

function rank({ priority }: Rule): number {
  return priority === 'default' ? Number.POSITIVE_INFINITY : Number(priority);
}

function chosen(environment: BalancingEnvironment, members: FormMembers): readonly Rule[] {
  const arns = members.texts('RuleArns');
  if (arns.length > 0) return arns.map((arn) => ruleOf(environment, arn).rule);
  const listenerArn = members.text('ListenerArn');
  if (listenerArn === undefined) throw validationError('You must specify either listener rule ARNs or a listener ARN');
  return listenerOf(environment, listenerArn).rules;
}

function ruleOf({ state }: BalancingEnvironment, arn: string): { readonly listener: Listener; readonly rule: Rule } {
  for (const listener of listenersOf(state)) {
    const rule = listener.rules.find((candidate) => candidate.arn === arn);
    if (rule !== undefined) return { listener, rule };
  }
  throw ruleNotFound();
}
