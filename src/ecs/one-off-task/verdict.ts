import type { Task } from '../situation/task.ts';

/** How one task ended, by the container whose exit code counts. */
export interface TaskVerdict {
  readonly taskId: string;
  readonly passed: boolean;
  /** null when the container never ran to an end of its own. */
  readonly exitCode: number | null;
  /** ECS's stop code; empty when it gave none. */
  readonly stopCode: string;
  /** Why it ended, in the words of the agent or of ECS. */
  readonly reason: string;
}

/** It passed when the container ended by itself with 0. A sidecar that is then stopped by a signal changes nothing. */
export function judgeTask(task: Task, containerName: string): TaskVerdict {
  const container = task.containers.find(({ name }) => name === containerName);
  const exitCode = container?.exitCode ?? null;
  const stopCode = task.stopCode ?? '';
  const endedByItself = stopCode === 'EssentialContainerExited' || stopCode === '';
  return { taskId: task.id, passed: exitCode === 0 && endedByItself, exitCode, stopCode, reason: reasonOf(task) };
}

/** A container's own reason is the more telling one: `CannotPullContainerError: …` beside `Task failed to start`. */
function reasonOf({ containers, stoppedReason }: Task): string {
  const reasons = [...containers.map(({ reason }) => reason), stoppedReason];
  return reasons.find((reason) => reason !== null && reason !== '') ?? 'ECS gave no reason';
}
