import type { Service } from '../ecs/situation/service.ts';
import { shortName } from '../ecs/task-definition/task-definition.ts';

/** What of a service ran when its deployment was last seen, in one sentence. */
export function runningText({ deployments, desiredCount }: Service): string {
  const running = deployments.filter(({ runningCount }) => runningCount > 0);
  if (running.length === 0) return 'At that moment no task of the service ran.';
  const parts = running.map(({ taskDefinition, runningCount }) => `${shortName(taskDefinition)} (${runningCount})`);
  return `At that moment these ran, of ${desiredCount} wanted: ${parts.join(', ')}.`;
}
