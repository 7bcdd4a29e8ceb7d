import type { InstanceAttribute } from './state.ts';

/** What an ECS-optimised Amazon Linux 2023 instance with a current agent registers, without the ids of a real EC2 instance. */
export function agentAttributes(availabilityZone: string, instanceType: string): readonly InstanceAttribute[] {
  const described = [
    { name: 'ecs.availability-zone', value: availabilityZone },
    { name: 'ecs.instance-type', value: instanceType },
    { name: 'ecs.os-type', value: 'linux' },
    { name: 'ecs.os-family', value: 'LINUX' },
    { name: 'ecs.cpu-architecture', value: 'x86_64' },
  ];
  return [...described, ...capabilities.map((name) => ({ name }))];
}

/** True for an attribute that an agent registers to say what it can do. */
export function isCapability({ name }: InstanceAttribute): boolean {
  return name.startsWith('ecs.capability.') || name.startsWith('com.amazonaws.ecs.capability.');
}

/** The Docker remote API versions that the agent speaks. */
const dockerVersions = Array.from({ length: 28 }, (_, index) => `docker-remote-api.1.${17 + index}`);

const loggingDrivers = [
  'json-file',
  'syslog',
  'journald',
  'gelf',
  'fluentd',
  'awslogs',
  'splunk',
  'awsfirelens',
  'none',
];

const capabilities = [
  ...[
    'privileged-container',
    'selinux',
    'apparmor',
    'ecr-auth',
    'task-iam-role',
    'task-iam-role-network-host',
    ...dockerVersions,
    ...loggingDrivers.map((driver) => `logging-driver.${driver}`),
  ].map((name) => `com.amazonaws.ecs.capability.${name}`),
  ...[
    'aws-appmesh',
    'cni-plugin-version',
    'container-health-check',
    'container-ordering',
    'docker-plugin.amazon-ecs-volume-plugin',
    'docker-plugin.local',
    'ecr-endpoint',
    'efs',
    'efsAuth',
    'env-files.s3',
    'execution-role-awslogs',
    'execution-role-ecr-pull',
    'fault-injection',
    'firelens.fluentbit',
    'firelens.fluentd',
    'firelens.options.config.file',
    'firelens.options.config.s3',
    'full-sync',
    'increased-task-cpu-limit',
    'logging-driver.awsfirelens.log-driver-buffer-limit',
    'pid-ipc-namespace-sharing',
    'private-registry-authentication.secretsmanager',
    'secrets.asm.bootstrap.log-driver',
    'secrets.asm.environment-variables',
    'secrets.ssm.bootstrap.log-driver',
    'secrets.ssm.environment-variables',
    'service-connect-v1',
    'storage.ebs-task-volume-attach',
    'task-cpu-mem-limit',
    'task-eia',
    'task-eni',
    'task-eni-block-instance-metadata',
  ].map((name) => `ecs.capability.${name}`),
];
