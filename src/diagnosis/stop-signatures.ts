import type { Signature } from './signature.ts';

/*
 * What ECS and its agent write into `stoppedReason` and a container's `reason`. The texts are from the ECS developer guide ("Stopped task
 * error messages"), the agent's sources and public issues. The first that fits counts, so the more telling ones come first.
 */

const network = /i\/o timeout|Client\.Timeout|deadline exceeded|no such host|connection issue|send request failed/;

const networkFix =
  'give the task a way out on port 443: a NAT gateway, a public IP (assignPublicIp: ENABLED in a public subnet), or VPC endpoints, and allow it in its security group';

const secretSignatures: readonly Signature[] = [
  {
    cause: 'secret-denied',
    patterns: [
      /not authorized to perform:? (?<action>(?:ssm|secretsmanager|kms):\w{1,60}) on resource:? (?<secret>\S{1,500})/,
    ],
    canHeal: false,
    sentence: 'The execution role {role} may not read {secret}: {action} is denied.',
    fix: 'Allow {action} on {secret} to the execution role {role}.',
  },
  {
    cause: 'secret-denied',
    patterns: [/not authorized to perform:? (?<action>(?:ssm|secretsmanager|kms):\w{1,60})/],
    canHeal: false,
    sentence: 'The execution role {role} may not read a secret of the task definition: {action} is denied.',
    fix: 'Allow {action} on the secrets of the task definition to the execution role {role}.',
  },
  {
    cause: 'secret-denied',
    patterns: [/Access to KMS is not allowed/],
    canHeal: false,
    sentence: 'The execution role {role} may not use the key that a secret of the task definition is encrypted with.',
    fix: 'Allow kms:Decrypt on that key to the execution role {role}, in IAM and in the policy of the key.',
  },
  {
    cause: 'secret-missing',
    patterns: [/invalid (?:ssm )?parameters: (?<secret>[^\s,]{1,500}(?:, ?[^\s,]{1,500}){0,20})/],
    canHeal: false,
    sentence: 'The SSM parameter {secret} does not exist in this region.',
    fix: 'Create the parameter {secret}, or correct valueFrom in the task definition; the execution role {role} reads it.',
  },
  {
    cause: 'secret-missing',
    patterns: [
      /failed to fetch secret (?<secret>\S{1,500}) from secrets manager/,
      /ResourceNotFoundException|can't find the specified secret/,
    ],
    canHeal: false,
    sentence: 'The secret {secret} does not exist in this region, or has no value of the version that is asked for.',
    fix: 'Create the secret {secret}, or correct valueFrom in the task definition; the execution role {role} reads it.',
  },
  {
    cause: 'secret-missing',
    patterns: [/did not contain json key (?<key>\S{1,200})/],
    canHeal: false,
    sentence: 'A secret of the task definition has no JSON key "{key}".',
    fix: 'Add the key "{key}" to that secret in Secrets Manager, or correct the end of valueFrom; the execution role {role} reads it.',
  },
  {
    cause: 'secret-missing',
    patterns: [/marked for deletion/],
    canHeal: false,
    sentence: 'A secret of the task definition is scheduled for deletion.',
    fix: 'Run "aws secretsmanager restore-secret" for it, or refer to its successor; the execution role {role} reads it.',
  },
  {
    cause: 'no-network-to-secrets',
    patterns: [/unable to retrieve secrets? from/, network],
    canHeal: true,
    sentence: 'The task could not reach Secrets Manager or Systems Manager.',
    fix: `If this goes on, ${networkFix} (endpoints secretsmanager and ssm).`,
  },
];

