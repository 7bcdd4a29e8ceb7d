import type { Signature } from './signature.ts';

/* Why a task gets neither its secrets nor its image, in the words of ECS and its agent; see stop-signatures.ts for where they are from. */

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
    /manifest unknown|name unknown|[Rr]equested image not found/,
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

/** What keeps a task from getting its secrets and its image: a service's event tells of these too. */
export const launchSignatures: readonly Signature[] = [...secretSignatures, ...imageSignatures];
