import type { DeploymentState, SchedulerEvent, StepResult, StopReason } from '../../rollout/types.ts';
import { asObject } from '../../toolkit/json.ts';
import { createTask } from '../ecs/create-task.ts';
import type { EcsEnvironment } from '../ecs/environment.ts';
import { taskHealth } from '../ecs/render-task.ts';
import {
  beginRequestedRollback,
  completeServiceDeployment,
  currentServiceDeployment,
  failServiceDeployment,
  rollBackServiceDeployment,
} from '../ecs/service-deployments.ts';
import { serviceTasks } from '../ecs/service-state.ts';
import type { Service, Task } from '../ecs/state.ts';
import { isLive } from '../ecs/task-counts.ts';
import { launchTask, stopTask } from '../ecs/task-lifecycle.ts';
import { unhealthyTarget, unhealthyText } from '../ecs/task-targets.ts';
import { recordEvent, recordMessage, recordStarts, recordStops } from './events.ts';

/** Makes a step's result true: deployments, tasks, events and the API's view of the service deployment. */
export function applyStep(ecs: EcsEnvironment, service: Service, result: StepResult): void {
  const changed = changedDeployments(service.deployments, result.service.deployments);
  service.deployments = result.service.deployments;
  const now = ecs.clock.now();
  for (const id of changed) touch(service, id, now);
  beginRequestedRollback(service, now);
  followFailures(service);
  const unhealthy = serviceTasks(service).filter((task) => isLive(task) && isUnhealthy(task)).length;
  const told = recordUnhealthyTargets(ecs, service, result);
  const stopped = stopTasks(ecs, service, result);
  const started = startTasks(ecs, service, result);
  for (const event of result.events) conclude(ecs, service, event);
  recordStops(ecs, service, stopped);
  recordStarts(ecs, service, started, Math.min(started.length, unhealthy));
  for (const event of result.events) {
    if (event.kind !== 'task-unhealthy' || !told.has(event.taskId)) recordEvent(ecs, service, event);
  }
}

function isUnhealthy(task: Task): boolean {
  return taskHealth(task) === 'UNHEALTHY' || task.targetHealth === 'UNHEALTHY';
}

/** Of a task that its load balancer calls unhealthy ECS says so in other words; returns whom that is said of. */
function recordUnhealthyTargets(ecs: EcsEnvironment, service: Service, { actions }: StepResult): ReadonlySet<string> {
  const told = new Set<string>();
  for (const action of actions) {
    const task =
      action.kind === 'stop-task' && action.reason === 'unhealthy' ? taskOf(service, action.taskId) : undefined;
    const target = task?.targetHealth === 'UNHEALTHY' ? unhealthyTarget(task) : undefined;
    if (task === undefined || target === undefined) continue;
    recordMessage(ecs, service, unhealthyText(task, target));
    told.add(task.id);
  }
  return told;
}

function taskOf({ cluster }: Service, taskId: string): Task | undefined {
  return cluster.tasks.get(taskId);
}

function changedDeployments(before: readonly DeploymentState[], after: readonly DeploymentState[]): readonly string[] {
  const known = new Map(before.map((deployment) => [deployment.id, deployment]));
  return after.flatMap((deployment) => {
    const earlier = known.get(deployment.id);
    const same =
      earlier?.status === deployment.status &&
      earlier.rolloutState === deployment.rolloutState &&
      earlier.budget === deployment.budget &&
      earlier.failedTasks === deployment.failedTasks;
    return same ? [] : [deployment.id];
  });
}

function touch(service: Service, deploymentId: string, now: number): void {
  const record = service.records.get(deploymentId);
  if (record !== undefined) record.updatedAt = now;
}

/** The API keeps the count of failures of the deployment that is under way. */
function followFailures(service: Service): void {
  const current = currentServiceDeployment(service);
  const target = service.deployments.find(({ id }) => id === current?.targetId);
  if (current !== undefined && target !== undefined) current.failureCount = target.failedTasks;
}

function startTasks(ecs: EcsEnvironment, service: Service, { actions }: StepResult): readonly Task[] {
  return actions.flatMap((action) => {
    const record = action.kind === 'start-task' ? service.records.get(action.deploymentId) : undefined;
    if (action.kind !== 'start-task' || record === undefined) return [];
    const task = createTask(ecs, {
      cluster: service.cluster,
      taskDefinition: record.taskDefinition,
      instance: action.instanceId === null ? null : (service.cluster.instances.get(action.instanceId) ?? null),
      service,
      deploymentId: record.id,
      group: `service:${service.name}`,
      startedBy: record.id,
      overrides: {},
      networkConfiguration: asObject(record.stored.networkConfiguration),
      tags: propagatedTags(service, record.taskDefinition.tags),
      enableExecuteCommand: service.stored.enableExecuteCommand === true,
    });
    launchTask(ecs, task);
    return [task];
  });
}

function propagatedTags(service: Service, ofTaskDefinition: Task['tags']): Task['tags'] {
  if (service.stored.propagateTags === 'SERVICE') return service.tags;
  return service.stored.propagateTags === 'TASK_DEFINITION' ? ofTaskDefinition : [];
}

/** Tasks that had not reached RUNNING are named apart from those that had. */
function stopTasks(ecs: EcsEnvironment, service: Service, { actions }: StepResult) {
  const running: Task[] = [];
  const pending: Task[] = [];
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  for (const action of actions) {
    const task = action.kind === 'stop-task' ? taskOf(service, action.taskId) : undefined;
    if (action.kind !== 'stop-task' || task === undefined) continue;
    (task.lastStatus === 'RUNNING' ? running : pending).push(task);
    const reason = stopText(action.reason, task, primary?.id ?? task.deploymentId ?? '');
    stopTask(ecs, task, { code: 'ServiceSchedulerInitiated', reason });
  }
  return { running, pending };
}

function stopText(reason: StopReason, task: Task, deploymentId: string): string {
  switch (reason) {
    case 'unhealthy': {
      const target = task.targetHealth === 'UNHEALTHY' ? unhealthyTarget(task) : undefined;
      if (target === undefined) return 'Task failed container health checks';
      return `Task failed ELB health checks in (target-group ${target.targetGroupArn})`;
    }
    case 'replaced':
    case 'scaled-in':
    case 'instance-draining':
      return `Scaling activity initiated by (deployment ${deploymentId})`;
  }
}

/** What an event says about a deployment is also told by the deployment itself and by its service deployment. */
function conclude(ecs: EcsEnvironment, service: Service, event: SchedulerEvent): void {
  const now = ecs.clock.now();
  switch (event.kind) {
    case 'deployment-completed':
      explain(service, event.deploymentId, `ECS deployment ${event.deploymentId} completed.`);
      completeServiceDeployment(service, event.deploymentId, now);
      break;
    case 'deployment-failed':
      explain(service, event.deploymentId, 'ECS deployment circuit breaker: tasks failed to start.');
      failServiceDeployment(service, now);
      break;
    case 'rolling-back': {
      const reason = `ECS deployment circuit breaker: rolling back to deploymentId ${event.deploymentId}.`;
      explain(service, event.deploymentId, reason);
      const record = service.records.get(event.deploymentId);
      if (record !== undefined) record.createdAt = now;
      rollBackServiceDeployment(service, event.deploymentId, now);
      break;
    }
    default:
      break;
  }
}

function explain(service: Service, deploymentId: string, reason: string): void {
  const record = service.records.get(deploymentId);
  if (record !== undefined) record.rolloutStateReason = reason;
}
