import { explainFailure } from '../../diagnosis/task-failure.ts';
import type { Deployment, Service } from '../../ecs/situation/service.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Container } from '../facts/task-definition.ts';
import type { Request } from '../facts.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { breaker, inForce, stall, time } from './service-rollout.ts';

const area = 'service';

const state = check({
  id: 'SV-STATE',
  area,
  title: 'The service is there, ACTIVE, and deployed by ECS itself',
  reads: ['service', 'request'],
  rule: ({ service, request }) => {
    if (service === null || service.status === 'INACTIVE') return [noService(request)];
    const { status, controller } = service;
    return [
      ...(status === 'ACTIVE'
        ? []
        : [problem(`The service is ${status}, and takes no deployment.`, { evidence: [`status ${status}`] })]),
      ...(controller === 'ECS'
        ? []
        : [
            problem(`The service is deployed by ${controller}, so UpdateService does not roll it.`, {
              evidence: [`deployment controller ${controller}`],
            }),
          ]),
    ];
  },
});

function noService({ cluster, service, region }: Request): Complaint {
  return problem(`The cluster ${cluster} has no service ${service} in ${region}.`, {
    evidence: [`DescribeServices: ${service} is missing or INACTIVE`],
    fix: [awsCommand('ecs list-services', { cluster, region })],
  });
}

const zones = check({
  id: 'SV-AZ',
  area,
  title: 'Availability Zone rebalancing goes with the maximum percent',
  reads: ['service', 'request'],
  rule: ({ service, request: { cluster, region } }) => {
    if (service === null) return [unknown('There is no service.')];
    const { maximum } = inForce(service);
    if (service.availabilityZoneRebalancing !== 'ENABLED' || maximum > 100) return [];
    const options = { cluster, service: service.name, 'availability-zone-rebalancing': 'DISABLED', region };
    const evidence = [`availabilityZoneRebalancing ENABLED, maximumPercent ${maximum}`];
    const message = `ECS refuses Availability Zone rebalancing with a maximum of ${maximum} %: the next UpdateService fails.`;
    return [problem(message, { evidence, fix: [awsCommand('ecs update-service', options)] })];
  },
});

const flight = check({
  id: 'SV-FLIGHT',
  area,
  title: 'No deployment is under way',
  reads: ['service', 'request'],
  rule: ({ service, request }) => {
    const running = service?.deployments.find(({ rolloutState }) => rolloutState === 'IN_PROGRESS');
    if (service === null || running === undefined) return olderDeployments(service);
    return [inFlight(service, running, request)];
  },
});

function olderDeployments(service: Service | null): readonly Complaint[] {
  if (service === null) return [unknown('There is no service.')];
  const older = service.deployments.filter(({ status, runningCount }) => status !== 'PRIMARY' && runningCount > 0);
  return older.map(({ id, runningCount }) =>
    warning(`The older deployment ${id} still has tasks.`, { evidence: [`${id}: ${runningCount} running`] }),
  );
}

function inFlight(
  service: Service,
  { id, createdAt }: Deployment,
  { cluster, region, waitMinutes, now }: Request,
): Complaint {
  const since = new Date(1_000 * createdAt).toISOString();
  const evidence = [`${id} IN_PROGRESS since ${since}`];
  if (now - createdAt <= 60 * waitMinutes) {
    const fix = [awsCommand('ecs wait services-stable', { cluster, services: service.name, region })];
    return warning(`The deployment ${id} is under way: a new one replaces it.`, { evidence, fix });
  }
  const arn = service.currentServiceDeployment;
  const options = arn === null ? undefined : { 'service-deployment-arn': arn, 'stop-type': 'ROLLBACK', region };
  const fix = options === undefined ? [] : [awsCommand('ecs stop-service-deployment', options)];
  return problem(`The deployment ${id} has been under way for longer than a deploy waits (${waitMinutes} min).`, {
    evidence,
    fix,
  });
}

