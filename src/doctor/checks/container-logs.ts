import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Container, TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem, warning } from '../finding.ts';
import { containerPath, taskDefinitionEdit } from '../task-definition-edit.ts';

const area = 'task definition';

const logs = check({
  id: 'TD-LOG',
  area,
  title: 'Every container has a log that outlives it',
  reads: ['taskDefinition', 'request'],
  readsToo: ['logGroups'],
  rule: ({ taskDefinition, request, logGroups = [] }) =>
    taskDefinition.containers.flatMap((container) => {
      const group = container.log?.options['awslogs-group'];
      const isMissing = logGroups.some(({ name, exists }) => name === group && !exists);
      return [
        ...logSettings(taskDefinition, container, request.region),
        ...(isMissing && group !== undefined ? missingGroup(container, group, request.region) : []),
      ];
    }),
});

function logSettings(definition: TaskDefinition, container: Container, region: string): readonly Complaint[] {
  const { name, log } = container;
  if (log === null) {
    const logging = `{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/${definition.family}","awslogs-region":"${region}","awslogs-stream-prefix":"ecs","awslogs-create-group":"true"}}`;
    const message = `The container ${name} has no logConfiguration: what it prints before it dies is lost.`;
    return [
      warning(message, { fix: taskDefinitionEdit(definition, `${containerPath(name)}.logConfiguration = ${logging}`) }),
    ];
  }
  if (log.driver !== 'awslogs') return [];
  const needed = [
    'awslogs-group',
    'awslogs-region',
    ...(definition.launch === 'fargate' ? ['awslogs-stream-prefix'] : []),
  ];
  const missing = needed.filter((option) => (log.options[option] ?? '') === '');
  return missing.length === 0
    ? []
    : [problem(`The container ${name} logs with awslogs, but its options lack ${missing.join(', ')}.`)];
}

function missingGroup({ name, log }: Container, group: string, region: string): readonly Complaint[] {
  if (log?.options['awslogs-create-group'] === 'true') return [];
  const fix = [
    awsCommand('logs create-log-group', { 'log-group-name': group, region: log?.options['awslogs-region'] ?? region }),
  ];
  const message = `The log group ${group} of the container ${name} does not exist, so the task cannot start.`;
  return [problem(message, { evidence: [`log group ${group}: not found`], fix })];
}

/** Where what the containers print goes to. */
export const logChecks = [logs];
