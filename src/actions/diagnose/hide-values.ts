import type { ServiceCondition } from '../../ecs/condition/condition.ts';
import { isOrdinary } from '../../secrets/ordinary.ts';
import { createRedactor } from '../../secrets/redact.ts';

/** The values of environment entries that nothing may quote: those that may be secrets. `DB_HOST` and the like are part of explanations. */
export function hiddenValues(condition: ServiceCondition | undefined): readonly string[] {
  return (condition?.environment ?? []).filter((entry) => !isOrdinary(entry)).map(({ value }) => value);
}

/** Every value, for a text that leaves the job. */
export function everyValue(condition: ServiceCondition | undefined): readonly string[] {
  return (condition?.environment ?? []).map(({ value }) => value);
}

/** The same condition with the lines of its containers without such values: programs print what they were given. */
export function withoutValues(condition: ServiceCondition): ServiceCondition {
  const redact = createRedactor(hiddenValues(condition));
  const { evidence } = condition;
  const tasks = evidence.tasks.map((task) => ({
    ...task,
    containers: task.containers.map((container) => ({
      ...container,
      // A value of several lines is recognized only in the whole.
      lastLines: container.lastLines.length === 0 ? [] : redact(container.lastLines.join('\n')).split('\n'),
    })),
  }));
  return { ...condition, evidence: { ...evidence, tasks } };
}
