import type { KnownError } from './known-error.ts';
import { wrapped } from './wrapped.ts';

/* Why a task does not get its secrets, its log group or its volume (ResourceInitializationError); service events repeat it. */

const sources = ['stopped-reason', 'service-event'] as const;
const beats = ['place-pull-or-init-failed'] as const;

const secrets: readonly KnownError[] = [
  {
    id: 'init-secret-network-timeout',
    sources,
    patterns: [
      wrapped(
        /unable to retrieve secrets? from (?:asm|ssm): [\s\S]{0,700}?(?:context deadline exceeded|i\/o timeout|send request failed)/,
      ),
    ],
    what: 'The task could not reach Secrets Manager or Systems Manager to read its secrets.',
    why: 'It has no NAT gateway, public IP or VPC endpoint, or port 443 is closed to the outside.',
    fix: 'Open port 443 to the outside and give the task a NAT gateway, a public IP, or VPC endpoints for secretsmanager, ssm and kms.',
    beats,
  },
  {
    id: 'init-registry-auth-network',
    sources: ['stopped-reason'],
    patterns: [
      wrapped(/cannot pull registry auth from Amazon ECR: There is a connection issue/),
      wrapped(
        /unable to retrieve ecr registry auth: [\s\S]{0,300}?(?:send request failed|context deadline exceeded|i\/o timeout)/,
      ),
    ],
    what: 'The task could not reach ECR to log in.',
    why: 'It has no NAT gateway, public IP or VPC endpoint, or port 443 is closed to the outside.',
    fix: 'Set assignPublicIp ENABLED in a public subnet, or add a NAT gateway or the endpoint ecr.api with private DNS, and allow port 443 to the outside.',
    beats,
  },
  {
    id: 'init-registry-auth-denied',
    sources,
    patterns: [wrapped(/not authorized to perform: ecr:GetAuthorizationToken/)],
    what: 'The task may not log in to ECR: ecr:GetAuthorizationToken is denied.',
    why: 'The execution role lacks the permission; the task role does not count here.',
    fix: 'Attach AmazonECSTaskExecutionRolePolicy to the execution role.',
    beats,
  },
  {
    id: 'init-secret-denied',
    sources,
    patterns: [
      wrapped(
        /not authorized to perform:? (?<action>(?:secretsmanager|ssm):\w{1,60})(?: on resource:? (?<secret>[^\s]{1,500}))?/,
      ),
    ],
    what: 'The execution role {role|of the task} may not read {secret|a secret of the task definition}: {action} is denied.',
    why: 'The execution role lacks the permission; the task role does not count here.',
    fix: 'Allow {action} on {secret|the ARN of the secret or parameter} to the execution role {role|of the task}.',
    beats,
  },
  {
    id: 'init-secret-kms-denied',
    sources,
    patterns: [wrapped(/Access to KMS is not allowed/), wrapped(/not authorized to perform: kms:Decrypt/)],
    what: 'The key that a secret is encrypted with may not be used.',
    why: 'The secret is encrypted with a key of your own, which does not admit the execution role.',
    fix: 'Allow kms:Decrypt on that key to the execution role {role|of the task}, in IAM and in the policy of the key.',
    beats,
  },
  {
    id: 'init-ssm-parameter-missing',
    sources,
    patterns: [wrapped(/invalid (?:ssm )?parameters: (?<parameter>[\w./:-]{1,500})/)],
    what: 'The SSM parameter {parameter} does not exist in this region.',
    why: 'It was never made, has another name, or is in another region.',
    fix: 'Create it with "aws ssm put-parameter --name {parameter}", or correct valueFrom in the task definition; the execution role {role|of the task} reads it.',
    beats,
  },
  {
    id: 'init-secret-not-found',
    sources,
    patterns: [
      wrapped(
        /failed to fetch secret (?<secret>[^\s]{1,500}) from secrets manager: [\s\S]{0,120}?(?:ResourceNotFoundException|can't find the specified secret)/,
      ),
    ],
    what: 'The secret {secret} does not exist in this region, or has no value of the version that is asked for.',
    why: 'It was never made, has another name, or is in another region.',
    fix: 'Create the secret {secret}, or correct valueFrom in the task definition; the execution role {role|of the task} reads it.',
    beats,
  },
  {
    id: 'init-secret-json-key-missing',
    sources,
    patterns: [wrapped(/did not contain json key (?<key>[^\s]{1,200})/)],
    what: 'A secret of the task definition has no JSON key "{key}".',
    why: 'valueFrom asks for a key that the value of the secret does not have.',
    fix: 'Add the key "{key}" to the secret, or correct the end of valueFrom (ARN:key::); the execution role {role|of the task} reads it.',
    beats,
  },
  {
    id: 'init-secret-arn-invalid',
    sources,
    patterns: [wrapped(/ValidationException: Invalid name\. Must be a valid name containing/)],
    what: 'A valueFrom of the task definition is not the name of a secret.',
    why: 'The reference is malformed.',
    fix: 'Use the whole ARN of the secret, followed by :json-key:version-stage:version-id where you need them.',
    beats,
  },
  {
    id: 'init-secret-scheduled-for-deletion',
    sources,
    patterns: [wrapped(/on the secret because it was marked for deletion/)],
    what: 'A secret of the task definition is scheduled for deletion.',
    why: 'Someone deleted it, and its recovery window still runs.',
    fix: 'Run "aws secretsmanager restore-secret" for it, or refer to its successor; the execution role {role|of the task} reads it.',
    beats,
  },
];

const logsAndVolumes: readonly KnownError[] = [
  {
    id: 'init-log-group-missing',
    sources,
    patterns: [
      wrapped(/The specified log group does not exist/),
      wrapped(/cannot find the Amazon CloudWatch log group/),
    ],
    what: 'The log group {logGroup|of the task} does not exist in its region, or CloudWatch Logs cannot be reached.',
    why: 'Likely nobody made it: awslogs does not, unless awslogs-create-group is true.',
    fix: 'Run "aws logs create-log-group", or set awslogs-create-group to true and allow logs:CreateLogGroup. Without a way to the internet, add the VPC endpoint for logs.',
    beats,
  },
  {
    id: 'init-log-options-incomplete',
    sources,
    patterns: [wrapped(/unable to get awslogs driver arguments: (?<option>[\w-]{1,60}) is required/)],
    what: 'The log configuration of the task lacks the option {option}.',
    why: 'The awslogs driver does not start without it.',
    fix: 'Add {option} to the options of logConfiguration in the task definition.',
    beats,
  },
  {
    id: 'init-log-create-denied',
    sources,
    patterns: [wrapped(/not authorized to perform: logs:CreateLogGroup/)],
    what: 'The log group may not be made: logs:CreateLogGroup is denied.',
    why: 'awslogs-create-group is true, but the execution role lacks the permission.',
    fix: 'Allow logs:CreateLogGroup to the execution role, or create the log group beforehand.',
    beats,
  },
  {
    id: 'init-efs-mount',
    sources,
    patterns: [wrapped(/failed to invoke EFS utils commands/)],
    what: 'An EFS volume of the task could not be mounted.',
    why: 'Likely its directory does not exist, port 2049 is closed, its zone has no mount target, or the VPC has no DNS.',
    fix: 'Create the directory or use an access point, allow port 2049 from the security group of the task, and add a mount target for each zone.',
    beats,
  },
];

/** Why a task does not get what it needs besides its image. */
export const taskResourceErrors: readonly KnownError[] = [...secrets, ...logsAndVolumes];