const imageSignatures: readonly Signature[] = [
  {
    cause: 'image-pull-denied',
    patterns: [/not authorized to perform:? (?<action>ecr(?:-public)?:\w{1,60})/],
    canHeal: false,
    sentence: 'The image {image} may not be pulled: {action} is denied.',
    fix: 'Allow {action} on its repository to the execution role {role} (AmazonECSTaskExecutionRolePolicy does), or to the instance role where the task has none.',
  },
  {
    cause: 'no-network-to-registry',
    patterns: [/CannotPull|registry auth/, network],
    canHeal: true,
    sentence: 'The task could not reach the registry of {image}.',
    fix: `If this goes on, ${networkFix} (endpoints ecr.api and ecr.dkr, and the S3 gateway).`,
  },
  {
    cause: 'wrong-architecture',
    patterns: [
      /does not contain descriptor matching platform '?(?<platform>[\w/.-]{1,60})|no matching manifest for (?<engine>[\w/.-]{1,60})/,
    ],
    canHeal: false,
    sentence: 'The image {image} was not built for {platform}{engine}, on which the task runs.',
    fix: 'Build it for that platform (platforms: {platform}{engine}), or set runtimePlatform.cpuArchitecture to what it was built for.',
  },
  {
    cause: 'image-pull-rate-limited',
    patterns: [/toomanyrequests|pull rate limit|Rate exceeded/],
    canHeal: true,
    sentence: 'The registry limits how often images are pulled, and refused {image}.',
    fix: 'Copy the image to ECR (a pull-through cache does), or set repositoryCredentials in the task definition.',
  },
  ...[
    /failed to resolve ref "?(?<image>[^\s"]{1,500})"?: not found/,
    /failed to resolve reference "(?<image>[^"]{1,500})": \S{1,500}: not found/,
    /manifest for (?<image>\S{1,500}) not found/,
    /repository (?<image>\S{1,500}) not found/,
    /manifest unknown|[Rr]equested image not found/,
  ].map(imageNotFound),
  {
    cause: 'image-pull-denied',
    patterns: [/pull access denied for (?<image>[^\s,]{1,500})/],
    canHeal: false,
    sentence: 'The repository of {image} does not exist, or the task may not read it.',
    fix: 'Check the name of the image. If it is right, allow the execution role {role} to pull it, or set repositoryCredentials for a registry other than ECR.',
  },
  {
    cause: 'image-pull-denied',
    patterns: [/CannotPull/, /403 Forbidden|401 Unauthorized|no basic auth credentials|can.t pull the image/],
    canHeal: false,
    sentence: 'The registry refused to hand out {image}.',
    fix: 'Allow ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to the execution role {role} (to the instance role where the task has none), and look at the policy of the repository when it is in another account.',
  },
  {
    cause: 'disk-full',
    patterns: [/no space left on device|Thin Pool has \d{1,20} free/],
    canHeal: true,
    sentence: 'The disk of the container instance is full.',
    fix: 'Run "docker system prune" on the instance, give it a larger volume, or raise ephemeralStorage on Fargate.',
  },
];

function imageNotFound(pattern: RegExp): Signature {
  return {
    cause: 'image-not-found',
    patterns: [pattern],
    canHeal: false,
    sentence: 'The image {image} does not exist in its registry.',
    fix: 'Push it before it is deployed, and check its repository, tag or digest, account and region.',
  };
}

/** What the container runtime says when it cannot run the command; some of it comes as the container's last line. */
export const commandSignatures: readonly Signature[] = [
  {
    cause: 'wrong-architecture',
    patterns: [/exec format error/],
    canHeal: false,
    sentence:
      'The program of the container "{container}" cannot run on this processor; likely {image} was built for another architecture.',
    fix: "Build the image for the platform of the task (runtimePlatform, or the instance's), or put a shebang line into a script that has none.",
  },
  {
    cause: 'exec-not-found',
    patterns: [
      /exec:? "?(?<command>[^\s":]{1,300})"?: (?:executable file not found|stat [^\s:]{1,300}: no such file|no such file or directory)/,
    ],
    canHeal: false,
    sentence: 'The command "{command}" of the container "{container}" is not in the image {image}.',
    fix: 'Correct entryPoint or command in the task definition or the Dockerfile, or copy the file into the image; a script also needs the interpreter of its first line.',
  },
  {
    cause: 'exec-not-executable',
    patterns: [/exec:? "?(?<command>[^\s":]{1,300})"?: permission denied/],
    canHeal: false,
    sentence: 'The command "{command}" of the container "{container}" may not be executed.',
    fix: 'Set its execute bit (COPY --chmod=755, or git update-index --chmod=+x), and check the user that the container runs as.',
  },
];

