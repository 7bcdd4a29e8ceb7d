import { eventText } from '../../rollout/event-text.ts';
import type { SchedulerEvent, TaskFailure } from '../../rollout/types.ts';
import type { EcsEnvironment } from '../ecs/environment.ts';
import { randomUUID } from '../ecs/identifiers.ts';
import type { Service, Task } from '../ecs/state.ts';

/** How many events DescribeServices shows (developer guide, service event messages). */
const keptEvents = 100;

/** Records what the model says. A standing complaint is said once, until a task starts or stops or the service is changed. */
export function recordEvent(ecs: EcsEnvironment, service: Service, event: SchedulerEvent): void {
  const text = eventText(service.name, event);
  switch (event.kind) {
    case 'placement-failed':
    case 'blocked-by-configuration':
    case 'steady-state':
      sayOnce(ecs, service, text);
      break;
    default:
      say(ecs, service, text);
  }
}

export function recordStarts(ecs: EcsEnvironment, service: Service, tasks: readonly Task[], replaced: number): void {
  if (tasks.length === 0) return;
  service.said.clear();
  const taskIds = tasks.map(({ id }) => id);
  say(ecs, service, eventText(service.name, { kind: 'tasks-started', taskIds, replacedUnhealthy: replaced }));
}

export function recordStops(
  ecs: EcsEnvironment,
  service: Service,
  { running, pending }: { readonly running: readonly Task[]; readonly pending: readonly Task[] },
): void {
  if (running.length + pending.length === 0) return;
  service.said.clear();
  const taskIds = running.map(({ id }) => id);
  if (pending.length > 0) say(ecs, service, `(service ${service.name}) stopped ${pending.length} pending tasks.`);
  if (running.length > 0) say(ecs, service, eventText(service.name, { kind: 'tasks-stopped', taskIds }));
}

/** Tasks whose containers never started: the event carries the reason of the task itself. */
export function recordLaunchFailures(ecs: EcsEnvironment, service: Service, failures: readonly TaskFailure[]): void {
  for (const { taskId, reachedRunning } of failures) {
    const reason = service.cluster.tasks.get(taskId)?.stoppedReason;
    if (reachedRunning || reason == null) continue;
    sayOnce(ecs, service, `(service ${service.name}) was unable to place a task. Reason: ${reason}.`);
  }
}

function sayOnce(ecs: EcsEnvironment, service: Service, message: string): void {
  if (service.said.has(message)) return;
  service.said.add(message);
  say(ecs, service, message);
}

/** Records a message that ECS writes about a service's targets. */
export function recordMessage(ecs: EcsEnvironment, service: Service, message: string): void {
  say(ecs, service, `(service ${service.name}) ${message}`);
}

function say(ecs: EcsEnvironment, service: Service, message: string): void {
  const event = { id: randomUUID(), createdAt: ecs.clock.now(), message };
  service.events = [event, ...service.events].slice(0, keptEvents);
}
