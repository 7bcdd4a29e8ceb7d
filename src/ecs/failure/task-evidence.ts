import type { ContainerEvidence, TaskEvidence } from '../../diagnosis/evidence.ts';
import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Task, TaskContainer } from '../situation/task.ts';

/**
 * A task as diagnosis sees it: how it ended, and the few members of its task definition that explain why. Nothing else of the task
 * definition is taken over, so that no value of an environment entry can get into an explanation.
 */
export function taskEvidence(task: Task, taskDefinition: JsonObject): TaskEvidence {
  const { id, lastStatus, stopCode, stoppedReason, stoppedAt, containers } = task;
  return {
    id,
    lastStatus,
    stopCode,
    stoppedReason,
    stoppedAt: stoppedAt ?? task.stoppingAt,
    executionRole: asString(taskDefinition.executionRoleArn) ?? null,
    containers: containers.map((container) => containerEvidence(container, taskDefinition)),
  };
}

function containerEvidence(container: TaskContainer, taskDefinition: JsonObject): ContainerEvidence {
  const definitions = asObjects(taskDefinition.containerDefinitions);
  const definition = definitions.find(({ name }) => name === container.name) ?? {};
  const { name, image, exitCode, reason, healthStatus } = container;
  const options = asObject(asObject(definition.logConfiguration)?.options);
  return {
    name,
    essential: definition.essential !== false,
    image,
    memoryLimit: asNumber(definition.memory) ?? taskMemory(taskDefinition),
    logGroup: asString(options?.['awslogs-group']) ?? null,
    exitCode,
    reason,
    healthStatus,
    lastLines: [],
  };
}

/** In MiB: a task definition that is registered has it as a text of digits. */
function taskMemory({ memory }: JsonObject): number | null {
  const text = asString(memory);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

/** The same task with the last lines of one of its containers. */
export function withLastLines(task: TaskEvidence, containerName: string, lastLines: readonly string[]): TaskEvidence {
  const containers = task.containers.map((container) =>
    container.name === containerName ? { ...container, lastLines } : container,
  );
  return { ...task, containers };
}
