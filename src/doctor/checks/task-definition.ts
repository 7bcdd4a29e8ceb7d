import { speaksOfPublic, speaksOfSecret } from '../../secrets/name-meaning.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Container, EnvironmentEntry, SecretReference, TaskDefinition } from '../facts/task-definition.ts';
import type { Request } from '../facts.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { containerPath, taskDefinitionEdit } from '../task-definition-edit.ts';
import { fargateSizeProblem } from './fargate-sizes.ts';

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

/** Names of addresses that let in whoever knows them. */
const secretAddress = /dsn$|webhook/i;

function isSecret({ name, holdsCredentials }: EnvironmentEntry): boolean {
  return holdsCredentials || secretAddress.test(name) || (speaksOfSecret(name) && !speaksOfPublic(name));
}

const plainSecrets = check({
  id: 'TD-PLAIN',
  area,
  title: 'No entry of the environment is a secret, as far as names and URLs tell',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition }) =>
    taskDefinition.containers.flatMap((container) =>
      container.environment
        .filter(isSecret)
        .map(({ name, holdsCredentials }) =>
          warning(
            `${name} of ${container.name} stands in plain text (value hidden): who may read the task definition can read it. Put it into "secrets".`,
            { evidence: [holdsCredentials ? `${name} is a URL with a password` : `the name ${name}`] },
          ),
        ),
    ),
});

const references = check({
  id: 'TD-REF',
  area,
  title: 'The secrets and parameters that it refers to exist',
  reads: ['taskDefinition'],
  readsToo: ['secretReferences'],
  rule: ({ taskDefinition, secretReferences = [] }) => [
    ...withoutExecutionRole(taskDefinition),
    ...secretReferences.flatMap((reference) => referenceOf(reference, taskDefinition.region)),
  ],
});

function referenceOf({ container, name, valueFrom, store, state }: SecretReference, region: string) {
  const evidence = [`${name} from ${shownReference(valueFrom)}: ${state}`];
  const comes = `${name} of ${container} comes from a ${store === 'ssm' ? 'parameter' : 'secret'} that`;
  switch (state) {
    case 'there':
      return [];
    case 'missing':
      return [problem(`${comes} does not exist, so the task cannot start.`, { evidence })];
    case 'deleted': {
      const fix = [awsCommand('secretsmanager restore-secret', { 'secret-id': secretArn(valueFrom), region })];
      return [problem(`${comes} is scheduled for deletion, so the task cannot start.`, { evidence, fix })];
    }
    case 'elsewhere':
      return [unknown(`${comes} is in another region or account, where it was not looked for.`, { evidence })];
    case 'malformed':
      return [
        warning(`The valueFrom of ${name} of ${container} (hidden) is neither a parameter nor the ARN of a secret.`),
      ];
  }
}

/** What is neither ARN nor path may be the value itself, put there by mistake. */
function shownReference(valueFrom: string): string {
  return /^(?:arn:|\/)/.test(valueFrom) ? valueFrom : 'a name (hidden)';
}

function withoutExecutionRole({ containers, executionRole }: TaskDefinition): readonly Complaint[] {
  const names = containers.flatMap(({ secrets }) => secrets.map(({ name }) => name));
  if (executionRole !== null || names.length === 0) return [];
  return [problem('The task definition has secrets, but no execution role to read them with.', { evidence: names })];
}

/** `arn:aws:secretsmanager:region:account:secret:name:json-key:stage:version` without what follows the name. */
function secretArn(valueFrom: string): string {
  return valueFrom.split(':').slice(0, 7).join(':');
}

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

const readonlyRoot = check({
  id: 'TD-ROOT',
  area,
  title: 'Containers with a read-only root can write where they must',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition }) =>
    taskDefinition.containers
      .filter(({ readonlyRootFilesystem }) => readonlyRootFilesystem)
      .flatMap(({ name, mountPoints }) => [
        ...(taskDefinition.execEnabled
          ? [problem(`ECS Exec is enabled, but cannot work in ${name}: its root file system is read-only.`)]
          : []),
        ...(mountPoints.some(({ readOnly }) => !readOnly)
          ? []
          : [
              warning(
                `The container ${name} can write nowhere: its root file system is read-only, and it mounts nothing writable.`,
              ),
            ]),
      ]),
});

const noNetwork = check({
  id: 'TD-NET0',
  area,
  title: 'What dials a database has a network',
  reads: ['taskDefinition', 'databaseUse'],
  rule: ({ taskDefinition, databaseUse }) =>
    taskDefinition.containers
      .filter(({ name }) => databaseUse.containers.includes(name))
      .flatMap(({ name, disableNetworking, dnsServers }) => {
        const evidence = [`${databaseUse.entry} names ${databaseUse.host}:${databaseUse.port}`];
        if (taskDefinition.networkMode === 'none' || disableNetworking) {
          return [problem(`The container ${name} has no network, so it cannot reach its database.`, { evidence })];
        }
        if (dnsServers.length === 0) return [];
        return [
          warning(`The container ${name} asks DNS servers of its own, of which nothing is known here.`, {
            evidence: dnsServers,
          }),
        ];
      }),
});

const metadata = check({
  id: 'TD-IMDS',
  area,
  title: 'Containers without a task role reach the credentials of their instance',
  reads: ['taskDefinition', 'metadataOptions', 'request'],
  rule: ({ taskDefinition: { networkMode, taskRole }, metadataOptions, request: { region } }) => {
    const unreachable = metadataOptions.filter(({ tokensRequired, hopLimit }) => tokensRequired && hopLimit < 2);
    if (networkMode !== 'bridge' || taskRole !== null || unreachable.length === 0) return [];
    const message =
      'The task has no task role, and from a bridge network the metadata of its instance is one hop too far: an SDK finds no credentials. Give the task definition a taskRoleArn.';
    return [
      warning(message, {
        evidence: unreachable.map((each) => `${each.ec2InstanceId}: HttpTokens required, hop limit ${each.hopLimit}`),
        fix: unreachable.map(({ ec2InstanceId }) =>
          awsCommand('ec2 modify-instance-metadata-options', {
            'instance-id': ec2InstanceId,
            'http-put-response-hop-limit': 2,
            region,
          }),
        ),
      }),
    ];
  },
  without: ({ taskDefinition: { taskRole, networkMode } }) => {
    if (taskRole !== null) return 'The tasks have a task role.';
    return networkMode === 'bridge' ? undefined : 'No bridge stands between the containers and the metadata.';
  },
});

export const taskDefinitionChecks = [
  logs,
  portMode,
  reserved,
  databasePort,
  fargateSize,
  memory,
  essential,
  plainSecrets,
  references,
  health,
  stopTimeout,
  readonlyRoot,
  noNetwork,
  metadata,
];
