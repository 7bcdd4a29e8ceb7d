import { check } from '../check.ts';
import type { Container, TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem, warning } from '../finding.ts';
import { containerPath, taskDefinitionEdit } from '../task-definition-edit.ts';

const area = 'task definition';

const portMode = check({
  id: 'TD-PORTMODE',
  area,
  title: 'Port mappings fit the network mode',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition }) => taskDefinition.containers.flatMap((container) => portModeOf(taskDefinition, container)),
});

function portModeOf(definition: TaskDefinition, { name, portMappings }: Container): readonly Complaint[] {
  const { networkMode } = definition;
  if (networkMode === 'none') {
    if (portMappings.length === 0) return [];
    const fix = taskDefinitionEdit(definition, `del(${containerPath(name)}.portMappings)`);
    return [problem(`The container ${name} maps ports, but the network mode none has none.`, { fix })];
  }
  // Windows has a mode "default", which translates addresses as bridge does.
  if (networkMode !== 'awsvpc' && networkMode !== 'host') return [];
  return portMappings
    .filter(({ hostPort, containerPort }) => hostPort !== null && hostPort !== 0 && hostPort !== containerPort)
    .map(({ hostPort, containerPort }) =>
      problem(`In the network mode ${networkMode} the host port of ${name} has to be its container port.`, {
        evidence: [`hostPort ${hostPort}, containerPort ${containerPort}`],
        fix: taskDefinitionEdit(definition, `del(${containerPath(name)}.portMappings[].hostPort)`),
      }),
    );
}

/** SSH, Docker, and the ECS agent (ECS API reference, PortMapping). */
const reservedPorts = [22, 2375, 2376, 51678, 51679, 51680];

const reserved = check({
  id: 'TD-RSV',
  area,
  title: 'Host ports are neither reserved nor given twice',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition }) => {
    if (taskDefinition.launch === 'fargate' || taskDefinition.networkMode === 'awsvpc') return [];
    const ports = hostPortsOf(taskDefinition);
    return [...ports.flatMap(reservedPort), ...duplicates(ports)];
  },
});

interface HostPortUse {
  readonly container: string;
  readonly port: number;
  readonly protocol: string;
}

function hostPortsOf({ containers, networkMode }: TaskDefinition): readonly HostPortUse[] {
  return containers.flatMap(({ name, portMappings }) =>
    portMappings.flatMap(({ hostPort, containerPort, protocol }) => {
      const port = networkMode === 'host' ? containerPort : (hostPort ?? 0);
      return port === 0 ? [] : [{ container: name, port, protocol }];
    }),
  );
}

function reservedPort({ container, port }: HostPortUse): readonly Complaint[] {
  if (reservedPorts.includes(port)) {
    return [
      problem(`Host port ${port} of ${container} is reserved on every container instance, so no task is placed.`),
    ];
  }
  if (port < 32_768) return [];
  return [
    warning(`Host port ${port} of ${container} is in the range of dynamic ports, where another task may hold it.`),
  ];
}

function duplicates(ports: readonly HostPortUse[]): readonly Complaint[] {
  return ports.flatMap(({ port, protocol, container }, index) => {
    const first = ports.findIndex((other) => other.port === port && other.protocol === protocol);
    if (first === index) return [];
    const message = `Host port ${port}/${protocol} is mapped twice in one task, so it never starts.`;
    return [problem(message, { evidence: [`${ports[first]?.container ?? ''} and ${container}`] })];
  });
}

const databasePort = check({
  id: 'TD-DBPORT',
  area,
  title: 'No port of the database is published by the application that dials it',
  story: 'database-port',
  reads: ['taskDefinition', 'databaseUse'],
  readsToo: ['images'],
  rule: ({ taskDefinition, databaseUse: { containers, port }, images = [] }) =>
    taskDefinition.containers
      .filter(({ name }) => containers.includes(name))
      .flatMap(({ name, portMappings }) => {
        const isMapped = portMappings.some(({ containerPort }) => containerPort === port);
        const image = images.find(({ container }) => container === name)?.found;
        const isExposed = image?.exposedPorts.includes(port) === true;
        return isMapped || isExposed ? [publishedDatabasePort(taskDefinition, name, port, isMapped)] : [];
      }),
});

function publishedDatabasePort(definition: TaskDefinition, name: string, port: number, isMapped: boolean): Complaint {
  const evidence = [isMapped ? `${name} maps port ${port}` : `the image of ${name} EXPOSEs ${port}`];
  const truth = `EXPOSE and a mapping of ${port} serve incoming traffic only. Outgoing connections to the database need neither, nor an open port on the host.`;
  if (!isMapped) return warning(`${truth} The line does nothing for ${name}.`, { evidence });
  const path = `${containerPath(name)}.portMappings`;
  const fix = taskDefinitionEdit(definition, `${path} |= map(select(.containerPort != ${port}))`);
  return warning(`${truth} This mapping only occupies a host port.`, { evidence, fix });
}

/** What the containers publish. */
export const portChecks = [portMode, reserved, databasePort];
