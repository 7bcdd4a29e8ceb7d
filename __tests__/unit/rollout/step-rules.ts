import type { SchedulerAction, ServiceState } from '../../../src/rollout/types.ts';
import { inTransit, isComplete, naiveBounds, naiveDecision, naiveHealthy } from './naive-scheduler.ts';
import type { Observed } from './random-history.ts';

/** What every step of the scheduler must keep to, whatever happened before. */

type Rule = (observed: Observed) => readonly string[];
type Start = Extract<SchedulerAction, { kind: 'start-task' }>;
type Stop = Extract<SchedulerAction, { kind: 'stop-task' }>;

/** What is wrong with a step; empty when nothing is. */
export function complaintsAbout(observed: Observed): readonly string[] {
  return rules.flatMap((rule) => rule(observed));
}

const keepsToTheUpperBound: Rule = (observed) => {
  const { upper } = naiveBounds(observed.input.service);
  return complain(
    startsOf(observed).length > 0 && observed.after.tasks.length > upper,
    'a start takes the live tasks above the upper bound',
  );
};

const keepsToTheLowerBound: Rule = ({ input, result, after }) => {
  const { lower } = naiveBounds(input.service);
  const healthyBefore = healthyOf({ ...result.service, tasks: input.service.tasks }, input);
  const healthyAfter = healthyOf(after, input);
  return complain(
    healthyAfter < healthyBefore && healthyAfter < lower,
    'its own stops take the healthy tasks below the lower bound',
  );
};

/** "Else stop one at a time" (section 1), besides those whose replacement is there already. */
const makesRoomOneAtATime: Rule = (observed) => {
  const { service } = observed.input;
  const unhealthy = stopsOf(observed).filter(({ reason }) => reason === 'unhealthy').length;
  let replacements = 0;
  for (const { id, budget } of service.deployments) {
    const kept = service.tasks.filter(({ deploymentId, phase }) => deploymentId === id && phase !== 'STOPPING');
    const started = startsOf(observed).filter(({ deploymentId }) => deploymentId === id);
    replacements += Math.max(0, kept.length + started.length - budget);
  }
  return complain(
    !rollsBack(observed) && unhealthy > 1 + replacements,
    'it stops several unhealthy tasks at once to make room',
  );
};

const stopsWhatIsThere: Rule = (observed) => {
  const stops = stopsOf(observed).map(({ taskId }) => taskId);
  const stoppable = observed.input.service.tasks.filter(({ phase }) => phase !== 'STOPPING').map(({ id }) => id);
  return [
    ...complain(new Set(stops).size < stops.length, 'it stops a task twice'),
    ...complain(!stops.every((id) => stoppable.includes(id)), 'it stops a task that is not there'),
  ];
};

const overcommitsNoInstance: Rule = ({ instancesAfter }) =>
  instancesAfter.flatMap(({ id, remaining, usedHostPorts }) => {
    const ports = usedHostPorts.map(({ port, protocol }) => `${port}/${protocol}`);
    return [
      ...complain(remaining.cpu < 0, `${id} has too little CPU`),
      ...complain(remaining.memory < 0, `${id} has too little memory`),
      ...complain(remaining.networkInterfaces < 0, `${id} has too few network interfaces`),
      ...complain(new Set(ports).size < ports.length, `${id} has a host port taken twice`),
    ];
  });

const startsWhatMayStart: Rule = (observed) =>
  startsOf(observed).flatMap(({ deploymentId }) => {
    const { service, now } = observed.input;
    const deployment = observed.result.service.deployments.find(({ id }) => id === deploymentId);
    const retryAt = service.deployments.find(({ id }) => id === deploymentId)?.retryAt ?? 0;
    return [
      ...complain(deployment === undefined, 'it starts a task of a deployment that is gone'),
      ...complain(deployment?.rolloutState === 'FAILED', 'it starts a task of a FAILED deployment'),
      ...complain(retryAt > now && !rollsBack(observed), 'it starts a task before retryAt'),
    ];
  });

const placesWhereItMay: Rule = (observed) =>
  startsOf(observed).flatMap(({ deploymentId, instanceId }, index, starts) => {
    const { service, instances } = observed.input;
    if (instanceId === null) return complain(service.launch !== 'fargate', 'it places a task nowhere');
    const deployment = observed.result.service.deployments.find(({ id }) => id === deploymentId);
    const instance = instances.find(({ id }) => id === instanceId);
    const distinct = deployment?.placementConstraints.some(({ type }) => type === 'distinctInstance') ?? false;
    const there = [...service.tasks, ...starts.slice(0, index)].some((task) => task.instanceId === instanceId);
    return [
      ...complain(instance?.status !== 'ACTIVE' || !instance.agentConnected, 'its instance takes no tasks'),
      ...complain(distinct && there, 'it places two tasks on one instance despite distinctInstance'),
    ];
  });

