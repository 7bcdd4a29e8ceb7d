import type { Estimates } from '../../rollout/predict.ts';
import { defaultSettings } from '../../rollout/settings.ts';
import type { TaskTiming } from '../../rollout/types.ts';
import { asNumber, asObject, asObjects, type JsonObject } from '../../toolkit/json.ts';
import type { Task } from '../situation/task.ts';

/** What the pace of a deployment's tasks depends on. */
export interface Pace {
  readonly deploymentId: string;
  readonly taskDefinition: JsonObject;
  /** Those that its tasks are registered with; empty without a load balancer. */
  readonly targetGroups: readonly TargetGroupTiming[];
}

/** How a target group judges and lets go of its targets (DescribeTargetGroups, DescribeTargetGroupAttributes). */
export interface TargetGroupTiming {
  readonly healthCheckIntervalSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly timeoutSeconds: number;
  readonly deregistrationDelaySeconds: number;
  /** 0 where slow start is off. It shares out requests and does not delay a target's becoming healthy. */
  readonly slowStartSeconds: number;
}

/** The defaults of an HTTP target group of an Application Load Balancer (Elastic Load Balancing API reference, CreateTargetGroup). */
export const defaultTargetGroup: TargetGroupTiming = {
  healthCheckIntervalSeconds: 30,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  timeoutSeconds: 5,
  deregistrationDelaySeconds: 300,
  slowStartSeconds: 0,
};

/** Without any history: a pull and start of a small image on a small instance. */
const usualStart = 15_000;

/**
 * How long the tasks of each deployment take, at best, as expected and at worst. A start is as long as the last start of this
 * service was; a health check's times and the stop timeout come from the task definition (defaults: API reference, HealthCheck and
 * ContainerDefinition), and a load balancer's from its target groups.
 */
export function estimate(paces: readonly Pace[], tasks: readonly Task[]): Estimates {
  const start = lastStart(tasks);
  const each = (timing: (pace: Pace) => TaskTiming) =>
    Object.fromEntries(paces.map((pace) => [pace.deploymentId, timing(pace)]));
  return {
    least: each((pace) => ({
      start: Math.min(start, 1_000),
      healthy: Math.max(
        firstVerdict(pace),
        targetsHealthy(pace, () => 0),
      ),
      drain: 0,
      stop: 0,
    })),
    expected: each((pace) => ({
      start,
      healthy: Math.max(
        firstVerdict(pace),
        targetsHealthy(pace, () => 1),
      ),
      drain: longestDrain(pace),
      stop: Math.min(2_000, stopTimeout(pace)),
    })),
    most: each((pace) => ({
      start: Math.max(3 * start, 60_000),
      healthy: lastHealthy(pace),
      drain: longestDrain(pace),
      stop: stopTimeout(pace),
    })),
  };
}

function lastStart(tasks: readonly Task[]): number {
  const starts = tasks.flatMap(({ createdAt, startedAt }) =>
    createdAt === null || startedAt === null ? [] : [{ startedAt, duration: (startedAt - createdAt) * 1_000 }],
  );
  const newest = starts.sort((one, other) => other.startedAt - one.startedAt)[0];
  return newest === undefined ? usualStart : Math.max(0, newest.duration);
}

/**
 * The least time, in milliseconds, between a task's RUNNING and ECS counting it as healthy: Docker checks for the first time when one
 * interval has passed; without a health check it is 40 s (API reference, DeploymentConfiguration).
 */
export function leastUntilHealthy(taskDefinition: JsonObject): number {
  const intervals = healthChecks(taskDefinition).map(({ interval }) => interval);
  return intervals.length === 0 ? defaultSettings().healthyAfterRunning : Math.max(...intervals);
}

/** Nothing to wait for where only the load balancer judges. */
function firstVerdict({ taskDefinition, targetGroups }: Pace): number {
  const isJudgedByTargets = targetGroups.length > 0 && healthChecks(taskDefinition).length === 0;
  return isJudgedByTargets ? 0 : leastUntilHealthy(taskDefinition);
}

/**
 * A new target must pass one health check (Application Load Balancer user guide, "Health checks"): the first comes at once at best, after
 * one interval as a rule, and a target that failed at first needs as many in a row as the healthy threshold says.
 */
function targetsHealthy({ targetGroups }: Pace, checks: (group: TargetGroupTiming) => number): number {
  return 1_000 * Math.max(0, ...targetGroups.map((group) => group.healthCheckIntervalSeconds * checks(group)));
}

function lastHealthy(pace: Pace): number {
  const slowest = healthChecks(pace.taskDefinition).map(
    ({ interval, timeout, retries, startPeriod }) => startPeriod + retries * (interval + timeout),
  );
  const slowestCheck = Math.max(0, ...pace.targetGroups.map(({ timeoutSeconds }) => 1_000 * timeoutSeconds));
  return Math.max(0, ...slowest) + targetsHealthy(pace, ({ healthyThreshold }) => healthyThreshold) + slowestCheck;
}

function healthChecks(taskDefinition: JsonObject) {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const check = asObject(container.healthCheck);
    return check === undefined || container.essential === false ? [] : [timesOf(check)];
  });
}

function timesOf(check: JsonObject) {
  return {
    interval: 1_000 * (asNumber(check.interval) ?? 30),
    timeout: 1_000 * (asNumber(check.timeout) ?? 5),
    retries: asNumber(check.retries) ?? 3,
    startPeriod: 1_000 * (asNumber(check.startPeriod) ?? 0),
  };
}

function stopTimeout({ taskDefinition }: Pace): number {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return Math.max(0, ...containers.map((container) => 1_000 * (asNumber(container.stopTimeout) ?? 30)));
}

/** A target that is deregistered gets no new requests, and ECS waits for the whole delay before it stops the task. */
function longestDrain({ targetGroups }: Pace): number {
  return 1_000 * Math.max(0, ...targetGroups.map(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds));
}
