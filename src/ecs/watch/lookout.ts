import { explainAwsError, isAccessDenied, isUnknownOperation, mayPass } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { asObjects } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { parseService, type Service } from '../situation/service.ts';
import {
  deploymentNumber,
  describeServiceDeployments,
  findServiceDeployment,
  type ServiceDeployment,
} from '../situation/service-deployment.ts';
import { countsOf, withCounts } from './counts.ts';

/** Where to look, and for which deployment. */
export interface LookTarget {
  readonly cluster: string;
  readonly service: string;
  readonly deploymentId: string;
}

/** What came of one look: the service, or an answer that will pass by itself, such as throttling. */
export type Sight =
  | { readonly kind: 'seen'; readonly service: Service }
  | { readonly kind: 'setback'; readonly error: BerthError };

/** Looks at a deployment, each time by the call that tells enough. */
export interface Lookout {
  /** Throws a BerthError for what will not pass by itself. */
  look(now: number): Promise<Sight>;
}

/** How long events may stay unread while nothing changes. */
const longestWithoutEvents = 30_000;
/** ECS is eventually consistent: a service may be missing from an answer right after it was changed. */
const longestMissing = 30_000;
/** How often the service deployment is looked for before the whole service is followed instead. */
const mostSearches = 3;
const followWhole = { arn: null, searches: mostSearches };
/** Any other status is an end, or the way to one: then it is the service that tells what became of our deployment. */
const underWay: ReadonlySet<string> = new Set(['PENDING', 'IN_PROGRESS']);

/**
 * A look is one call. DescribeServiceDeployments has its own rate limit and a small answer, but neither events nor another
 * deployment's name; DescribeServices has them. So the whole service is read first, once something has changed, when nothing is on
 * its way, and every 30 s; at the end of the service deployment, at once. Where the former call is denied, or unknown to an emulator,
 * or does not know our deployment, it is DescribeServices alone.
 *
 * @param say one line for the log, when the better call cannot be used.
 */
export function openLookout(target: LookTarget, call: CallEcs, say: (line: string) => void): Lookout {
  const state: State = { service: null, readAt: 0, changed: true, arn: null, searches: 0, missingSince: null };
  return {
    async look(now) {
      try {
        return { kind: 'seen', service: await lookOnce(target, call, state, now, say) };
      } catch (thrown) {
        return setback(thrown, target, state, now);
      }
    },
  };
}

interface State {
  service: Service | null;
  /** When the whole service was read. */
  readAt: number;
  /** Whether the last look at the service deployment showed other counts than the one before. */
  changed: boolean;
  /** Of our service deployment; null while it is not known. */
  arn: string | null;
  searches: number;
  missingSince: number | null;
}

async function lookOnce(
  target: LookTarget,
  call: CallEcs,
  state: State,
  now: number,
  say: (line: string) => void,
): Promise<Service> {
  const { service } = state;
  if (service === null || needsWhole(service, state, target, now)) return readWhole(target, call, state, now);
  const deployment = await readOwn(target, call, state, say);
  if (deployment === undefined) return readWhole(target, call, state, now);
  if (!underWay.has(deployment.status)) {
    Object.assign(state, followWhole);
    return readWhole(target, call, state, now);
  }
  const updated = withCounts(service, deployment);
  state.changed = countsOf(updated) !== countsOf(service);
  state.service = updated;
  return updated;
}

function needsWhole(service: Service, state: State, { deploymentId }: LookTarget, now: number): boolean {
  const own = service.deployments.find(({ id }) => id === deploymentId);
  const nothingOnItsWay = own !== undefined && own.pendingCount === 0 && own.runningCount < service.desiredCount;
  const followsWhole = state.arn === null && state.searches >= mostSearches;
  return (
    followsWhole || state.changed || own === undefined || nothingOnItsWay || now - state.readAt >= longestWithoutEvents
  );
}

async function readWhole(target: LookTarget, call: CallEcs, state: State, now: number): Promise<Service> {
  const { cluster, service: name } = target;
  const answer = await call('DescribeServices', { cluster, services: [name] });
  const [raw] = asObjects(answer.services);
  if (raw === undefined) throw disappeared(name);
  const service = parseService(raw);
  Object.assign(state, { service, readAt: now, changed: false, missingSince: null });
  if (state.arn === null && state.searches < mostSearches) state.arn = service.currentServiceDeployment;
  return service;
}

/** Our service deployment; undefined where it cannot be looked at. What passes by itself is thrown. */
async function readOwn(
  target: LookTarget,
  call: CallEcs,
  state: State,
  say: (line: string) => void,
): Promise<ServiceDeployment | undefined> {
  try {
    const known = state.arn === null ? undefined : await describeOwn(call, state.arn, target);
    if (known !== undefined) return known;
    state.searches += 1;
    state.arn = (await findServiceDeployment(call, target, target.deploymentId)) ?? null;
    return state.arn === null ? undefined : await describeOwn(call, state.arn, target);
  } catch (thrown) {
    if (!isAccessDenied(thrown) && !isUnknownOperation(thrown)) throw thrown;
    Object.assign(state, followWhole);
    say(withoutServiceDeployments(thrown, target));
    return undefined;
  }
}

async function describeOwn(call: CallEcs, arn: string, target: LookTarget): Promise<ServiceDeployment | undefined> {
  const [found] = await describeServiceDeployments(call, [arn]);
  return found?.target.number === deploymentNumber(target.deploymentId) ? found : undefined;
}

function withoutServiceDeployments(thrown: unknown, { service }: LookTarget): string {
  const error = explainAwsError(thrown, {
    iamAction: 'ecs:DescribeServiceDeployments',
    resource: `service ${service}`,
  });
  return isAccessDenied(thrown)
    ? `${error.sentences.what} The service as a whole is looked at instead.`
    : 'This endpoint has no service deployments; the service as a whole is looked at instead.';
}

function setback(thrown: unknown, target: LookTarget, state: State, now: number): Sight {
  const call = { iamAction: 'ecs:DescribeServices', resource: `service ${target.service}` };
  const error = explainAwsError(thrown, call);
  const isMissing = error.code === 'SERVICE_NOT_FOUND';
  if (isMissing) state.missingSince ??= now;
  const waits = isMissing ? now - (state.missingSince ?? now) < longestMissing : mayPass(thrown);
  if (waits) return { kind: 'setback', error };
  throw lostSight(error, target);
}

function disappeared(service: string): BerthError {
  return new BerthError('SERVICE_NOT_FOUND', {
    what: `The service "${service}" disappeared while it was being deployed.`,
    why: 'ECS no longer lists it in this cluster.',
    fix: 'Look in CloudTrail for who deleted it.',
  });
}

/** The error for a deployment that can no longer be watched: it goes on, and this is how to look at it. */
export function lostSight(error: BerthError, { cluster, service }: LookTarget): BerthError {
  const { what, why } = error.sentences;
  const command = `aws ecs describe-services --cluster ${cluster} --services ${service}`;
  const sentences = {
    what: `Berth lost sight of the deployment, which goes on in ECS: ${what}`,
    why,
    fix: `Look at it with: ${command}. ${error.sentences.fix}`,
  };
  return new BerthError(error.code, sentences, { cause: error });
}
