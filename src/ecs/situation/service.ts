import { asBoolean, asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/** A service as DescribeServices tells it, parsed once; `raw` keeps what has no member here. */
export interface Service {
  readonly arn: string;
  readonly name: string;
  readonly clusterArn: string;
  readonly status: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly taskDefinition: string;
  /** ECS, CODE_DEPLOY or EXTERNAL. */
  readonly controller: string;
  /** ROLLING, BLUE_GREEN, LINEAR or CANARY. */
  readonly strategy: string;
  /** REPLICA or DAEMON. */
  readonly schedulingStrategy: string;
  /** EC2, FARGATE or EXTERNAL; null where a capacity provider strategy is used instead. */
  readonly launchType: string | null;
  readonly capacityProviders: readonly string[];
  readonly loadBalanced: boolean;
  readonly loadBalancers: readonly ServiceLoadBalancer[];
  readonly availabilityZoneRebalancing: string | null;
  /** Whether ECS Exec may run commands in its containers (`enableExecuteCommand`). */
  readonly execEnabled: boolean;
  /** Seconds after a task's start in which ECS ignores a load balancer's or health check's bad verdict; 0 without one. */
  readonly healthCheckGracePeriod: number;
  /** ARN of the service deployment that is under way; null when none is, or where ECS does not say. */
  readonly currentServiceDeployment: string | null;
  /** As it came, to be sent back with only the planned members changed. */
  readonly deploymentConfiguration: JsonObject;
  readonly placementConstraints: readonly JsonObject[];
  /** The members that say where its tasks run, as they came: RunTask takes them under the same names. */
  readonly launch: JsonObject;
  /** PRIMARY first. */
  readonly deployments: readonly Deployment[];
  /** Newest first. */
  readonly events: readonly ServiceEvent[];
}

/** Where the tasks of a service are registered. */
export interface ServiceLoadBalancer {
  /** null for a Classic Load Balancer, which has none. */
  readonly targetGroupArn: string | null;
  readonly containerName: string;
  readonly containerPort: number;
}

/** A deployment of a service. */
export interface Deployment {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string;
  readonly status: string;
  readonly rolloutState: string;
  readonly rolloutStateReason: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  /** Seconds since 1970, by ECS's clock: when it began, which a rollback renews, and when anything about it last changed. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A line of the service's event list. */
export interface ServiceEvent {
  readonly id: string;
  readonly message: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** Parses one element of DescribeServices' `services`. */
export function parseService(raw: JsonObject): Service {
  const deploymentConfiguration = asObject(raw.deploymentConfiguration) ?? {};
  const strategy = asObjects(raw.capacityProviderStrategy);
  return {
    arn: asString(raw.serviceArn) ?? '',
    name: asString(raw.serviceName) ?? '',
    clusterArn: asString(raw.clusterArn) ?? '',
    status: asString(raw.status) ?? '',
    ...parseCounts(raw),
    taskDefinition: asString(raw.taskDefinition) ?? '',
    controller: asString(asObject(raw.deploymentController)?.type) ?? 'ECS',
    strategy: asString(deploymentConfiguration.strategy) ?? 'ROLLING',
    schedulingStrategy: asString(raw.schedulingStrategy) ?? 'REPLICA',
    launchType: asString(raw.launchType) ?? null,
    capacityProviders: strategy.map((item) => asString(item.capacityProvider) ?? ''),
    loadBalanced: asObjects(raw.loadBalancers).length > 0,
    loadBalancers: asObjects(raw.loadBalancers).map(parseLoadBalancer),
    healthCheckGracePeriod: asNumber(raw.healthCheckGracePeriodSeconds) ?? 0,
    availabilityZoneRebalancing: asString(raw.availabilityZoneRebalancing) ?? null,
    execEnabled: asBoolean(raw.enableExecuteCommand) ?? false,
    currentServiceDeployment: asString(raw.currentServiceDeployment) ?? null,
    deploymentConfiguration,
    placementConstraints: asObjects(raw.placementConstraints),
    launch: Object.fromEntries(launchMembers.map((name) => [name, raw[name]])),
    deployments: asObjects(raw.deployments).map(parseDeployment).sort(primaryFirst),
    events: asObjects(raw.events).map(parseEvent),
  };
}

const launchMembers = [
  'capacityProviderStrategy',
  'launchType',
  'networkConfiguration',
  'placementConstraints',
  'platformVersion',
];

/** The service's PRIMARY deployment; a service that is being deleted has none. */
export function primaryDeployment(service: Service): Deployment | undefined {
  return service.deployments.find(({ status }) => status === 'PRIMARY');
}

/** Whether the service's tasks need no container instance. */
export function runsOnFargate({ launchType, capacityProviders }: Service): boolean {
  const fargateOnly = capacityProviders.length > 0 && capacityProviders.every((name) => name.startsWith('FARGATE'));
  return launchType === 'FARGATE' || fargateOnly;
}

function parseLoadBalancer({ targetGroupArn, containerName, containerPort }: JsonObject): ServiceLoadBalancer {
  return {
    targetGroupArn: asString(targetGroupArn) ?? null,
    containerName: asString(containerName) ?? '',
    containerPort: asNumber(containerPort) ?? 0,
  };
}

function parseDeployment(raw: JsonObject): Deployment {
  return {
    id: asString(raw.id) ?? '',
    status: asString(raw.status) ?? '',
    rolloutState: asString(raw.rolloutState) ?? '',
    rolloutStateReason: asString(raw.rolloutStateReason) ?? '',
    taskDefinition: asString(raw.taskDefinition) ?? '',
    ...parseCounts(raw),
    failedTasks: asNumber(raw.failedTasks) ?? 0,
    createdAt: asNumber(raw.createdAt) ?? 0,
    updatedAt: asNumber(raw.updatedAt) ?? 0,
  };
}

function parseCounts(raw: JsonObject) {
  return {
    desiredCount: asNumber(raw.desiredCount) ?? 0,
    runningCount: asNumber(raw.runningCount) ?? 0,
    pendingCount: asNumber(raw.pendingCount) ?? 0,
  };
}

function parseEvent(raw: JsonObject): ServiceEvent {
  const { id, message, createdAt } = raw;
  return { id: asString(id) ?? '', message: asString(message) ?? '', createdAt: asNumber(createdAt) ?? 0 };
}

function primaryFirst(one: Deployment, other: Deployment): number {
  return Number(other.status === 'PRIMARY') - Number(one.status === 'PRIMARY');
}

/**
 * The percents that a service's deployment configuration has in force. Where it does not say, ECS takes 100 and 200 for a REPLICA
 * service, 0 and 100 for a DAEMON one (API reference, DeploymentConfiguration).
 */
export function percentsOf(configuration: JsonObject, schedulingStrategy = 'REPLICA') {
  const [minimum, maximum] = schedulingStrategy === 'DAEMON' ? [0, 100] : [100, 200];
  return {
    minimumHealthy: asNumber(configuration.minimumHealthyPercent) ?? minimum,
    maximum: asNumber(configuration.maximumPercent) ?? maximum,
  };
}

/** The circuit breaker of a deployment configuration; absent members as ECS reads them back (threshold: 50 % within 3 to 200). */
export function circuitBreakerOf(deploymentConfiguration: JsonObject) {
  const breaker = asObject(deploymentConfiguration.deploymentCircuitBreaker) ?? {};
  const threshold = asObject(breaker.thresholdConfiguration) ?? {};
  return {
    enable: asBoolean(breaker.enable) ?? false,
    rollback: asBoolean(breaker.rollback) ?? false,
    resetOnHealthyTask: asBoolean(breaker.resetOnHealthyTask) ?? true,
    threshold: { type: thresholdType(threshold.type), value: asNumber(threshold.value) ?? 50 },
  };
}

function thresholdType(type: unknown): 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT' {
  return type === 'UNBOUNDED_PERCENT' || type === 'COUNT' ? type : 'BOUNDED_PERCENT';
}
