import { awsErrorName, isAccessDenied } from '../toolkit/aws/errors.ts';
import { asSentence, messageOf } from '../toolkit/errors.ts';
import { asBoolean, asObject, asObjects, asString, asStrings, type JsonObject } from '../toolkit/json.ts';
import type { CallIam, ContextEntry, IamRequests } from './iam-api.ts';

/** An action on a resource, such as `ssm:GetParameters` on a parameter's ARN. */
export interface Access {
  readonly action: string;
  readonly resource: string;
}

/**
 * Why IAM says no: no policy of the role allows it, a policy denies it, its permissions boundary or the organization does not allow it.
 */
export type DeniedBy = 'nothing-allows' | 'explicit-deny' | 'boundary' | 'organization';

export interface DeniedAccess extends Access {
  readonly by: DeniedBy;
}

/** What a role may do. `why` is a sentence that says why nobody knows, with what would help. */
export type RoleAccess =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly denied: readonly DeniedAccess[] }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * Asks IAM whether a role may do all of this. It never throws: what cannot be asked is unknown. IAM's simulation knows neither the
 * policies of resources and keys nor what a request will bring along, so a decision that depends on such a condition is unknown, too.
 */
export async function roleAccess(call: CallIam, roleArn: string, wanted: readonly Access[]): Promise<RoleAccess> {
  try {
    return conclude(await simulatedAccess(call, roleArn, wanted));
  } catch (thrown) {
    return { kind: 'unknown', why: whyUnknown(thrown, roleArn) };
  }
}

/** IAM's simulated answer for one action on one resource. */
export interface SimulatedAccess extends Access {
  readonly allowed: boolean;
  /** Why not; of no meaning where it is allowed. */
  readonly by: DeniedBy;
  /** Keys of conditions that IAM had no value for. */
  readonly missing: readonly string[];
}

/**
 * What IAM's simulation says of each of these, for a role or a user. Throws what the SDK throws.
 *
 * @param context values that requests will bring along, for the conditions of policies.
 */
export async function simulatedAccess(
  call: CallIam,
  principalArn: string,
  wanted: readonly Access[],
  context: readonly ContextEntry[] = [],
): Promise<readonly SimulatedAccess[]> {
  const results = await Promise.all(
    questions(wanted).map(({ actions, resources }) => {
      const about = { PolicySourceArn: principalArn, ActionNames: [...actions], ResourceArns: [...resources] };
      return simulate(call, context.length === 0 ? about : { ...about, ContextEntries: [...context] });
    }),
  );
  return results.flat();
}

interface Question {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Actions on the very same resources are asked about together: IAM limits the rate of simulations. */
function questions(wanted: readonly Access[]): readonly Question[] {
  const byResources = new Map<string, Question>();
  for (const action of new Set(wanted.map((access) => access.action))) {
    const resources = [...new Set(wanted.filter((access) => access.action === action).map(({ resource }) => resource))];
    const key = resources.join('\n');
    byResources.set(key, { actions: [...(byResources.get(key)?.actions ?? []), action], resources });
  }
  return [...byResources.values()];
}

async function simulate(
  call: CallIam,
  request: IamRequests['SimulatePrincipalPolicy'],
): Promise<readonly SimulatedAccess[]> {
  const evaluations: JsonObject[] = [];
  let marker: string | undefined;
  do {
    const page = await call('SimulatePrincipalPolicy', {
      ...request,
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    evaluations.push(...asObjects(page.EvaluationResults));
    marker = page.IsTruncated === true ? asString(page.Marker) : undefined;
  } while (marker !== undefined);
  return request.ActionNames.flatMap((action) =>
    request.ResourceArns.map((resource) => resultFor({ action, resource }, evaluations)),
  );
}

/**
 * IAM gives one result for an action with one for each resource inside; it used to give one for each pair (API reference,
 * EvaluationResult). The outer decision stands for a resource that has none of its own.
 */
function resultFor(access: Access, evaluations: readonly JsonObject[]): SimulatedAccess {
  const ofAction = evaluations.filter(({ EvalActionName }) => EvalActionName === access.action);
  const outer = ofAction.find(({ EvalResourceName }) => EvalResourceName === access.resource) ?? ofAction[0] ?? {};
  const inner = ofAction
    .flatMap(({ ResourceSpecificResults }) => asObjects(ResourceSpecificResults))
    .find(({ EvalResourceName }) => EvalResourceName === access.resource);
  const decision = asString(inner?.EvalResourceDecision) ?? asString(outer.EvalDecision);
  // A deploy is refused for what IAM has denied, not for what it has not answered.
  if (decision === undefined) throw new Error(`its answer says nothing about ${access.action} on ${access.resource}`);
  return {
    ...access,
    allowed: decision === 'allowed',
    by: deniedBy(decision, inner ?? outer, outer),
    missing: asStrings((inner ?? outer).MissingContextValues),
  };
}

function deniedBy(decision: string, closest: JsonObject, outer: JsonObject): DeniedBy {
  const organization = asObject(outer.OrganizationsDecisionDetail);
  const boundary = asObject(closest.PermissionsBoundaryDecisionDetail ?? outer.PermissionsBoundaryDecisionDetail);
  if (asBoolean(organization?.AllowedByOrganizations) === false) return 'organization';
  if (asBoolean(boundary?.AllowedByPermissionsBoundary) === false) return 'boundary';
  return decision === 'explicitDeny' ? 'explicit-deny' : 'nothing-allows';
}

function conclude(results: readonly SimulatedAccess[]): RoleAccess {
  const refused = results.filter(({ allowed }) => !allowed);
  const denied = refused.filter(({ missing }) => missing.length === 0);
  if (denied.length > 0) {
    return { kind: 'denied', denied: denied.map(({ action, resource, by }) => ({ action, resource, by })) };
  }
  if (refused.length === 0) return { kind: 'allowed' };
  const keys = [...new Set(refused.flatMap(({ missing }) => missing))].sort().join(', ');
  return { kind: 'unknown', why: `It depends on ${keys}, which only the request itself brings along.` };
}

function whyUnknown(thrown: unknown, roleArn: string): string {
  if (isAccessDenied(thrown)) {
    return `AWS denied iam:SimulatePrincipalPolicy. Allow it on ${roleArn} to this job's role, and Berth checks it before it changes anything.`;
  }
  if (/^NoSuchEntity/.test(awsErrorName(thrown))) return 'IAM knows no such role.';
  return `IAM gave no answer: ${asSentence(messageOf(thrown) || awsErrorName(thrown))}`;
}
