import { check } from '../check.ts';
import type { Container, TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem } from '../finding.ts';
import { fargateSizeProblem } from './fargate-sizes.ts';

const area = 'task definition';

const fargateSize = check({
  id: 'TD-FARGATE',
  area,
  title: 'The size of the task is one that Fargate has',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition: { launch, cpu, memory } }) => {
    const why = launch === 'fargate' ? fargateSizeProblem(cpu, memory) : undefined;
    return why === undefined ? [] : [problem(why, { evidence: [`cpu ${cpu ?? '-'}, memory ${memory ?? '-'}`] })];
  },
  without: ({ taskDefinition: { launch } }) => (launch === 'fargate' ? undefined : 'The tasks do not run on Fargate.'),
});

const memory = check({
  id: 'TD-MEM',
  area,
  title: 'Every container has memory, within that of its task',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition }) => taskDefinition.containers.flatMap((container) => memoryOf(taskDefinition, container)),
});

function memoryOf({ memory: ofTask }: TaskDefinition, container: Container): readonly Complaint[] {
  const { name, memory: limit, memoryReservation: reservation } = container;
  const evidence = [
    `task ${ofTask ?? '-'}, ${name} memory ${limit ?? '-'}, memoryReservation ${reservation ?? '-'} MiB`,
  ];
  if (ofTask === null && limit === null && reservation === null) {
    return [
      problem(`Neither the task nor the container ${name} says how much memory it gets, so ECS refuses it.`, {
        evidence,
      }),
    ];
  }
  if (ofTask !== null && Math.max(limit ?? 0, reservation ?? 0) > ofTask) {
    return [problem(`The container ${name} asks for more memory than its task has.`, { evidence })];
  }
  if (limit === null || reservation === null || reservation <= limit) return [];
  return [problem(`The container ${name} reserves more memory than its limit.`, { evidence })];
}

/** How big a task and its containers are. */
export const sizeChecks = [fargateSize, memory];
