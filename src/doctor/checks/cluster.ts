import { choosePercents } from '../../ecs/plan/choose-percents.ts';
import { percentsOf, type Service } from '../../ecs/situation/service.ts';
import { bounds } from '../../rollout/bounds.ts';
import { findFlaw } from '../../rollout/placement.ts';
import type { PlacementObstacle } from '../../rollout/types.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { CapacityProvider, ContainerInstance } from '../facts/cluster.ts';
import type { InterfaceUse } from '../facts/network.ts';
import type { Subnet } from '../facts/outside.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';

const area = 'cluster';

const active = check({
  id: 'CL-ACTIVE',
  area,
  title: 'The cluster is ACTIVE, and its container instances are connected and healthy',
  reads: ['cluster', 'request'],
  readsToo: ['instances', 'taskDefinition', 'capacityProviders'],
  rule: ({ cluster, request: { cluster: name, region }, instances, taskDefinition, capacityProviders }) => {
    if (cluster === null) {
      const fix = [awsCommand('ecs list-clusters', { region })];
      return [problem(`There is no cluster ${name} in ${region}.`, { fix })];
    }
    if (cluster.status !== 'ACTIVE')
      return [problem(`The cluster is ${cluster.status}.`, { evidence: [`status ${cluster.status}`] })];
    if (instances === undefined || taskDefinition?.launch !== 'ec2') return [];
    const canGrow = capacityProviders?.some(({ autoScalingGroup }) => autoScalingGroup !== null) !== false;
    return instanceStates(instances, canGrow);
  },
});

/** @param canGrow whether a capacity provider may start instances. */
function instanceStates(instances: readonly ContainerInstance[], canGrow: boolean): readonly Complaint[] {
  const isReady = ({ status, agentConnected }: ContainerInstance) => status === 'ACTIVE' && agentConnected;
  const troubled = instances.filter((each) => !isReady(each) || each.health === 'IMPAIRED');
  const evidence = troubled.map(stateText);
  if (!instances.some(isReady)) {
    const what = 'No container instance is ACTIVE with a connected agent';
    if (canGrow) return [warning(`${what}, so tasks wait until a capacity provider has started one.`, { evidence })];
    const message = `${what}, so no task is placed. Restart the agent there with "sudo systemctl restart ecs".`;
    return [problem(message, { evidence })];
  }
  return troubled.length === 0
    ? []
    : [warning('Some container instances take no tasks or are impaired.', { evidence })];
}

function stateText({ id, status, agentConnected, health }: ContainerInstance): string {
  return `${id}: status ${status}, agentConnected=${agentConnected}${health === null ? '' : `, health ${health}`}`;
}

const fit = check({
  id: 'CL-FIT',
  area,
  title: 'The cluster has room for the tasks of the new revision',
  reads: ['service', 'rollout'],
  rule: ({ service, rollout }) => {
    if (service === null) return [unknown('There is no service whose tasks could be placed.')];
    const request = { minimumHealthyPercent: 'auto', maximumPercent: 'auto', exclusive: false } as const;
    const { prediction } = choosePercents(
      rollout,
      request,
      percentsOf(service.deploymentConfiguration, service.schedulingStrategy),
    );
    switch (prediction.verdict) {
      case 'completes':
        return [];
      case 'unknown':
        return [unknown(`Whether they fit is not known, because ${prediction.reasons.join(', and ')}.`)];
      case 'stalls':
        return [noRoom(service, prediction.why, prediction.event)];
    }
  },
});

function noRoom({ desiredCount }: Service, why: string, event: string): Complaint {
  const tasks = desiredCount === 1 ? '1 task' : `${desiredCount} tasks`;
  const message = `With no percents is there room for ${tasks} of the new revision. ${why} Add a container instance, or make the task smaller.`;
  return problem(message, { evidence: [event] });
}

const attributes = check({
  id: 'CL-ATTR',
  area,
  title: 'A container instance has every attribute that the tasks need',
  reads: ['rollout'],
  rule: ({ rollout }) => {
    if (!rollout.known) return [unknown(`This is not known, because ${rollout.reasons.join(', and ')}.`)];
    const { service, instances } = rollout.input;
    const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
    if (service.launch === 'fargate') return [];
    if (primary === undefined) return [unknown('The service has no deployment whose tasks could be judged.')];
    if (instances.length === 0) return [unknown('There is no container instance that could be judged.')];
    const flaws = instances.map((each) => ({ id: each.id, flaw: findFlaw(primary, each) }));
    const unfit = flaws.flatMap(({ id, flaw }) => (flaw === null ? [] : [`${id}: ${flawText(flaw)}`]));
    if (unfit.length < flaws.length) return [];
    return flaws.some(({ flaw }) => flaw?.kind === 'agent' || flaw?.kind === 'draining')
      ? [unknown('No container instance that is connected and active could take such a task.', { evidence: unfit })]
      : [problem('No container instance could ever take such a task.', { evidence: unfit })];
  },
  without: ({ rollout }) =>
    rollout.known && rollout.input.service.launch === 'fargate' ? 'Fargate has no container instances.' : undefined,
});

function flawText(flaw: PlacementObstacle): string {
  switch (flaw.kind) {
    case 'attribute':
      return `lacks the attribute ${flaw.attribute}`;
    case 'member-of':
      return `does not match ${flaw.expression}`;
    case 'agent':
      return 'its agent is not connected';
    case 'draining':
      return 'it is draining or not active';
    default:
      return `no room (${flaw.kind})`;
  }
}

