import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/diagnosis/exit-code.ts
function exitCodeMeaning(exitCode, reason) {
  if (exitCode === 137 && isOutOfMemory(reason)) return "killed for using more memory than its limit";
  return meanings[exitCode] ?? signalMeaning(exitCode);
}
function isOutOfMemory(reason) {
  return reason?.startsWith("OutOfMemoryError") ?? false;
}
var meanings = {
  0: "ended by itself, without an error",
  1: "the application's own error",
  2: "the application's own error, or a Go panic",
  126: "the command is not executable",
  127: "the command was not found",
  134: "aborted itself (SIGABRT)",
  137: "killed (SIGKILL), though not for its memory as far as ECS knows",
  139: "crashed in native code (SIGSEGV)",
  143: "asked to stop (SIGTERM)",
  255: "the container runtime could not run it, or the application failed with -1"
};
function signalMeaning(exitCode) {
  return exitCode > 128 && exitCode < 160 ? `ended by signal ${exitCode - 128}` : "the application's own error";
}

// src/diagnosis/launch-signatures.ts
var network = /i\/o timeout|Client\.Timeout|deadline exceeded|no such host|connection issue|send request failed/;
var networkFix = "give the task a way out on port 443: a NAT gateway, a public IP (assignPublicIp: ENABLED in a public subnet), or VPC endpoints, and allow it in its security group";
var secretSignatures = [
  {
    cause: "secret-denied",
    patterns: [
      /not authorized to perform:? (?<action>(?:ssm|secretsmanager|kms):\w{1,60}) on resource:? (?<secret>\S{1,500})/
    ],
    canHeal: false,
    sentence: "The execution role {role} may not read {secret}: {action} is denied.",
    fix: "Allow {action} on {secret} to the execution role {role}."
  },
  {
    cause: "secret-denied",
    patterns: [/not authorized to perform:? (?<action>(?:ssm|secretsmanager|kms):\w{1,60})/],
    canHeal: false,
    sentence: "The execution role {role} may not read a secret of the task definition: {action} is denied.",
    fix: "Allow {action} on the secrets of the task definition to the execution role {role}."
  },
  {
    cause: "secret-denied",
    patterns: [/Access to KMS is not allowed/],
    canHeal: false,
    sentence: "The execution role {role} may not use the key that a secret of the task definition is encrypted with.",
    fix: "Allow kms:Decrypt on that key to the execution role {role}, in IAM and in the policy of the key."
  },
  {
    cause: "secret-missing",
    patterns: [/invalid (?:ssm )?parameters: (?<secret>[^\s,]{1,500}(?:, ?[^\s,]{1,500}){0,20})/],
    canHeal: false,
    sentence: "The SSM parameter {secret} does not exist in this region.",
    fix: "Create the parameter {secret}, or correct valueFrom in the task definition; the execution role {role} reads it."
  },
  {
    cause: "secret-missing",
    patterns: [
      /failed to fetch secret (?<secret>\S{1,500}) from secrets manager/,
      /ResourceNotFoundException|can't find the specified secret/
    ],
    canHeal: false,
    sentence: "The secret {secret} does not exist in this region, or has no value of the version that is asked for.",
    fix: "Create the secret {secret}, or correct valueFrom in the task definition; the execution role {role} reads it."
  },
  {
    cause: "secret-missing",
    patterns: [/did not contain json key (?<key>\S{1,200})/],
    canHeal: false,
    sentence: 'A secret of the task definition has no JSON key "{key}".',
    fix: 'Add the key "{key}" to that secret in Secrets Manager, or correct the end of valueFrom; the execution role {role} reads it.'
  },
  {
    cause: "secret-missing",
    patterns: [/marked for deletion/],
    canHeal: false,
    sentence: "A secret of the task definition is scheduled for deletion.",
    fix: 'Run "aws secretsmanager restore-secret" for it, or refer to its successor; the execution role {role} reads it.'
  },
  {
    cause: "no-network-to-secrets",
    patterns: [/unable to retrieve secrets? from/, network],
    canHeal: true,
    sentence: "The task could not reach Secrets Manager or Systems Manager.",
    fix: `If this goes on, ${networkFix} (endpoints secretsmanager and ssm).`
  }
];
var imageSignatures = [
  {
    cause: "image-pull-denied",
    patterns: [/not authorized to perform:? (?<action>ecr(?:-public)?:\w{1,60})/],
    canHeal: false,
    sentence: "The image {image} may not be pulled: {action} is denied.",
    fix: "Allow {action} on its repository to the execution role {role} (AmazonECSTaskExecutionRolePolicy does), or to the instance role where the task has none."
  },
  {
    cause: "no-network-to-registry",
    patterns: [/CannotPull|registry auth/, network],
    canHeal: true,
    sentence: "The task could not reach the registry of {image}.",
    fix: `If this goes on, ${networkFix} (endpoints ecr.api and ecr.dkr, and the S3 gateway).`
  },
  {
    cause: "wrong-architecture",
    patterns: [
      /does not contain descriptor matching platform '?(?<platform>[\w/.-]{1,60})|no matching manifest for (?<engine>[\w/.-]{1,60})/
    ],
    canHeal: false,
    sentence: "The image {image} was not built for {platform}{engine}, on which the task runs.",
    fix: "Build it for that platform (platforms: {platform}{engine}), or set runtimePlatform.cpuArchitecture to what it was built for."
  },
  {
    cause: "image-pull-rate-limited",
    patterns: [/toomanyrequests|pull rate limit|Rate exceeded/],
    canHeal: true,
    sentence: "The registry limits how often images are pulled, and refused {image}.",
    fix: "Copy the image to ECR (a pull-through cache does), or set repositoryCredentials in the task definition."
  },
  ...[
    /failed to resolve ref "?(?<image>[^\s"]{1,500})"?: not found/,
    /failed to resolve reference "(?<image>[^"]{1,500})": \S{1,500}: not found/,
    /manifest for (?<image>\S{1,500}) not found/,
    /repository (?<image>\S{1,500}) not found/,
    /manifest unknown|name unknown|[Rr]equested image not found/
  ].map(imageNotFound),
  {
    cause: "image-pull-denied",
    patterns: [/pull access denied for (?<image>[^\s,]{1,500})/],
    canHeal: false,
    sentence: "The repository of {image} does not exist, or the task may not read it.",
    fix: "Check the name of the image. If it is right, allow the execution role {role} to pull it, or set repositoryCredentials for a registry other than ECR."
  },
  {
    cause: "image-pull-denied",
    patterns: [/CannotPull/, /403 Forbidden|401 Unauthorized|no basic auth credentials|can.t pull the image/],
    canHeal: false,
    sentence: "The registry refused to hand out {image}.",
    fix: "Allow ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to the execution role {role} (to the instance role where the task has none), and look at the policy of the repository when it is in another account."
  },
  {
    cause: "disk-full",
    patterns: [/no space left on device|Thin Pool has \d{1,20} free/],
    canHeal: true,
    sentence: "The disk of the container instance is full.",
    fix: 'Run "docker system prune" on the instance, give it a larger volume, or raise ephemeralStorage on Fargate.'
  }
];
function imageNotFound(pattern) {
  return {
    cause: "image-not-found",
    patterns: [pattern],
    canHeal: false,
    sentence: "The image {image} does not exist in its registry.",
    fix: "Push it before it is deployed, and check its repository, tag or digest, account and region."
  };
}
var launchSignatures = [...secretSignatures, ...imageSignatures];

