import type { KnownError } from './known-error.ts';
import { wrapped } from './wrapped.ts';

/* Why a task does not get its image, in the words of ECS, its agent, Docker and containerd; service events repeat them. */

const sources = ['stopped-reason', 'service-event'] as const;
const beats = ['place-pull-or-init-failed'] as const;

/** Why a task does not get its image. */
export const imagePullErrors: readonly KnownError[] = [
  {
    id: 'pull-network-timeout',
    sources,
    patterns: [
      wrapped(
        /CannotPull\w{0,40}: [\s\S]{0,900}?(?:i\/o timeout|Client\.Timeout exceeded|context deadline exceeded|no such host)/,
      ),
    ],
    what: 'The task could not reach the registry of its image.',
    why: 'It is in a private subnet without a NAT gateway, or in a public one without a public IP, or port 443 is closed to the outside.',
    fix: 'Give the task a way out on port 443: a NAT gateway, assignPublicIp ENABLED in a public subnet, or VPC endpoints for ecr.api, ecr.dkr and S3.',
    beats,
  },
  {
    id: 'pull-403',
    sources,
    patterns: [wrapped(/unexpected status [\s\S]{0,500}?: 403 Forbidden/)],
    what: 'The registry refused to hand out the image {image|of the task} (403).',
    why: 'Likely the execution role lacks permissions of ECR, or the policy of the repository or of a VPC endpoint shuts it out, or the digest is gone.',
    fix: 'Attach AmazonECSTaskExecutionRolePolicy to the execution role {role|of the task}, and allow the account in the policy of a repository of another account. Force a new deployment so that the tag is looked up again.',
    beats: [...beats, 'pull-copy-failed'],
  },
  {
    id: 'pull-digest-gone',
    sources,
    patterns: [wrapped(/failed to resolve ref "?(?<image>[^\s"@]{1,400})@(?<digest>sha256:[^:]{1,80}): not found/)],
    what: 'The image {image}@{digest} does not exist in its registry.',
    why: 'It was not pushed, or it was deleted: ECS keeps the digest that a tag had when it deployed, also when the tag is moved.',
    fix: 'Push it before it is deployed. If only its tag was moved, run "aws ecs update-service --force-new-deployment". Keep old images longer in the lifecycle policy, or use immutable tags.',
    beats,
  },
  {
    id: 'pull-tag-not-found',
    sources,
    patterns: [
      wrapped(/manifest for (?<image>[^\s]{1,400}) not found/),
      wrapped(/repository (?<image>[^\s]{1,400}) not found/),
      wrapped(/failed to resolve ref "?(?<image>[^\s"@]{1,400}?)"?: not found/),
    ],
    what: 'The image {image} does not exist in its registry.',
    why: 'It was not pushed before the deployment, or its repository, tag, account or region is another.',
    fix: 'Push it before it is deployed, and check repository, tag, account and region.',
    beats,
  },
  {
    id: 'pull-platform-mismatch',
    sources,
    patterns: [
      wrapped(/does not contain descriptor matching platform '?(?<platform>[\w/.-]{1,60})/),
      wrapped(/no matching manifest for (?<platform>[\w/.-]{1,60})/),
    ],
    what: 'The image {image|of the task} was not built for {platform}, on which the task runs.',
    why: 'It was built on a machine with another processor architecture.',
    fix: 'Build it for {platform}, or set runtimePlatform.cpuArchitecture of the task definition to what it was built for.',
    beats,
  },
  {
    id: 'pull-denied-batchgetimage',
    sources,
    patterns: [
      wrapped(
        /not authorized to perform: (?<action>ecr:(?:BatchGetImage|GetDownloadUrlForLayer|BatchCheckLayerAvailability))/,
      ),
    ],
    what: 'The image {image|of the task} may not be pulled: {action} is denied.',
    why: 'The execution role of the task, or the role of the instance where the task has none, may not read the repository.',
    fix: 'Allow ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and ecr:GetAuthorizationToken to the execution role {role|of the task}, or to the instance role where the task has none.',
    beats: [...beats, 'pull-access-denied'],
  },
  {
    id: 'pull-access-denied',
    sources,
    patterns: [wrapped(/pull access denied for (?<image>[^\s,]{1,400}), repository does not exist/)],
    what: 'The repository of {image} does not exist, or the task may not read it.',
    why: 'A name without a registry means Docker Hub; a private registry wants credentials.',
    fix: 'Use the whole name of the image with its registry. For a private registry other than ECR, set repositoryCredentials.',
    beats,
  },
  {
    id: 'pull-rate-limit',
    sources,
    patterns: [/\btoomanyrequests\b/, wrapped(/You have reached your(?: unauthenticated)? pull rate limit/)],
    what: 'The registry refused the image {image|of the task}, because too many were pulled.',
    why: 'Likely the image comes from Docker Hub without a login, and others pull through the same address.',
    fix: 'Copy the image to ECR (a pull-through cache does), or set repositoryCredentials in the task definition.',
    beats: [...beats, 'pull-copy-failed'],
  },
  {
    id: 'pull-copy-failed',
    sources,
    patterns: [wrapped(/failed to copy: httpReaderSeeker: failed open/)],
    what: 'The download of a layer or of the manifest of the image broke off.',
    why: 'Likely the way to S3, where ECR keeps layers, is missing, or the registry limits pulls or is down.',
    fix: 'Check the S3 gateway endpoint or the route for an image in ECR. Copy an image of Docker Hub to ECR.',
    beats,
  },
  {
    id: 'pull-disk-full',
    sources,
    patterns: [wrapped(/CannotPull\w{0,40}: [\s\S]{0,900}?no space left on device/)],
    what: 'The disk is full, so the image could not be unpacked.',
    why: 'Old images, containers and logs fill the disk of the container instance, or the image is larger than the storage of Fargate.',
    fix: 'Run "docker system prune" on the instance, give it a larger volume, or raise ephemeralStorage on Fargate.',
    beats,
  },
];
