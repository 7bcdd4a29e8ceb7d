import { asNumber, asObject, asObjects, asString, type JsonObject, parseJsonObject } from '../../toolkit/json.ts';

/**
 * What is wrong with the text of a lifecycle policy, each as a clause; none when ECR will most likely take it. Only what ECR is known to
 * refuse is a problem: settings that are newer than this list are left to ECR.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export function lifecyclePolicyProblems(text: string): readonly string[] {
  const policy = parseJsonObject(text);
  if (policy === undefined) return ['it is not a JSON object'];
  const rules = asObjects(policy.rules);
  if (rules.length === 0) return ['it has no "rules"'];
  return [
    ...(text.length > largestPolicy ? [`it is longer than ${largestPolicy} characters`] : []),
    ...rules.flatMap((rule, index) => ruleProblems(rule).map((problem) => `rule ${index + 1} ${problem}`)),
    ...priorityProblems(rules),
  ];
}

/** API reference of PutLifecyclePolicy. */
const largestPolicy = 30_720;

function ruleProblems(rule: JsonObject): readonly string[] {
  const selection = asObject(rule.selection);
  const priority = asNumber(rule.rulePriority);
  return [
    ...(isCount(priority) ? [] : ['needs a whole number from 1 on as "rulePriority"']),
    ...(asString(asObject(rule.action)?.type) === undefined
      ? ['needs an "action" with a "type", such as "expire"']
      : []),
    ...(selection === undefined ? ['needs a "selection"'] : selectionProblems(selection)),
  ];
}

function selectionProblems(selection: JsonObject): readonly string[] {
  const { tagStatus, countType, countUnit, countNumber } = selection;
  const lists = [selection.tagPatternList, selection.tagPrefixList].filter(Array.isArray).length;
  const counts = countType === 'imageCountMoreThan';
  return [
    ...(asString(tagStatus) === undefined ? ['needs "tagStatus" in its selection: tagged, untagged or any'] : []),
    ...(tagStatus === 'tagged' && lists !== 1
      ? ['selects tagged images and needs one of "tagPatternList" and "tagPrefixList"']
      : []),
    ...(asString(countType) === undefined ? ['needs "countType" in its selection, such as "imageCountMoreThan"'] : []),
    ...(counts && countUnit !== undefined ? ['counts images, which have no "countUnit"'] : []),
    ...(isAge(countType) && countUnit === undefined ? ['goes by age and needs "countUnit": "days"'] : []),
    ...(isCount(asNumber(countNumber)) ? [] : ['needs a whole number from 1 on as "countNumber"']),
  ];
}

/** A rule for all images would hide every rule that comes after it, so ECR wants it to be the last. */
function priorityProblems(rules: readonly JsonObject[]): readonly string[] {
  const priorities = rules.flatMap((rule) => asNumber(rule.rulePriority) ?? []);
  const ofAny = rules.filter((rule) => asObject(rule.selection)?.tagStatus === 'any' && !isArchived(rule));
  const last = Math.max(...priorities);
  return [
    ...(new Set(priorities).size < priorities.length ? ['two rules have the same "rulePriority"'] : []),
    ...(ofAny.some((rule) => asNumber(rule.rulePriority) !== last) && rules.every((rule) => !isArchived(rule))
      ? ['a rule for "any" images must have the highest "rulePriority"']
      : []),
  ];
}

/** Rules of the archive are a row of their own. */
function isArchived(rule: JsonObject): boolean {
  return asObject(rule.selection)?.storageClass === 'archive';
}

function isAge(countType: unknown): boolean {
  return typeof countType === 'string' && countType.startsWith('since');
}

function isCount(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1;
}
