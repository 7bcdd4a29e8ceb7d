import { countFailures, resetWhereHealthy, tripCircuitBreaker } from './failures.ts';
import { type Crew, type Floor, type FloorTask, openFloor, primaryOf } from './floor.ts';
import { startTasks } from './start-tasks.ts';
import { stopTasks } from './stop-tasks.ts';
import { eventsOf, openTurn, type Turn } from './turn.ts';
import type { DeploymentState, StepInput, StepResult, TaskFailure } from './types.ts';

/**
 * One turn of the ECS service scheduler: given a service, its instances and what failed since, what to start, what to stop, and how
 * the deployments stand afterwards. It never lets the healthy tasks fall below the lower bound by its own stops, nor the live tasks
 * (STOPPING ones included) rise above the upper bound.
 *
 * The same scheduler predicts a rollout (simulate), chooses its percents (tune) and drives the emulator.
 */
export function step(input: StepInput): StepResult {
  const floor = openFloor(input);
  const healthyBefore = floor.tasks.filter(({ healthy }) => healthy);
  const turn = decide(floor, input.failures);
  const deployments = floor.service.deployments.map((deployment) => {
    const crew = turn.acknowledged.find(({ deploymentId }) => deploymentId === deployment.id);
    return crew === undefined || crew.fresh.size > 0 ? deployment : knowing(deployment, crew, healthyBefore);
  });
  const service = { ...floor.service, deployments, tasks: input.service.tasks };
  return { service, actions: turn.actions, events: eventsOf(turn) };
}

/** The deployment with the tasks that have been healthy and are still there. */
function knowing(deployment: DeploymentState, crew: Crew, healthy: readonly FloorTask[]): DeploymentState {
  return { ...deployment, healthyTaskIds: healthy.filter((task) => task.crew === crew).map(({ id }) => id) };
}

/** The same turn on a floor that is kept: it shows what was decided when this returns. */
export function decide(floor: Floor, failures: readonly TaskFailure[]): Turn {
  const turn = openTurn(floor);
  countFailures(turn, failures);
  resetWhereHealthy(turn);
  tripCircuitBreaker(turn);
  if (floor.settings.order === 'stop-first') stopTasks(turn);
  startTasks(turn);
  stopTasks(turn);
  concludeDeployment(turn);
  return turn;
}

function concludeDeployment(turn: Turn): void {
  const primary = primaryOf(turn.floor);
  if (primary === undefined || primary.rolloutState === 'FAILED') return;
  if (isSteady(turn, primary)) {
    complete(turn, primary);
  } else if (primary.rolloutState === 'IN_PROGRESS' && isBlocked(turn, primary)) {
    turn.events.push(() => ({ kind: 'blocked-by-configuration' }));
  }
}

function complete({ floor, events }: Turn, primary: DeploymentState): void {
  if (primary.rolloutState === 'IN_PROGRESS') {
    events.push(() => ({ kind: 'deployment-completed', deploymentId: primary.id }));
    floor.service = { ...floor.service, deployments: [{ ...primary, rolloutState: 'COMPLETED' }] };
  }
  events.push(() => ({ kind: 'steady-state' }));
}

function isSteady({ floor, actions }: Turn, primary: DeploymentState): boolean {
  const { tasks, service, crews } = floor;
  const healthy = crews.get(primary.id)?.healthy ?? 0;
  return actions.length === 0 && tasks.length === service.desiredCount && healthy === tasks.length;
}

/** Nothing was done, nothing is under way, and no placement was even tried: only the percents are in the way. */
function isBlocked({ floor, actions, placementFailed }: Turn, primary: DeploymentState): boolean {
  return actions.length === 0 && !placementFailed && primary.retryAt <= floor.now && floor.unsettled === 0;
}
