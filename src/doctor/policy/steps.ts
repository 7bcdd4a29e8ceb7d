/**
 * What a workflow does with AWS, as far as its role needs rights for it. Those below `deploy` are what a deploy does besides, where its
 * inputs ask for it.
 */
export const policySteps = [
  'runtime-ssm',
  'runtime-secrets-manager',
  'image',
  'create-repository',
  'deploy',
  'roll-back-on-failure',
  'rehearse',
  'before-command',
  'keep-revisions',
  'run-task',
  'rollback',
  'verify',
  'diagnose',
  'doctor',
] as const;

export type PolicyStep = (typeof policySteps)[number];

/** What a workflow with these actions does when their inputs are left at their defaults. */
export const usualSteps: readonly PolicyStep[] = [
  'image',
  'deploy',
  'roll-back-on-failure',
  'rehearse',
  'verify',
  'diagnose',
  'doctor',
];