const interfaces = check({
  id: 'CL-ENI',
  area,
  title: 'Network interfaces and addresses suffice for the tasks of a rollout',
  reads: ['taskDefinition', 'service', 'instances', 'interfaceUse', 'subnets', 'request'],
  rule: ({ taskDefinition, service, instances, interfaceUse, subnets, request: { region } }) => {
    if (taskDefinition.networkMode !== 'awsvpc') return [];
    if (service === null) return [unknown('There is no service.')];
    const { desiredCount, deploymentConfiguration, schedulingStrategy } = service;
    const { upper, lower } = bounds(desiredCount, percentsOf(deploymentConfiguration, schedulingStrategy));
    const surge = { tasks: upper - desiredCount, isNeeded: lower >= desiredCount };
    // Where tasks stop first, each leaves its address and its interface to the next.
    if (surge.tasks <= 0) return [];
    if (subnets.length === 0) return [unknown('The service names no subnets.')];
    const isLimited = taskDefinition.launch === 'ec2' && !instances.some(hasTrunk);
    return [...fewAddresses(subnets, surge), ...(isLimited ? fewInterfaces(interfaceUse, surge, region) : [])];
  },
  without: ({ taskDefinition: { networkMode } }) =>
    networkMode === 'awsvpc' ? undefined : 'The tasks have no network interfaces of their own.',
});

/** What a rollout would like to start besides what runs. */
interface Surge {
  readonly tasks: number;
  /** Whether no task may stop before another has started. */
  readonly isNeeded: boolean;
}

/** With room for some of them a rollout goes on in smaller steps. */
function tooFew({ tasks, isNeeded }: Surge, free: number, message: string, shown: Parameters<typeof problem>[1]) {
  if (free >= tasks) return [];
  return [free <= 0 && isNeeded ? problem(message, shown) : warning(message, shown)];
}

function fewAddresses(subnets: readonly Subnet[], surge: Surge): readonly Complaint[] {
  const free = subnets.reduce((total, { freeAddresses }) => total + freeAddresses, 0);
  const evidence = subnets.map(({ id, freeAddresses }) => `${id}: ${freeAddresses} free addresses`);
  const message = `A rollout starts ${surge.tasks} tasks at once, and the subnets have ${free} addresses left.`;
  return tooFew(surge, free, message, { evidence });
}

/** An instance with a trunk has room for more tasks than interfaces (ECS developer guide, "Elastic network interface trunking"). */
function hasTrunk({ attributes }: ContainerInstance): boolean {
  return attributes['ecs.awsvpc-trunk-id'] !== undefined;
}

function fewInterfaces(uses: readonly InterfaceUse[], surge: Surge, region: string): readonly Complaint[] {
  if (uses.length === 0) return [unknown('There is no container instance whose network interfaces could be counted.')];
  const free = uses.reduce((total, { maximum, attached }) => total + maximum - attached, 0);
  const evidence = uses.map(
    ({ ec2InstanceId, maximum, attached }) => `${ec2InstanceId}: ${attached} of ${maximum} network interfaces in use`,
  );
  const fix = [awsCommand('ecs put-account-setting-default', { name: 'awsvpcTrunking', value: 'enabled', region })];
  const message = `A rollout starts ${surge.tasks} tasks at once, and the container instances have ${free} network interfaces left. New instances of types with trunking have more.`;
  return tooFew(surge, free, message, { evidence, fix });
}

const capacityProviders = check({
  id: 'CL-CP',
  area,
  title: 'The capacity providers can bring what the service asks for',
  reads: ['capacityProviders', 'service', 'request'],
  rule: ({ capacityProviders: providers, service, request: { region } }) => [
    ...(service === null ? [unknown('There is no service.')] : []),
    ...providers.flatMap((provider) => [...providerState(provider), ...groupState(provider, region)]),
    ...(service !== null &&
    service.launchType === 'EC2' &&
    providers.some(({ autoScalingGroup }) => autoScalingGroup !== null)
      ? [
          warning('The service has a launch type, so its waiting tasks make no capacity provider scale out.', {
            evidence: ['launchType EC2'],
          }),
        ]
      : []),
  ],
  without: ({ capacityProviders }) =>
    capacityProviders.length === 0 ? 'The service has no capacity provider strategy.' : undefined,
});

function providerState({ name, status, updateStatus }: CapacityProvider): readonly Complaint[] {
  const evidence = [`${name}: ${status ?? 'not found'}${updateStatus === null ? '' : `, ${updateStatus}`}`];
  if (status === 'ACTIVE') {
    if (updateStatus !== 'UPDATE_FAILED') return [];
    const message = `The last change of the capacity provider ${name} failed: it goes on as it was set before.`;
    return [warning(message, { evidence })];
  }
  return [
    problem(`The capacity provider ${name} ${status === null ? 'does not exist' : 'is not usable'}.`, { evidence }),
  ];
}

function groupState({ autoScalingGroup: group }: CapacityProvider, region: string): readonly Complaint[] {
  if (group === null) return [];
  const { name, desired, maximum, suspendedProcesses } = group;
  const options = { 'auto-scaling-group-name': name, region };
  return [
    ...(desired < maximum
      ? []
      : [
          warning(`The Auto Scaling group ${name} is at its maximum, so no instance is added.`, {
            evidence: [`desired ${desired}, maximum ${maximum}`],
            fix: [awsCommand('autoscaling update-auto-scaling-group', { ...options, 'max-size': maximum + 1 })],
          }),
        ]),
    ...(suspendedProcesses.includes('Launch')
      ? [
          warning(`The Auto Scaling group ${name} launches nothing: the process Launch is suspended.`, {
            evidence: suspendedProcesses,
            fix: [awsCommand('autoscaling resume-processes', { ...options, 'scaling-processes': ['Launch'] })],
          }),
        ]
      : []),
  ];
}

/** What the cluster has for tasks: instances, room, attributes, network interfaces, capacity providers. */
export const clusterChecks = [active, fit, attributes, interfaces, capacityProviders];