const zero = check({
  id: 'SV-ZERO',
  area,
  title: 'The service wants at least one task',
  reads: ['service', 'request'],
  rule: ({ service, request: { cluster, region } }) => {
    if (service === null) return [unknown('There is no service.')];
    if (service.desiredCount > 0 || service.schedulingStrategy === 'DAEMON') return [];
    const options = { cluster, service: service.name, 'desired-count': 1, region };
    const message = 'The desired count is 0: a deploy "succeeds" without a single task, so nothing is proven.';
    return [warning(message, { evidence: ['desiredCount 0'], fix: [awsCommand('ecs update-service', options)] })];
  },
});

const scale = check({
  id: 'SV-SCALE',
  area,
  title: 'Auto scaling is not suspended, and its limits hold the desired count',
  reads: ['service', 'scalableTarget', 'request'],
  rule: ({ service, scalableTarget: target, request }) => {
    if (service === null) return [unknown('There is no service.')];
    if (target === null) return [];
    const { minimum, maximum, suspended } = target;
    const outside = service.desiredCount < minimum || service.desiredCount > maximum;
    const evidence = [`desired ${service.desiredCount}, minimum ${minimum}, maximum ${maximum}`];
    return [
      ...(suspended.length === 0
        ? []
        : [
            warning(`Auto scaling is suspended: ${suspended.join(', ')}.`, {
              evidence: suspended,
              fix: [resumeCommand(service, request)],
            }),
          ]),
      ...(outside
        ? [warning('The desired count is outside of what auto scaling allows, so it changes the count.', { evidence })]
        : []),
    ];
  },
  without: ({ scalableTarget }) => (scalableTarget === null ? 'The service has no auto scaling.' : undefined),
});

function resumeCommand({ name }: Service, { cluster, region }: Request): string {
  return awsCommand('application-autoscaling register-scalable-target', {
    'service-namespace': 'ecs',
    'scalable-dimension': 'ecs:service:DesiredCount',
    'resource-id': `service/${cluster}/${name}`,
    'suspended-state':
      'DynamicScalingInSuspended=false,DynamicScalingOutSuspended=false,ScheduledScalingSuspended=false',
    region,
  });
}

const balancedPort = check({
  id: 'SV-LBPORT',
  area,
  title: 'The container and port that the load balancer sends to are in the task definition',
  reads: ['service', 'taskDefinition'],
  rule: ({ service, taskDefinition: { containers } }) => {
    if (service === null) return [unknown('There is no service.')];
    return service.loadBalancers
      .filter(({ containerName, containerPort }) => !mapsPort(containers, containerName, containerPort))
      .map(({ containerName, containerPort }) =>
        problem(
          `The service's load balancer sends to ${containerName}:${containerPort}, which the task definition does not map: ECS refuses it.`,
          {
            evidence: containers.flatMap(({ name, portMappings }) =>
              portMappings.map((port) => `${name} maps ${port.containerPort}`),
            ),
          },
        ),
      );
  },
  without: ({ service }) => (service?.loadBalancers.length === 0 ? 'The service has no load balancer.' : undefined),
});

function mapsPort(containers: readonly Container[], name: string, port: number): boolean {
  const container = containers.find((each) => each.name === name);
  // A mapping without a port of its own is one of a range (containerPortRange), which may hold the port.
  return container?.portMappings.some(({ containerPort }) => containerPort === port || containerPort === 0) === true;
}

/** Seconds for which ECS keeps stopped tasks: events that are older belong to what nobody can look at any more. */
const memorySeconds = 3_600;

const history = check({
  id: 'SV-HIST',
  area,
  title: 'No task of the service has failed lately',
  reads: ['service', 'stoppedTasks', 'request'],
  readsToo: ['stoppedTaskLines'],
  rule: ({ service, stoppedTasks: tasks, request: { now } }) => {
    if (service === null) return [unknown('There is no service.')];
    const events = service.events.filter(({ createdAt }) => now - createdAt <= memorySeconds);
    const oldestFirst = [...events].reverse();
    const { cause, groups } = explainFailure({ tasks, events: oldestFirst, targets: [], breaker: null, unread: [] });
    if (cause === null) return [];
    const evidence = groups.map(
      ({ count, reason, containers }) => `${count} stopped: ${[reason, ...containers].join('; ')}`,
    );
    return [warning(`Within the last hour: ${cause.sentence} ${cause.fix}`, { evidence })];
  },
});

export const serviceChecks = [state, stall, breaker, zones, flight, zero, scale, time, balancedPort, history];
