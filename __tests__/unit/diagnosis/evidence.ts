import type { ContainerEvidence, FailureEvidence, TaskEvidence } from '../../../src/diagnosis/evidence.ts';

/** A container that runs, with what a test changes. */
export function container(changes: Partial<ContainerEvidence> = {}): ContainerEvidence {
  return {
    name: 'app',
    essential: true,
    image: 'registry/backend:9',
    memoryLimit: 512,
    logGroup: '/backend',
    exitCode: null,
    reason: null,
    healthStatus: 'UNKNOWN',
    lastLines: [],
    ...changes,
  };
}

let count = 0;

/** A stopped task, with what a test changes. */
export function task(changes: Partial<TaskEvidence> = {}): TaskEvidence {
  count += 1;
  return {
    id: `task${count}`,
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    stoppedAt: 1_700_000_000 + count,
    executionRole: 'arn:aws:iam::123456789012:role/execution',
    containers: [container()],
    ...changes,
  };
}

/** A task whose containers never started, for the reason that ECS gives. */
export function unstarted(stoppedReason: string): TaskEvidence {
  return task({ stopCode: 'TaskFailedToStart', stoppedReason });
}

/** A task whose only container ended by itself. */
export function crashed(exitCode: number, ...lastLines: readonly string[]): TaskEvidence {
  return task({ containers: [container({ exitCode, lastLines })] });
}

export function evidence(changes: Partial<FailureEvidence> = {}): FailureEvidence {
  return { tasks: [], events: [], targets: [], breaker: null, unread: [], ...changes };
}

/** Events with these messages, a second apart. */
export function events(...messages: readonly string[]): FailureEvidence['events'] {
  return messages.map((message, index) => ({ message, createdAt: 1_700_000_000 + index }));
}
