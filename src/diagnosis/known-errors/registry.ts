import type { KnownError } from './known-error.ts';

/** What pushes and pulls, and the login before them, end with. */
export const registryErrors: readonly KnownError[] = [
  {
    id: 'docker-login-empty-password',
    sources: ['registry'],
    patterns: [/Cannot perform an interactive login from a non[- ]TTY device/],
    what: 'docker login got no password.',
    why: 'The command that feeds it (aws ecr get-login-password) failed; its own error stands just above.',
    fix: 'Correct that error: credentials, region, or ecr:GetAuthorizationToken on resource "*". Use set -o pipefail so that the step stops there.',
    beats: ['ecr-get-token-denied'],
  },
  {
    id: 'ecr-get-token-denied',
    sources: ['registry'],
    patterns: [
      /User:\s(?<principal>[^\s]{1,300})\sis\snot\sauthorized\sto\sperform:\secr:GetAuthorizationToken\b/,
      /not\sauthorized\sto\sperform:\secr:GetAuthorizationToken\b/,
    ],
    what: '{principal|The role of the job} may not log in to ECR.',
    why: 'Its policies do not allow ecr:GetAuthorizationToken.',
    fix: 'Allow ecr:GetAuthorizationToken on resource "*"; it does not take the ARN of a repository.',
    link: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html',
  },
  {
    id: 'ecr-push-action-denied',
    sources: ['registry'],
    patterns: [
      /not\sauthorized\sto\sperform:\s(?<action>ecr:(?:InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload|PutImage|BatchCheckLayerAvailability|BatchGetImage))\son\sresource:\s(?<resource>arn:[^\s]{1,300})/,
      /not\sauthorized\sto\sperform:\s(?<action>ecr:(?:InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload|PutImage|BatchCheckLayerAvailability|BatchGetImage))\b/,
    ],
    what: 'The role may not push to the repository: {action} is denied.',
    why: 'Its policies, or that of the repository, do not allow {action}.',
    fix: 'Allow ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage and ecr:BatchGetImage on {resource|the ARN of the repository}.',
    link: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html',
  },
  {
    id: 'ecr-repository-does-not-exist',
    sources: ['registry'],
    patterns: [
      /The\srepository\swith\sname\s'(?<repository>[^'\s]{1,260})'\sdoes\snot\sexist\sin\sthe\sregistry\swith\sid\s'(?<account>[^'\s]{1,20})'/,
    ],
    what: 'ECR has no repository {repository} in the account {account} and this region.',
    why: 'It was never created there, or the name, the account or the region of the image is mistyped.',
    fix: 'Create it with aws ecr create-repository --repository-name {repository}, or correct the name of the image.',
  },
  {
    id: 'ecr-tag-immutable',
    sources: ['registry'],
    patterns: [
      /The\simage\stag\s'(?<tag>[^'\n]{1,130})'\salready\sexists\sin\sthe\s'(?<repository>[^'\n]{1,260})'\srepository\sand\scannot\sbe\soverwritten/,
    ],
    what: 'The tag {tag} exists already in {repository}, whose tags cannot be overwritten.',
    why: 'Tags of the repository are immutable, and this one was pushed before, such as by an earlier run of the same commit.',
    fix: 'Use a new tag for each run (the commit with the attempt of the run), or push nothing when the tag exists.',
    link: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
  },
  {
    id: 'ecr-token-expired',
    sources: ['registry'],
    patterns: [/[Yy]our\s[Aa]uthorization\s[Tt]oken\shas\sexpired/],
    what: 'The login to ECR has expired.',
    why: 'A login holds for 12 hours; this one is from an earlier job, or from a credential helper.',
    fix: 'Log in to ECR in this job, right before the push; on a runner of your own, docker logout first.',
  },
  {
    id: 'ecr-push-403-manifest',
    sources: ['registry'],
    patterns: [
      /unexpected status from PUT request to https?:\/\/[^\s]{1,300}\/manifests\/[^\s]{1,200}: 403 Forbidden/,
      /error parsing HTTP 403 response body: unexpected end of JSON input/,
    ],
    what: 'ECR refused the push (403) and said no reason.',
    why: 'Likely the role may not push, the policy of the repository denies it, or the repository has as many images as its quota allows.',
    fix: 'Look for ecr:PutImage in CloudTrail and at the policy of the repository; against the quota, add a lifecycle policy.',
  },
  {
    id: 'ecr-push-retries-then-eof',
    sources: ['registry'],
    patterns: [
      /failed to do request: (?:Post|Patch|Put) "https:\/\/[^\s"]{1,300}\/v2\/(?<repository>[^\s"]{1,260})\/blobs\/uploads\/[^\s"]{0,300}": EOF/,
    ],
    what: 'The registry closed the connection when layers were pushed to {repository}.',
    why: 'Likely the repository does not exist in ECR, or the role may not ecr:InitiateLayerUpload: ECR then gives no answer.',
    fix: 'Create the repository with exactly this path, and allow the actions of a push on it; CloudTrail names the denied one.',
    link: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html',
  },
  {
    id: 'ecr-rate-exceeded',
    sources: ['registry'],
    patterns: [/(?:TOOMANYREQUESTS|toomanyrequests): Rate exceeded/],
    what: 'ECR gets more requests than it allows.',
    why: 'Many pushes or pulls run at once, or public.ecr.aws is used without a login.',
    fix: 'Try again later, run fewer at once, and log in to public.ecr.aws for a higher limit.',
  },
  {
    id: 'docker-login-wrong-password',
    sources: ['registry'],
    patterns: [
      /login attempt to https?:\/\/(?<host>[^\s/]{1,200})\/v2\/ failed with status: 401/,
      /https:\/\/(?<host>[^\s/"]{1,200})\/v2\/": unauthorized: incorrect username or password/,
    ],
    what: 'The registry {host} rejected the password of docker login.',
    why: 'It is wrong or has expired; with ECR it may be the one of another region.',
    fix: 'Get a new one in the same step: aws ecr get-login-password --region REGION | docker login --username AWS --password-stdin {host}.',
  },
  {
    id: 'registry-push-401',
    sources: ['registry'],
    patterns: [
      /unexpected status from (?:HEAD|POST|PUT|PATCH) request to https?:\/\/(?<host>[^\s/]{1,200})\/v2\/[^\s]{1,400}: 401 Unauthorized/,
    ],
    what: 'The push to {host} has no valid login.',
    why: 'The job did not log in to exactly this registry, or the builder does not see that login.',
    fix: 'Log in to {host} before the build, in the same job and with the same DOCKER_CONFIG.',
  },
  {
    id: 'registry-no-basic-auth',
    sources: ['registry'],
    patterns: [
      /"https?:\/\/(?<host>[^\s/"]{1,200})\/v2\/[^\s"]{0,400}": no basic auth credentials/,
      /no basic auth credentials/,
    ],
    what: 'Docker has no login for the registry {host|of this image}.',
    why: 'Nobody logged in, the image name has another account or region than the login, or sudo or DOCKER_CONFIG hides it.',
    fix: 'Log in to the host of the image name: aws ecr get-login-password --region REGION | docker login --username AWS --password-stdin {host|HOST}.',
  },
  {
    id: 'image-not-built-locally',
    sources: ['registry'],
    patterns: [
      /An image does not exist locally with the tag: (?<image>[^\s]{1,300})/,
      /No such image: (?<image>[^\s]{1,300})/,
    ],
    what: 'Docker has no image {image} here.',
    why: 'The build gave it another name, or buildx did not load it into Docker.',
    fix: 'Build with -t {image}, and with --push, or with --load before docker push.',
  },
  {
    id: 'registry-manifest-unknown',
    sources: ['registry'],
    patterns: [/manifest for (?<image>[^\s]{1,300}) not found: manifest unknown/],
    what: 'The repository has no image {image}.',
    why: 'The tag was never pushed there, is in another region, or a lifecycle policy removed it.',
    fix: 'See what there is with aws ecr describe-images --repository-name NAME, and push the tag or deploy another.',
  },
  {
    id: 'registry-host-unresolvable',
    sources: ['registry'],
    patterns: [
      /"https?:\/\/(?<host>(?!registry-1\.docker\.io)[\w.-]{1,200})(?::\d{1,5})?\/v2\/[^\s"]{0,400}": dial tcp: lookup [\w.-]{1,200}[^\n]{0,60}: no such host/,
    ],
    what: 'The host name of the registry, {host}, does not resolve.',
    why: 'It is mistyped, has the wrong region, or is known only within another network.',
    fix: 'Write ACCOUNT.dkr.ecr.REGION.amazonaws.com for ECR, and check the DNS of the runner.',
  },
  {
    id: 'registry-connection-refused',
    sources: ['registry'],
    patterns: [
      /"https?:\/\/(?<host>[\w.:[\]-]{1,200})\/v2\/[^\s"]{0,400}": dial tcp [^\s]{1,100}: connect: connection refused/,
    ],
    what: 'Nothing listens at the registry {host}.',
    why: 'The registry does not run, or its port is another.',
    fix: 'Start the registry, or correct host and port in the name of the image.',
  },
];