const otherSignatures: readonly Signature[] = [
  {
    cause: 'log-group-missing',
    patterns: [/specified log group does not exist|cannot find the Amazon CloudWatch log group/],
    canHeal: false,
    sentence: 'The log group {logGroup} does not exist in this region.',
    fix: 'Create it with "aws logs create-log-group", or set the log option awslogs-create-group to true and allow logs:CreateLogGroup.',
  },
  {
    cause: 'port-taken',
    patterns: [/Bind for (?<address>\S{1,80}) failed: port is already allocated/],
    canHeal: true,
    sentence:
      'Something on the container instance already uses {address}, which the container "{container}" publishes.',
    fix: 'Let the old task stop first (minimum-healthy-percent 0, maximum-percent 100), or use hostPort 0 behind a load balancer.',
  },
  {
    cause: 'role-not-assumable',
    patterns: [/unable to assume the (?:service-linked )?role '?(?<assumed>[^\s']{1,300})/],
    canHeal: true,
    sentence: 'ECS may not assume the role {assumed}.',
    fix: 'Check that the role exists and trusts ecs-tasks.amazonaws.com; a new role takes up to a minute.',
  },
  {
    cause: 'volume-not-mounted',
    patterns: [/failed to invoke EFS utils/],
    canHeal: true,
    sentence: 'An EFS volume of the task could not be mounted.',
    fix: 'Check that its directory exists, that a mount target is in the zone, and that port 2049 is open to the task.',
  },
  {
    cause: 'network-interface-timeout',
    patterns: [/waiting for network interface provisioning/],
    canHeal: true,
    sentence: 'AWS did not attach a network interface to the task in time.',
    fix: 'Deploy again; if it goes on, look for free addresses in the subnet and the interface limit of the instance.',
  },
  {
    cause: 'health-check-failed',
    patterns: [/failed container health checks/],
    canHeal: true,
    sentence: 'The health check of the container "{container}" failed until its retries were used up.',
    fix: 'Run the command of the health check in the container (docker exec): it must be in the image and end with 0; raise startPeriod for a slow start.',
  },
  {
    cause: 'target-unhealthy',
    patterns: [/failed ELB health checks in \(target-group (?<targetGroup>[^\s)]{1,300})/],
    canHeal: true,
    sentence: 'The load balancer found the task unhealthy in {targetGroup}.',
    fix: 'Check port, path and expected codes of the health check; raise healthCheckGracePeriodSeconds for a slow start.',
  },
  {
    cause: 'no-capacity',
    patterns: [/RESOURCE:(?<resource>[A-Z]{1,20})/],
    canHeal: true,
    sentence: 'The container instance had no {resource} left for the task.',
    fix: 'Add an instance, ask for less in the task definition, or let the old task stop first (minimum-healthy-percent 0).',
  },
  {
    cause: 'spot-interruption',
    patterns: [/Spot Task was interrupted/],
    canHeal: true,
    sentence: 'AWS took the Spot capacity under the task back.',
    fix: 'Deploy again; put what must stay up on capacity that is not Spot.',
  },
  {
    cause: 'instance-lost',
    patterns: [/Host EC2|Container instance was deregistered/],
    canHeal: true,
    sentence: 'The container instance under the task went away.',
    fix: 'Deploy again, and look in the Auto Scaling group for who ended it.',
  },
];

/** What keeps a task from getting its secrets and its image: a service's event tells of these too. */
export const launchSignatures: readonly Signature[] = [...secretSignatures, ...imageSignatures];

/** In the order in which they are tried. */
export const stopSignatures: readonly Signature[] = [...launchSignatures, ...commandSignatures, ...otherSignatures];
