import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Container, TaskDefinition } from '../facts/task-definition.ts';
import type { Request } from '../facts.ts';
import { type Complaint, problem, warning } from '../finding.ts';
import { containerPath, taskDefinitionEdit } from '../task-definition-edit.ts';

const area = 'task definition';

const health = check({
  id: 'TD-HC',
  area,
  title: 'Health checks are within their limits, and the grace period covers the start',
  reads: ['taskDefinition', 'request'],
  readsToo: ['service', 'images'],
  rule: ({ taskDefinition, request, service = null, images = [] }) => [
    ...taskDefinition.containers.flatMap(healthLimits),
    ...(service === null ? [] : gracePeriod(taskDefinition, service, request)),
    ...images.flatMap(({ container, found }) => ignoredHealthCheck(taskDefinition, container, found?.hasHealthCheck)),
  ],
});

/** API reference, HealthCheck. */
const limits = { interval: [5, 300], timeout: [2, 60], retries: [1, 10], startPeriod: [0, 300] } as const;

function healthLimits({ name, healthCheck }: Container): readonly Complaint[] {
  if (healthCheck === null) return [];
  const members = ['interval', 'timeout', 'retries', 'startPeriod'] as const;
  return members
    .filter((member) => healthCheck[member] < limits[member][0] || healthCheck[member] > limits[member][1])
    .map((member) =>
      problem(
        `The health check of ${name} has a ${member} outside of ${limits[member].join(' to ')}, so ECS refuses it.`,
        {
          evidence: [`${member} ${healthCheck[member]}`],
        },
      ),
    );
}

function gracePeriod(
  { containers }: TaskDefinition,
  service: { readonly healthCheckGracePeriod: number; readonly loadBalanced: boolean },
  { cluster, service: name, region }: Request,
): readonly Complaint[] {
  const { healthCheckGracePeriod: grace, loadBalanced } = service;
  const needs = containers.map(({ healthCheck }) =>
    healthCheck === null ? 0 : healthCheck.startPeriod + healthCheck.retries * healthCheck.interval,
  );
  const needed = Math.max(loadBalanced ? 60 : 0, ...needs);
  if (needed === 0 || grace >= Math.max(1, ...needs)) return [];
  const options = { cluster, service: name, 'health-check-grace-period-seconds': needed, region };
  const message = `The health check grace period is ${grace} s, and a start may take ${needed} s until it is judged: a slow start is stopped as unhealthy.`;
  return [
    warning(message, {
      evidence: [`grace ${grace} s, needs ${needed} s`],
      fix: [awsCommand('ecs update-service', options)],
    }),
  ];
}

function ignoredHealthCheck(
  { containers }: TaskDefinition,
  name: string,
  imageHasOne: boolean | undefined,
): readonly Complaint[] {
  const container = containers.find((each) => each.name === name);
  if (imageHasOne !== true || container === undefined || container.healthCheck !== null) return [];
  return [
    warning(`The image of ${name} has a HEALTHCHECK, which ECS ignores: give the container a healthCheck as well.`),
  ];
}

const stopTimeout = check({
  id: 'TD-STOP',
  area,
  title: 'Containers get the time to stop that they ask for',
  reads: ['taskDefinition'],
  readsToo: ['targetGroups'],
  rule: ({ taskDefinition, targetGroups = [] }) => {
    const delay = Math.min(...targetGroups.map(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds));
    return taskDefinition.containers.flatMap((container) => stopTimeoutOf(taskDefinition, container, delay));
  },
});

function stopTimeoutOf(
  definition: TaskDefinition,
  { name, stopTimeout: seconds }: Container,
  delay: number,
): readonly Complaint[] {
  if (seconds === null) return [];
  const evidence = [`${name} stopTimeout ${seconds} s`];
  if (definition.launch === 'fargate' && seconds > 120) {
    const fix = taskDefinitionEdit(definition, `${containerPath(name)}.stopTimeout = 120`);
    return [problem(`Fargate gives a container 120 s to stop at most.`, { evidence, fix })];
  }
  if (seconds <= delay) return [];
  return [
    warning(`The container ${name} may take longer to stop than its targets keep their connections (${delay} s).`, {
      evidence,
    }),
  ];
}

/** How long the containers take to start and to stop, and how they are found well. */
export const healthChecks = [health, stopTimeout];
