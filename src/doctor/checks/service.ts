import { explainFailure } from '../../diagnosis/task-failure.ts';
import { choosePercents } from '../../ecs/plan/choose-percents.ts';
import type { RolloutInput } from '../../ecs/plan/rollout-input.ts';
import { circuitBreakerOf, type Deployment, percentsOf, type Service } from '../../ecs/situation/service.ts';
import type { Prediction } from '../../rollout/predict.ts';
import type { Percents } from '../../rollout/types.ts';
import { asObject, type JsonObject } from '../../toolkit/json.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Container } from '../facts/task-definition.ts';
import type { Request } from '../facts.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { withoutDefaults } from './deployment-configuration.ts';

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

const stall = check({
  id: 'SV-STALL',
  area,
  title: 'With the percents in force a rollout comes to its end',
  story: 'stalled-rollout',
  reads: ['service', 'rollout', 'request'],
  rule: ({ service, rollout, request }) => {
    if (service === null) return [unknown('There is no service to roll.')];
    const { prediction, works } = rolloutWith(service, rollout);
    switch (prediction.verdict) {
      case 'completes':
        return [];
      case 'unknown':
        return [unknown(`Whether a rollout completes is not known, because ${prediction.reasons.join(', and ')}.`)];
      case 'stalls':
        return [stalled(service, request, prediction, works)];
    }
  },
});

function stalled(
  service: Service,
  request: Request,
  { why, event }: Prediction & { verdict: 'stalls' },
  works: Percents | null,
): Complaint {
  const { minimumHealthy, maximum } = inForce(service);
  const evidence = [`desired count ${service.desiredCount}, minimum ${minimumHealthy} %, maximum ${maximum} %`, event];
  if (works === null) return problem(`A rollout never ends, whatever the percents. ${why}`, { evidence });
  return problem(`A rollout never ends. ${why}`, { evidence, fix: [percentsCommand(service, request, works)] });
}

function percentsCommand(service: Service, request: Request, { minimumHealthy, maximum }: Percents): string {
  const changes = { minimumHealthyPercent: minimumHealthy, maximumPercent: maximum };
  const rebalances = service.availabilityZoneRebalancing === 'ENABLED' && maximum <= 100;
  return configurationCommand(service, request, changes, rebalances ? disableRebalancing : {});
}

const disableRebalancing = { 'availability-zone-rebalancing': 'DISABLED' };

/** The whole deployment configuration: what is not sent falls back to its default, the circuit breaker among it. */
function configurationCommand(
  { name, deploymentConfiguration }: Service,
  { cluster, region }: Request,
  changes: JsonObject,
  options: Readonly<Record<string, string>> = {},
): string {
  const configuration = JSON.stringify({ ...withoutDefaults(deploymentConfiguration), ...changes });
  const service = { cluster, service: name, 'deployment-configuration': configuration };
  return awsCommand('ecs update-service', { ...service, ...options, region });
}

function inForce(service: Service): Percents {
  return percentsOf(service.deploymentConfiguration, service.schedulingStrategy);
}

/** What the model says of a rollout with the percents in force, and those that work where they do not. */
function rolloutWith(
  service: Service,
  rollout: RolloutInput,
): { readonly prediction: Prediction; readonly works: Percents | null } {
  const percents = inForce(service);
  const { minimumHealthy: minimumHealthyPercent, maximum: maximumPercent } = percents;
  const request = { minimumHealthyPercent, maximumPercent, exclusive: false };
  const { prediction, percentsThatWork } = choosePercents(rollout, request, percents);
  return { prediction, works: percentsThatWork };
}

const breaker = check({
  id: 'SV-BREAKER',
  area,
  title: 'ECS gives up a failing deployment and rolls it back by itself',
  reads: ['service', 'request'],
  rule: ({ service, request }) => {
    if (service === null) return [unknown('There is no service.')];
    const { enable, rollback } = circuitBreakerOf(service.deploymentConfiguration);
    const { deploymentCircuitBreaker: asItIs } = service.deploymentConfiguration;
    const deploymentCircuitBreaker = { ...asObject(asItIs), enable: true, rollback: true };
    const shown = {
      evidence: [`circuit breaker enable ${enable}, rollback ${rollback}`],
      fix: [configurationCommand(service, request, { deploymentCircuitBreaker })],
    };
    return [
      ...(enable
        ? []
        : [warning('The circuit breaker is off: a deployment whose tasks keep dying never ends.', shown)]),
      ...(enable && !rollback
        ? [warning('The circuit breaker stops a failing deployment, but does not roll it back.', shown)]
        : []),
      ...(service.deployments.some(({ rolloutState }) => rolloutState === 'COMPLETED')
        ? []
        : [
            warning(
              'No deployment of this service has completed yet, so there is nothing that ECS could roll back to.',
            ),
          ]),
    ];
  },
});

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

const time = check({
  id: 'SV-TIME',
  area,
  title: 'A rollout takes less time than a deploy waits',
  reads: ['service', 'rollout', 'request'],
  readsToo: ['targetGroups'],
  rule: ({ service, rollout, request: { waitMinutes, region }, targetGroups = [] }) => {
    if (service === null) return [unknown('There is no service to roll.')];
    const { prediction } = rolloutWith(service, rollout);
    if (prediction.verdict !== 'completes')
      return [unknown('Without a prediction that completes nobody knows how long it takes.')];
    const minutes = Math.ceil(prediction.finish.expected / 60);
    if (minutes <= waitMinutes) return [];
    const slow = targetGroups.filter(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds > 30);
    const fix = slow.map(({ arn }) => drainCommand(arn, region));
    const message = `A rollout takes about ${minutes} min, and a deploy waits for ${waitMinutes} min.`;
    return [warning(message, { evidence: [`expected ${prediction.finish.expected} s`], fix })];
  },
});

function drainCommand(arn: string, region: string): string {
  const attributes = 'Key=deregistration_delay.timeout_seconds,Value=30';
  return awsCommand('elbv2 modify-target-group-attributes', { 'target-group-arn': arn, attributes, region });
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
