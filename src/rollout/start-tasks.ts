import { addTask, type Crew, changeDeployment, type Floor, primaryOf, type Spot } from './floor.ts';
import { closest, findObstacle, hasDistinctInstance } from './placement.ts';
import type { Turn } from './turn.ts';
import type { DeploymentState, SchedulerEvent } from './types.ts';

/** Lost tasks of older revisions come back first (since November 2025 a replacement has the revision of what it replaces). */
export function startTasks(turn: Turn): void {
  const [primary, ...older] = turn.floor.service.deployments;
  for (const deployment of [...older, ...(primary === undefined ? [] : [primary])]) {
    if (deployment.rolloutState !== 'FAILED') fill(turn, deployment);
  }
}

/** STOPPING tasks count against the upper bound (developer guide, 2023), and so do those told to stop in this very turn. */
function fill(turn: Turn, deployment: DeploymentState): void {
  const { floor } = turn;
  const crew = floor.crews.get(deployment.id);
  if (deployment.retryAt > floor.now || crew === undefined) return;
  const wanted = deployment.status === 'PRIMARY' ? floor.service.desiredCount : deployment.budget;
  let unplaced = false;
  while (!unplaced && crew.counted < wanted && floor.tasks.length < floor.bounds.upper) {
    unplaced = !startOne(turn, crew);
  }
  if (!unplaced && deployment.unplacedSince !== null) {
    changeDeployment(floor, deployment.id, (current) => ({ ...current, unplacedSince: null }));
  }
}

function startOne(turn: Turn, crew: Crew): boolean {
  const { floor } = turn;
  const spot = floor.service.launch === 'fargate' ? null : findSpot(floor, crew);
  if (spot === undefined) {
    turn.placementFailed = true;
    turn.events.push(refusal(floor, crew));
    changeDeployment(floor, crew.deploymentId, (current) => afterPlacementFailure(floor, current));
    return false;
  }
  turn.started.push(addTask(floor, crew, spot));
  turn.actions.push({ kind: 'start-task', deploymentId: crew.deploymentId, instanceId: spot?.state.id ?? null });
  return true;
}

/** As `place` of placement.ts chooses, by counts that are kept: the least loaded zone, there the least loaded instance that fits. */
function findSpot(floor: Floor, crew: Crew): Spot | undefined {
  const { origin } = crew;
  if (origin === null || crew.rooms === 0) return undefined;
  const distinct = hasDistinctInstance(origin.placementConstraints);
  let best: Spot | undefined;
  for (const spot of floor.spots) {
    if (best !== undefined && !isLessLoaded(spot, best)) continue;
    if (crew.room[spot.index] === true && !(distinct && spot.own.live > 0)) best = spot;
  }
  return best;
}

function isLessLoaded(one: Spot, other: Spot): boolean {
  const zones = one.zone.live - other.zone.live;
  return zones < 0 || (zones === 0 && one.own.live < other.own.live);
}

/** Why no instance took a task, as they are when it is asked for: PRIMARY is served last, so nothing is placed after its refusal. */
function refusal(floor: Floor, { origin }: Crew): () => SchedulerEvent {
  const look = (): SchedulerEvent => {
    const judged = floor.spots.map(({ state, own }) => {
      const serviceTasks = own.live > 0 ? [{ instanceId: state.id }] : [];
      const request = origin && { shape: origin.shape, constraints: origin.placementConstraints, serviceTasks };
      return { instance: state, obstacle: request && findObstacle(request, state) };
    });
    return { kind: 'placement-failed', closest: closest(judged) };
  };
  if (primaryOf(floor)?.id === origin?.id) return look;
  const seen = look();
  return () => seen;
}

function afterPlacementFailure({ now, settings }: Floor, deployment: DeploymentState): DeploymentState {
  if (deployment.unplacedSince === null) return { ...deployment, unplacedSince: now };
  if (now - deployment.unplacedSince < settings.placementFailureCount) return deployment;
  return { ...deployment, unplacedSince: now, failedTasks: deployment.failedTasks + 1 };
}
