import type { Facts } from '../../doctor/facts.ts';
import { generatePolicy } from '../../doctor/policy/generate-policy.ts';
import { placeOfFacts } from '../../doctor/policy/place-of-facts.ts';
import { type PolicyStep, usualSteps } from '../../doctor/policy/steps.ts';
import { type PrintedPolicy, printedPolicies } from '../../report/generated-policy.ts';
import type { DoctorDependencies } from './dependencies.ts';
import type { DoctorInputs } from './inputs.ts';

/** What a deploy with its default inputs does. */
export const deploySteps: readonly PolicyStep[] = ['deploy', 'roll-back-on-failure', 'rehearse'];

/** Policies to print, and the least one as the output has it. */
export interface GeneratedPolicy {
  readonly printed: readonly PrintedPolicy[];
  /** Empty where there is none. */
  readonly json: string;
}

export const noPolicy: GeneratedPolicy = { printed: [], json: '' };

/** The least policy for the steps in use. */
export async function policyOf(
  facts: Facts,
  inputs: DoctorInputs,
  { host, readSubject }: Pick<DoctorDependencies, 'host' | 'readSubject'>,
): Promise<GeneratedPolicy> {
  const steps = inputs.steps ?? usualSteps;
  const place = placeOfFacts(facts);
  const printed = printedPolicies(place, steps, await readSubject(host));
  return { printed, json: 'value' in place ? JSON.stringify(generatePolicy(place.value, steps)) : '' };
}
