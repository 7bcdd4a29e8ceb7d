import type { Service } from '../ecs/service.ts';
import { shortName } from '../ecs/task-definition.ts';

/** What of a service runs now, in one sentence, from its deployments as they were last seen. */
export function servingText({ deployments, desiredCount }: Service): string {
  const running = deployments.filter(({ runningCount }) => runningCount > 0);
  if (running.length === 0)
    return desiredCount === 0 ? 'No task is wanted, and none runs.' : 'No task of the service runs now.';
  const parts = running.map(
    ({ taskDefinition, runningCount }) => `${shortName(taskDefinition)} with ${counted(runningCount)}`,
  );
  return `Running now, of ${counted(desiredCount)} wanted: ${parts.join('; ')}.`;
}

function counted(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}
