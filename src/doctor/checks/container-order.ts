import { check } from '../check.ts';
import type { Container, TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem, warning } from '../finding.ts';
import { containerPath, taskDefinitionEdit } from '../task-definition-edit.ts';

const area = 'task definition';

const essential = check({
  id: 'TD-ESS',
  area,
  title: 'The containers that a task stands and falls with are the right ones',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition }) => [
    ...noneEssential(taskDefinition),
    ...taskDefinition.containers.flatMap((each) => [...oneShot(taskDefinition, each), ...waits(taskDefinition, each)]),
  ],
});

function noneEssential({ containers }: TaskDefinition): readonly Complaint[] {
  if (containers.some((container) => container.essential)) return [];
  return [problem('No container is essential, so ECS refuses the task definition.')];
}

/** Words of containers that do one thing and end. */
const oneShotWords = /\b(migrat\w*|seed\w*|init)\b/i;

function oneShot(definition: TaskDefinition, container: Container): readonly Complaint[] {
  const { name, command, essential: isEssential } = container;
  const isAlone = definition.containers.length === 1;
  if (!isEssential || isAlone || !oneShotWords.test(name.replaceAll(/[-_]/g, ' '))) return [];
  const message = `The container ${name} looks like one that does its work and ends, but it is essential: the whole task stops with it.`;
  const fix = taskDefinitionEdit(definition, `${containerPath(name)}.essential = false`);
  return [warning(message, { evidence: [`${name}: essential, command of ${command.length} words`], fix })];
}

function waits({ containers }: TaskDefinition, { name, dependsOn }: Container): readonly Complaint[] {
  return dependsOn
    .filter(({ condition }) => condition === 'HEALTHY')
    .filter((each) => !containers.some((other) => other.name === each.container && other.healthCheck !== null))
    .map(({ container }) =>
      problem(
        `${name} waits until ${container} is HEALTHY, but ${container} has no healthCheck, so the task never starts.`,
      ),
    );
}

/** What the containers of a task wait for, and stop with. */
export const orderChecks = [essential];
