import { asNumber, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { agentAttributes, isCapability } from './agent-attributes.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { randomEc2Id, randomHex } from './identifiers.ts';
import { readObject, readObjects, readTags, requireText } from './input.ts';
import type { Cluster, ContainerInstance, InstanceAttribute, InstanceResources } from './state.ts';

/** What a t3.micro reports: 2 vCPU, and the memory that its kernel leaves of 1 GiB. */
const defaultResources = { cpu: 2048, memory: 916 };

/** Ports that the agent, the Docker daemon and SSH take on every container instance (developer guide, port mappings). */
const reservedPorts = [22, 2375, 2376, 51678, 51679, 51680];

/**
 * Registers a container instance. Each gets a loopback address of its own, 127.0.N.1, told in its attribute `local-aws.address`. An
 * agent tells what it can do in its attributes; when none are given, the instance gets those of an ECS-optimised one.
 */
export function registerInstance(ecs: EcsEnvironment, cluster: Cluster, input: JsonObject): ContainerInstance {
  const id = randomHex();
  ecs.state.registeredInstances += 1;
  const address = addressOf(ecs.state.registeredInstances);
  const instance: ContainerInstance = {
    id,
    arn: ecsArn(ecs, `container-instance/${cluster.name}/${id}`),
    ec2InstanceId: randomEc2Id('i'),
    status: 'ACTIVE',
    address,
    registered: readResources(input),
    attributes: withDefaults(ecs, readAttributes(input), address),
    versionInfo: readObject(input, 'versionInfo') ?? defaultVersions,
    registeredAt: ecs.clock.now(),
    version: 1,
    tags: readTags(input),
  };
  cluster.instances.set(id, instance);
  return instance;
}

const defaultVersions = { agentVersion: '1.98.0', agentHash: '00000000', dockerVersion: 'DockerVersion: 25.0.8' };

/** 127.0.1.1, 127.0.2.1, and so on; from the 255th on the second part counts. */
function addressOf(number: number): string {
  if (number > 250 * 250)
    throw invalidParameter('local-aws has no loopback address left for another container instance.');
  return `127.${Math.floor((number - 1) / 250)}.${((number - 1) % 250) + 1}.1`;
}

function readResources(input: JsonObject): InstanceResources {
  const resources = readObjects(input, 'totalResources');
  const named = (name: string) => resources.find((resource) => resource.name === name);
  return {
    cpu: asNumber(named('CPU')?.integerValue) ?? defaultResources.cpu,
    memory: asNumber(named('MEMORY')?.integerValue) ?? defaultResources.memory,
    tcpPorts: [...new Set([...reservedPorts, ...ports(named('PORTS'))])],
    udpPorts: ports(named('PORTS_UDP')),
  };
}

function ports(resource: JsonObject | undefined): readonly number[] {
  return asStrings(resource?.stringSetValue).map(Number).filter(Number.isInteger);
}

/** The `attributes` of a request as name and value. */
function readAttributes(input: JsonObject): readonly InstanceAttribute[] {
  return readObjects(input, 'attributes').map((attribute) => {
    const name = requireText(attribute, 'name', 'Attribute name cannot be blank.');
    const value = asString(attribute.value);
    return value === undefined ? { name } : { name, value };
  });
}

function withDefaults(
  ecs: EcsEnvironment,
  given: readonly InstanceAttribute[],
  address: string,
): readonly InstanceAttribute[] {
  const zone = attributeValue(given, 'ecs.availability-zone') ?? `${ecs.region}a`;
  const instanceType = attributeValue(given, 'ecs.instance-type') ?? 't3.micro';
  const agent = given.some(isCapability) ? [] : agentAttributes(zone, instanceType);
  const names = new Set(given.map(({ name }) => name));
  return [
    ...given.filter(({ name }) => name !== 'local-aws.address'),
    ...agent.filter(({ name }) => !names.has(name)),
    { name: 'local-aws.address', value: address },
  ];
}

/** The value of an attribute; undefined when it is missing or has none. */
export function attributeValue(attributes: readonly InstanceAttribute[], name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}
