import type { Access } from '../../iam/role-access.ts';
import { askedArns, conditionOf, policyGrants } from './generate-policy.ts';
import type { Grant } from './grants.ts';
import type { PolicyPlace } from './place.ts';
import type { PolicyStep } from './steps.ts';

/** An action on a resource that a role must be allowed, and what the request brings along for conditions. */
export interface NeededAccess extends Access {
  /** Values by condition key, such as `ecs:cluster`: what IAM's simulation has to be given. */
  readonly context: Readonly<Record<string, string>>;
}

/**
 * What the role of a job must be allowed for these steps, each pair of action and resource once, to be asked of IAM's simulation. A
 * pattern stands for itself: a role that may do it on the pattern may do it on all that it fits.
 */
export function actionsOfSteps(place: PolicyPlace, steps: readonly PolicyStep[]): readonly NeededAccess[] {
  const all = policyGrants(place, steps).flatMap((grant) => {
    const context = contextOf(grant, place);
    return grant.actions.flatMap((action) =>
      askedArns(grant, place).map((resource) => ({ action, resource, context })),
    );
  });
  return [...new Map(all.map((access) => [`${access.action} ${access.resource}`, access])).values()];
}

function contextOf(grant: Grant, place: PolicyPlace): Readonly<Record<string, string>> {
  const keys = Object.values(conditionOf(grant, place) ?? {}).flatMap((each) => Object.entries(each));
  const given = keys.map(([key, values]) => [key, typeof values === 'string' ? values : (values[0] ?? '')]);
  return { 'aws:RequestedRegion': place.region, ...Object.fromEntries(given) };
}
