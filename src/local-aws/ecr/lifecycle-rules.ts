import {
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings,
  type JsonObject,
  parseJsonObject,
} from '../../toolkit/json.ts';
import { failedConstraint } from '../requests/members.ts';
import { ApiError } from '../server/api.ts';

const failure = 'InvalidParameterException';

/**
 * Refuses a lifecycle policy that ECR does not take, with ECR's error type.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html, and the service's model for the length.
 */
export function requireLifecyclePolicy(text: string): string {
  const refuse = (constraint: string) => failedConstraint(failure, 'lifecyclePolicyText', text, constraint);
  if (text.length < 100) throw refuse('Member must have length greater than or equal to 100');
  if (text.length > 30_720) throw refuse('Member must have length less than or equal to 30720');
  const complaint = complaintAbout(text);
  if (complaint === undefined) return text;
  const message = `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${complaint}'`;
  throw new ApiError(failure, message);
}

function complaintAbout(text: string): string | undefined {
  const policy = parseJsonObject(text);
  if (policy === undefined) return 'Could not map policyString into LifecyclePolicy.';
  const rules = asObjects(policy.rules);
  if (rules.length === 0) return 'Rules cannot be empty';
  const priorities = rules.map((rule) => asNumber(rule.rulePriority));
  if (new Set(priorities).size < rules.length) return 'Rules must have unique rulePriority values';
  const last = Math.max(...priorities.map((priority) => priority ?? 0));
  const hiding = rules.some((rule) => tagStatusOf(rule) === 'any' && rule.rulePriority !== last);
  if (hiding) return 'The rule with tagStatus any must have the lowest priority';
  return rules.flatMap((rule) => complaintAboutRule(rule) ?? [])[0];
}

function complaintAboutRule(rule: JsonObject): string | undefined {
  const selection = asObject(rule.selection) ?? {};
  const age = asString(selection.countType)?.startsWith('since') === true;
  const lists = [selection.tagPatternList, selection.tagPrefixList].filter((list) => asStrings(list).length > 0);
  if (!isCount(rule.rulePriority)) return 'rulePriority must be an integer greater than 0';
  if (!tagStatuses.has(tagStatusOf(rule))) return 'tagStatus must be tagged, untagged or any';
  if (tagStatusOf(rule) === 'tagged' && lists.length !== 1)
    return 'Exactly one of tagPatternList and tagPrefixList is required when tagStatus is tagged';
  if (tagStatusOf(rule) !== 'tagged' && lists.length > 0) return 'Tag lists are for tagStatus tagged only';
  if (!countTypes.has(asString(selection.countType) ?? '')) return 'countType is not one that is known';
  if (age !== (selection.countUnit === 'days'))
    return 'countUnit must be days for countTypes of an age, and for no other';
  if (!isCount(selection.countNumber)) return 'countNumber must be an integer greater than 0';
  return actions.has(asString(asObject(rule.action)?.type) ?? '')
    ? undefined
    : 'action type must be expire or transition';
}

const tagStatuses = new Set(['tagged', 'untagged', 'any']);
const countTypes = new Set(['imageCountMoreThan', 'sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned']);
const actions = new Set(['expire', 'transition']);

function tagStatusOf(rule: JsonObject): string {
  return asString(asObject(rule.selection)?.tagStatus) ?? '';
}

function isCount(value: unknown): boolean {
  const number = asNumber(value);
  return number !== undefined && Number.isInteger(number) && number >= 1;
}
