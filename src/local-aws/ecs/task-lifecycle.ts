import { messageOf } from '../../toolkit/errors.ts';
import type { TaskObserver } from '../runtimes/runtime.ts';
import type { EcsEnvironment } from './environment.ts';
import type { Container, StopCode, Task, TaskStatus } from './state.ts';
import { groupsToCreate, planLaunch } from './task-launch.ts';
import { deregisterTargets, registerTargets } from './task-targets.ts';

/** A stopped task can be described for an hour (API reference, DescribeTasks); for less at speed, which makes more of them. */
const retention = 60 * 60 * 1000;
const leastRetention = 10 * 60 * 1000;

/** What a network interface takes to be attached, to become reachable, and to be detached again. */
const networkDelay = 1000;

/** Why a task stops, in ECS's words. */
export interface StopOrder {
  readonly code: StopCode;
  readonly reason: string;
}

/** Starts a task's containers, once its network interface is there. */
export function launchTask(ecs: EcsEnvironment, task: Task): void {
  if (task.attachment === null) {
    startContainers(ecs, task);
    return;
  }
  ecs.clock.after(networkDelay / ecs.speed, () => {
    if (task.lastStatus !== 'PROVISIONING') return;
    changeStatus(task, 'PENDING');
    startContainers(ecs, task);
  });
}

/** Tells a task to stop; it is STOPPED when the runtime says so. One that is stopping already keeps its first reason. */
export function stopTask(ecs: EcsEnvironment, task: Task, { code, reason }: StopOrder): void {
  if (task.desiredStatus === 'STOPPED') return;
  const { lastStatus } = task;
  task.desiredStatus = 'STOPPED';
  task.stopCode = code;
  task.stoppedReason = reason;
  task.stoppingAt = ecs.clock.now();
  const deactivates = (lastStatus === 'RUNNING' || lastStatus === 'ACTIVATING') && isBalanced(task);
  changeStatus(task, deactivates ? 'DEACTIVATING' : 'STOPPING');
  if (lastStatus === 'PROVISIONING') finish(ecs, task);
  else if (code === 'EssentialContainerExited') leaveAtOnce(ecs, task);
  else deregisterTargets(ecs, task, () => stopContainers(ecs, task));
  ecs.wake(task.cluster);
}

/** A task whose container has exited has nothing left to drain. */
function leaveAtOnce(ecs: EcsEnvironment, task: Task): void {
  deregisterTargets(ecs, task, () => undefined);
  ecs.runtime.stop(task.id);
}

/** SIGTERM, once the load balancer has let the task go. */
function stopContainers(ecs: EcsEnvironment, task: Task): void {
  if (task.lastStatus !== 'DEACTIVATING' && task.lastStatus !== 'STOPPING') return;
  changeStatus(task, 'STOPPING');
  ecs.runtime.stop(task.id);
  ecs.wake(task.cluster);
}

/** Ends a task whose container instance is gone: what the runtime still does with it no longer matters. */
export function abandonTask(ecs: EcsEnvironment, task: Task): void {
  stopTask(ecs, task, { code: 'UserInitiated', reason: 'Container instance was deregistered' });
  finish(ecs, task);
}

function startContainers(ecs: EcsEnvironment, task: Task): void {
  const observer = observe(ecs, task);
  try {
    for (const group of groupsToCreate(task)) ecs.logs.createGroup(group);
    const plan = planLaunch(task, ecs.secrets, ecs.speed);
    if ('failure' in plan) observer.failedToStart(null, plan.failure);
    else ecs.runtime.start(plan.launch, observer);
  } catch (thrown) {
    observer.failedToStart(null, `ResourceInitializationError: ${messageOf(thrown)}`);
  }
}

