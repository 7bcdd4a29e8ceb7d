import type { Fact } from '../doctor/fact.ts';
import { whyUnread } from '../doctor/fact.ts';
import { generatePolicy } from '../doctor/policy/generate-policy.ts';
import type { PolicyPlace } from '../doctor/policy/place.ts';
import type { PolicyStep } from '../doctor/policy/steps.ts';
import { trustPolicy } from '../doctor/policy/trust-policy.ts';
import { fenced } from '../toolkit/foreign-text.ts';

/** Policies to be printed, each under its title: JSON in lines. */
export interface PrintedPolicy {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * The least policy for these steps, and, where the subject of the job's own token is known, the trust policy of the role.
 *
 * @param subject null where no token was given.
 * @returns one entry with the reason where the place is not known.
 */
export function printedPolicies(
  place: Fact<PolicyPlace>,
  steps: readonly PolicyStep[],
  subject: string | null,
): readonly PrintedPolicy[] {
  if (!('value' in place)) return [{ title: 'No policy was generated', lines: [whyUnread(place) ?? ''] }];
  const policy = { title: `The least policy for ${steps.join(', ')}`, lines: json(generatePolicy(place.value, steps)) };
  if (subject === null) return [policy];
  const { partition, account } = place.value;
  return [policy, { title: 'Who may assume the role', lines: json(trustPolicy({ partition, account, subject })) }];
}

/** The same as Markdown for the job summary, folded. */
export function policiesMarkdown(policies: readonly PrintedPolicy[]): readonly string[] {
  return policies.flatMap(({ title, lines }) => [
    `<details><summary>${title}</summary>`,
    '',
    ...fenced(lines),
    '',
    '</details>',
    '',
  ]);
}

function json(document: object): readonly string[] {
  return JSON.stringify(document, null, 2).split('\n');
}