// src/diagnosis/signature.ts
var longestText = 2e3;
function recognize(text, signatures, context) {
  const searched = text.slice(0, longestText);
  for (const { cause, patterns, canHeal, sentence, fix } of signatures) {
    const groups = matchAll(searched, patterns);
    if (groups === void 0) continue;
    const values = { ...context, ...groups };
    return { name: cause, canHeal, sentence: fill(sentence, values), fix: fill(fix, values), quote: text.trim() };
  }
  return void 0;
}
function matchAll(text, patterns) {
  const matches = patterns.map((pattern) => pattern.exec(text));
  if (matches.includes(null)) return void 0;
  return Object.assign({}, ...matches.map((match) => match?.groups ?? {}));
}
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => (values[name] ?? "").replace(/[.,;]$/, ""));
}

// src/diagnosis/stop-signatures.ts
var commandSignatures = [
  {
    cause: "wrong-architecture",
    patterns: [/exec format error/],
    canHeal: false,
    sentence: 'The program of the container "{container}" cannot run on this processor; likely {image} was built for another architecture.',
    fix: "Build the image for the platform of the task (runtimePlatform, or the instance's), or put a shebang line into a script that has none."
  },
  {
    cause: "exec-not-found",
    patterns: [
      /exec:? "?(?<command>[^\s":]{1,300})"?: (?:executable file not found|stat [^\s:]{1,300}: no such file|no such file or directory)/
    ],
    canHeal: false,
    sentence: 'The command "{command}" of the container "{container}" is not in the image {image}.',
    fix: "Correct entryPoint or command in the task definition or the Dockerfile, or copy the file into the image; a script also needs the interpreter of its first line."
  },
  {
    cause: "exec-not-executable",
    patterns: [/exec:? "?(?<command>[^\s":]{1,300})"?: permission denied/],
    canHeal: false,
    sentence: 'The command "{command}" of the container "{container}" may not be executed.',
    fix: "Set its execute bit (COPY --chmod=755, or git update-index --chmod=+x), and check the user that the container runs as."
  }
];
var otherSignatures = [
  {
    cause: "log-group-missing",
    patterns: [/specified log group does not exist|cannot find the Amazon CloudWatch log group/],
    canHeal: false,
    sentence: "The log group {logGroup} does not exist in this region.",
    fix: 'Create it with "aws logs create-log-group", or set the log option awslogs-create-group to true and allow logs:CreateLogGroup.'
  },
  {
    cause: "port-taken",
    patterns: [/Bind for (?<address>\S{1,80}) failed: port is already allocated/],
    canHeal: true,
    sentence: 'Something on the container instance already uses {address}, which the container "{container}" publishes.',
    fix: "Let the old task stop first (minimum-healthy-percent 0, maximum-percent 100), or use hostPort 0 behind a load balancer."
  },
  {
    cause: "role-not-assumable",
    patterns: [/unable to assume the (?:service-linked )?role '?(?<assumed>[^\s']{1,300})/],
    canHeal: true,
    sentence: "ECS may not assume the role {assumed}.",
    fix: "Check that the role exists and trusts ecs-tasks.amazonaws.com; a new role takes up to a minute."
  },
  {
    cause: "volume-not-mounted",
    patterns: [/failed to invoke EFS utils/],
    canHeal: true,
    sentence: "An EFS volume of the task could not be mounted.",
    fix: "Check that its directory exists, that a mount target is in the zone, and that port 2049 is open to the task."
  },
  {
    cause: "network-interface-timeout",
    patterns: [/waiting for network interface provisioning/],
    canHeal: true,
    sentence: "AWS did not attach a network interface to the task in time.",
    fix: "Deploy again; if it goes on, look for free addresses in the subnet and the interface limit of the instance."
  },
  {
    cause: "health-check-failed",
    patterns: [/failed container health checks/],
    canHeal: true,
    sentence: 'The health check of the container "{container}" failed until its retries were used up.',
    fix: "Run the command of the health check in the container (docker exec): it must be in the image and end with 0; raise startPeriod for a slow start."
  },
  {
    cause: "target-unhealthy",
    patterns: [/failed ELB health checks in \(target-group (?<targetGroup>[^\s)]{1,300})/],
    canHeal: true,
    sentence: "The load balancer found the task unhealthy in {targetGroup}.",
    fix: "Check port, path and expected codes of the health check; raise healthCheckGracePeriodSeconds for a slow start."
  },
  {
    cause: "no-capacity",
    patterns: [/RESOURCE:(?<resource>[A-Z]{1,20})/],
    canHeal: true,
    sentence: "The container instance had no {resource} left for the task.",
    fix: "Add an instance, ask for less in the task definition, or let the old task stop first (minimum-healthy-percent 0)."
  },
  {
    cause: "spot-interruption",
    patterns: [/Spot Task was interrupted/],
    canHeal: true,
    sentence: "AWS took the Spot capacity under the task back.",
    fix: "Deploy again; put what must stay up on capacity that is not Spot."
  },
  {
    cause: "instance-lost",
    patterns: [/Host EC2|Container instance was deregistered/],
    canHeal: true,
    sentence: "The container instance under the task went away.",
    fix: "Deploy again, and look in the Auto Scaling group for who ended it."
  }
];
var stopSignatures = [...launchSignatures, ...commandSignatures, ...otherSignatures];

