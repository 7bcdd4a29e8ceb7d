import { doctorGrants } from './doctor-grants.ts';
import { type Grant, stepGrants } from './grants.ts';
import type { PolicyPlace } from './place.ts';
import { type PolicyResource, policyResources, type ResourceName } from './resources.ts';
import type { PolicyStep } from './steps.ts';

/** A statement of a policy, as IAM takes it. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/**
 * The least policy with which a role can do these steps in this place, to be written out as JSON: one statement for each thing that
 * actions are about. Pure.
 */
export function generatePolicy(place: PolicyPlace, steps: readonly PolicyStep[]): PolicyDocument {
  const granted = policyGrants(place, steps);
  const sids = new Set(Object.values(policyResources).map(({ sid }) => sid));
  return { Version: '2012-10-17', Statement: [...sids].flatMap((sid) => statementOf(sid, granted, place)) };
}

/** What the policy of these steps grants. */
export function policyGrants(place: PolicyPlace, steps: readonly PolicyStep[]): readonly Grant[] {
  const isNeeded = ({ leftOut, loadBalanced, on }: Grant) =>
    leftOut === undefined && (loadBalanced !== true || place.isLoadBalanced) && resourceOf(on).arns(place).length > 0;
  return grantsOf(steps).filter(isNeeded);
}

/** Everything that these steps call, whether the policy has it or not. */
export function grantsOf(steps: readonly PolicyStep[]): readonly Grant[] {
  return [...stepGrants, ...doctorGrants()].filter((grant) => grant.for.some((step) => steps.includes(step)));
}

/** The ARNs that AWS decides by when an action of a grant is called. */
export function askedArns({ on }: Grant, place: PolicyPlace): readonly string[] {
  const { arns, asked = arns } = resourceOf(on);
  return asked(place);
}

/** The condition under which a grant holds; undefined for none. */
export function conditionOf({ on }: Grant, place: PolicyPlace): PolicyStatement['Condition'] {
  return resourceOf(on).condition?.(place);
}

function resourceOf(name: ResourceName): PolicyResource {
  return policyResources[name];
}

function statementOf(sid: string, granted: readonly Grant[], place: PolicyPlace): readonly PolicyStatement[] {
  const own = granted.filter(({ on }) => resourceOf(on).sid === sid);
  const [first] = own;
  if (first === undefined) return [];
  const condition = conditionOf(first, place);
  return [
    {
      Sid: sid,
      Effect: 'Allow',
      Action: [...new Set(own.flatMap(({ actions }) => actions))].sort(),
      Resource: [...new Set(own.flatMap(({ on }) => resourceOf(on).arns(place)))],
      ...(condition === undefined ? {} : { Condition: condition }),
    },
  ];
}