/**
 * With more tasks of PRIMARY than desired, or lost tasks of an older deployment still to be refilled, section 6 leaves open whether the
 * deployment is complete already; then it may, but need not be.
 */
const completesWhenComplete: Rule = (observed) => {
  const { input, result } = observed;
  const counted = { ...input, service: { ...result.service, tasks: input.service.tasks } };
  const complete = isComplete(counted);
  const primary = result.service.deployments.find(({ status }) => status === 'PRIMARY');
  const completed = result.events.some(({ kind }) => kind === 'deployment-completed');
  const naive = naiveDecision({ ...counted, breakTie: () => 0 });
  const surplus = input.service.tasks.length > input.service.desiredCount;
  const open = surplus || naive.starts.length + naive.stops.length > 0;
  return [
    ...complain(completed && !complete, 'PRIMARY is COMPLETED too early'),
    ...complain(complete && !open && primary?.rolloutState === 'IN_PROGRESS', 'PRIMARY is COMPLETED too late'),
  ];
};

/**
 * With nothing under way, both schedulers have something to do or neither has. Left open by section 6: whether a FAILED deployment that
 * is not rolled back still pushes older tasks out.
 */
const actsWhenTheNaiveOneActs: Rule = (observed) => {
  const { input, result } = observed;
  const primary = result.service.deployments.find(({ status }) => status === 'PRIMARY');
  const underWay = inTransit(input) || inTransit({ ...input, service: result.service });
  if (underWay || primary?.rolloutState === 'FAILED' || rollsBack(observed)) return [];
  const naive = naiveDecision({ ...input, breakTie: () => 0 });
  const naiveActs = naive.starts.length + naive.stops.length > 0;
  const acts = result.actions.length > 0;
  return [
    ...complain(naiveActs && !acts, 'it does nothing where the naive scheduler acts'),
    ...complain(acts && !naiveActs, 'it acts where the naive scheduler has nothing to do'),
  ];
};

/** Section 3: clamp(ceil(D * value / 100), 3, 200), unclamped, or a fixed count. */
const tripsTheBreakerAtItsThreshold: Rule = ({ input, result }) => {
  const { circuitBreaker: breaker, desiredCount } = input.service;
  const percent = Math.ceil((desiredCount * breaker.threshold.value) / 100);
  const bounded = Math.min(200, Math.max(3, percent));
  const threshold = { BOUNDED_PERCENT: bounded, UNBOUNDED_PERCENT: percent, COUNT: breaker.threshold.value };
  const failed = result.events.find((event) => event.kind === 'deployment-failed');
  const id = failed?.kind === 'deployment-failed' ? failed.deploymentId : undefined;
  const failedTasks = result.service.deployments.find((deployment) => deployment.id === id)?.failedTasks;
  const failedNow = input.failures.filter(({ deploymentId }) => deploymentId === id).length;
  const counted = input.service.deployments.find((deployment) => deployment.id === id)?.failedTasks ?? 0;
  const most = Math.max(failedTasks ?? 0, counted + failedNow);
  return complain(
    failed !== undefined && (!breaker.enable || most < threshold[breaker.threshold.type]),
    'the circuit breaker trips too early',
  );
};

/** Section 3: a rollback makes the previous completed deployment PRIMARY again, under its own id. */
const rollsBackToWhatCompleted: Rule = (observed) => {
  const { input, result } = observed;
  if (!rollsBack(observed)) return [];
  const primary = result.service.deployments.find(({ status }) => status === 'PRIMARY');
  const before = input.service.deployments.find(({ id }) => id === primary?.id);
  return [
    ...complain(!input.service.circuitBreaker.rollback, 'it rolls back although that is switched off'),
    ...complain(before?.rolloutState !== 'COMPLETED', 'it rolls back to a deployment that never completed'),
  ];
};

const rules: readonly Rule[] = [
  keepsToTheUpperBound,
  keepsToTheLowerBound,
  makesRoomOneAtATime,
  stopsWhatIsThere,
  overcommitsNoInstance,
  startsWhatMayStart,
  placesWhereItMay,
  completesWhenComplete,
  actsWhenTheNaiveOneActs,
  tripsTheBreakerAtItsThreshold,
  rollsBackToWhatCompleted,
];

function complain(broken: boolean, complaint: string): readonly string[] {
  return broken ? [complaint] : [];
}

function startsOf({ result }: Observed): readonly Start[] {
  return result.actions.filter((action) => action.kind === 'start-task');
}

function stopsOf({ result }: Observed): readonly Stop[] {
  return result.actions.filter((action) => action.kind === 'stop-task');
}

function rollsBack({ result }: Observed): boolean {
  return result.events.some(({ kind }) => kind === 'rolling-back');
}

function healthyOf(service: ServiceState, { now, settings }: Observed['input']): number {
  return service.tasks.filter((task) => naiveHealthy(task, { service, now, settings })).length;
}