// src/diagnosis/line-signatures.ts
var databasePort = "(?<port>5432|3306|1433|1521|6379|27017)";
var host = "(?<host>[\\w.-]{1,255}|\\[[\\da-fA-F:]{2,45}\\])";
var libpq = `connection to server at "(?<host>[^"]{1,255})"(?: \\([^)]{1,64}\\))?, port (?<port>\\d{1,5}) failed: `;
var texts = {
  refused: {
    cause: "database-refused",
    sentence: "The database at {host}:{port} refused the connection.",
    fix: "Check that host and port are those of the database (inside a container, localhost is the container itself) and that it runs."
  },
  unreachable: {
    cause: "database-unreachable",
    sentence: "The database at {host}:{port} could not be reached: the connection timed out or has no route.",
    fix: "Allow port {port} from the task's (or the instance's) security group in that of the database, and check that both are in connected networks. An outgoing connection needs no EXPOSE and no port mapping."
  },
  password: {
    cause: "database-password-rejected",
    sentence: "The database at {host}:{port} rejected the password.",
    fix: "Correct the password that the task gets, or the user; a special character in a connection URL must be percent-encoded."
  },
  "password-of-user": {
    cause: "database-password-rejected",
    sentence: 'The database rejected the password of the user "{user}".',
    fix: "Correct the password that the task gets, or the user; a special character in a connection URL must be percent-encoded."
  },
  "unknown-host": {
    cause: "host-not-found",
    sentence: 'The host {host}, to which the container "{container}" connects, has no address in the DNS of the task.',
    fix: "Correct the name (that of a Compose service does not exist in ECS), or the private zone and DNS settings of the VPC."
  }
};
var lineSignatures = [
  line("password", `${libpq}FATAL:  ?password authentication failed`),
  line("refused", `${libpq}Connection refused`),
  line("unreachable", `${libpq}(?:timeout expired|Connection timed out|No route to host)`),
  line("refused", `dial tcp ${host}:${databasePort}: connect: connection refused`),
  line(
    "unreachable",
    `dial tcp ${host}:${databasePort}: (?:i/o timeout|connect: connection timed out|connect: no route to host)`
  ),
  line("refused", `connect ECONNREFUSED ${host}:${databasePort}`),
  line("unreachable", `connect (?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) ${host}:${databasePort}`),
  line("refused", `Connect call failed \\('(?<host>[^']{1,255})', ${databasePort}\\)`),
  line("refused", `Error 111 connecting to ${host}:(?<port>\\d{1,5})\\. Connection refused`),
  // pgjdbc says "refused" after a timeout too, so neither is claimed.
  {
    ...line("unreachable", `Connection to ${host}:(?<port>\\d{1,5}) refused\\. Check that the hostname and port`),
    sentence: "The database at {host}:{port} could not be reached."
  },
  {
    ...line("unreachable", "Can't reach database server at `?(?<host>[^`\\s]{1,255})`?:`?(?<port>\\d{1,5})"),
    sentence: "The database at {host}:{port} could not be reached."
  },
  line("password-of-user", 'password authentication failed for user "(?<user>[^"]{1,100})"'),
  line("password-of-user", "Access denied for user '(?<user>[^']{1,100})'@'[^']{1,255}' \\(using password: "),
  line("unknown-host", 'could not translate host name "(?<host>[^"]{1,255})" to address'),
  line("unknown-host", "getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<host>[\\w.-]{1,255})"),
  line("unknown-host", "lookup (?<host>[\\w.-]{1,255})(?: on [\\d.:]{1,60})?: no such host"),
  line("unknown-host", "failed to resolve host '(?<host>[^']{1,255})'"),
  line("unknown-host", "UnknownHostException: (?<host>[\\w.-]{1,255})"),
  ...commandSignatures
];
function line(kind, pattern) {
  return { ...texts[kind], patterns: [new RegExp(pattern)], canHeal: true };
}

export {
  exitCodeMeaning,
  isOutOfMemory,
  launchSignatures,
  stopSignatures,
  lineSignatures,
  recognize
};