/** Turns what the runtime reports into the task's states. A report about a task that has STOPPED is ignored. */
function observe(ecs: EcsEnvironment, task: Task): TaskObserver {
  const report = (change: () => void) => {
    if (task.lastStatus === 'STOPPED') return;
    change();
    ecs.wake(task.cluster);
  };
  const container = (name: string, change: (found: Container) => void) =>
    report(() => {
      const found = task.containers.find((candidate) => candidate.name === name);
      if (found !== undefined) change(found);
    });
  return {
    pullStarted: () => report(() => Object.assign(task, { pullStartedAt: ecs.clock.now() })),
    pullStopped: () => report(() => Object.assign(task, { pullStoppedAt: ecs.clock.now() })),
    containerRunning: (name, details) =>
      container(name, (found) => {
        Object.assign(found, details, { lastStatus: 'RUNNING' });
        runWhenComplete(ecs, task);
      }),
    containerHealth: (name, status) =>
      container(name, (found) => {
        found.health = status;
        task.version += 1;
      }),
    containerExited: (name, { exitCode, reason }) =>
      container(name, (found) => {
        Object.assign(found, { lastStatus: 'STOPPED', exitCode, reason });
        stopAfterExit(ecs, task, found);
      }),
    failedToStart: (name, reason) => report(() => failToStart(ecs, task, name, reason)),
    stopped: () => report(() => finish(ecs, task)),
  };
}

/** A task runs when none of its containers is pending any more. */
function runWhenComplete(ecs: EcsEnvironment, task: Task): void {
  if (task.lastStatus !== 'PENDING' || task.containers.some(({ lastStatus }) => lastStatus === 'PENDING')) return;
  if (task.attachment === null && !isBalanced(task)) {
    run(ecs, task);
    return;
  }
  changeStatus(task, 'ACTIVATING');
  registerTargets(ecs, task);
  ecs.clock.after(networkDelay / ecs.speed, () => {
    if (task.lastStatus !== 'ACTIVATING') return;
    run(ecs, task);
    ecs.wake(task.cluster);
  });
}

function run(ecs: EcsEnvironment, task: Task): void {
  task.startedAt = ecs.clock.now();
  changeStatus(task, 'RUNNING');
}

/** A task behind a load balancer or in service discovery is registered before it runs and deregistered before it stops. */
function isBalanced({ service }: Task): boolean {
  const entries = [service?.stored.loadBalancers, service?.stored.serviceRegistries];
  return entries.some((list) => Array.isArray(list) && list.length > 0);
}

function stopAfterExit(ecs: EcsEnvironment, task: Task, container: Container): void {
  task.version += 1;
  const othersRun = task.containers.some(({ lastStatus }) => lastStatus !== 'STOPPED');
  if (!container.essential && othersRun) {
    runWhenComplete(ecs, task);
    return;
  }
  task.executionStoppedAt ??= ecs.clock.now();
  if (task.lastStatus === 'DEACTIVATING') stopContainers(ecs, task);
  stopTask(ecs, task, { code: 'EssentialContainerExited', reason: 'Essential container in task exited' });
}

function failToStart(ecs: EcsEnvironment, task: Task, name: string | null, reason: string): void {
  const container = task.containers.find((candidate) => candidate.name === name);
  if (container !== undefined) container.reason = reason;
  if (task.desiredStatus === 'RUNNING') {
    task.desiredStatus = 'STOPPED';
    task.stopCode = 'TaskFailedToStart';
    task.stoppedReason = reason;
    task.stoppingAt = ecs.clock.now();
  }
  finish(ecs, task);
}

/** The containers are gone; a network interface is detached first. */
function finish(ecs: EcsEnvironment, task: Task): void {
  for (const container of task.containers) container.lastStatus = 'STOPPED';
  task.desiredStatus = 'STOPPED';
  task.executionStoppedAt ??= ecs.clock.now();
  if (task.attachment === null || task.lastStatus === 'PROVISIONING') {
    conclude(ecs, task);
    return;
  }
  changeStatus(task, 'DEPROVISIONING');
  ecs.clock.after(networkDelay / ecs.speed, () => conclude(ecs, task));
}

function conclude(ecs: EcsEnvironment, task: Task): void {
  if (task.lastStatus === 'STOPPED') return;
  task.stoppedAt = ecs.clock.now();
  changeStatus(task, 'STOPPED');
  reportFailure(task);
  ecs.clock.after(Math.max(leastRetention, retention / ecs.speed), () => task.cluster.tasks.delete(task.id));
  ecs.wake(task.cluster);
}

/** The scheduler hears of tasks that ended without having been told to. */
function reportFailure({ id, service, deploymentId, stopCode, startedAt }: Task): void {
  if (service === null || deploymentId === null) return;
  if (stopCode !== 'TaskFailedToStart' && stopCode !== 'EssentialContainerExited') return;
  service.failures.push({ taskId: id, deploymentId, reachedRunning: startedAt !== null });
}

function changeStatus(task: Task, status: TaskStatus): void {
  task.lastStatus = status;
  task.version += 1;
}
