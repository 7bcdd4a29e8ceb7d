import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  address,
  host,
  namesIn,
  probeErrors,
  tlsErrors
} from "./chunk-QQOACR5C.js";
import {
  createByteSearch
} from "./chunk-QNFDBV7L.js";

// src/diagnosis/known-errors/apt.ts
var aptErrors = [
  {
    id: "apt-mirror-unresolvable",
    sources: ["build"],
    patterns: [/(?:Could not resolve|Temporary failure resolving) '(?<host>[\w.-]{1,200})'/],
    what: "apt cannot resolve the name of the mirror {host}.",
    why: 'The build has no working DNS; "Unable to locate package" after it is a consequence.',
    fix: 'Run the build again; on a runner of your own give the Docker daemon a name server ("dns" in /etc/docker/daemon.json) or build with --network=host.',
    beats: ["apt-unable-to-locate-package"]
  },
  {
    id: "apt-suite-gone",
    sources: ["build"],
    patterns: [/The repository '(?<repository>[^'\n]{1,300})' (?:does not have|no longer has) a Release file/],
    what: 'The mirror no longer has "{repository}".',
    why: "Likely the release of the base image has reached its end of life.",
    fix: "Move to a supported base image; until then, point sources.list at archive.debian.org or old-releases.ubuntu.com.",
    beats: ["apt-unable-to-locate-package"]
  },
  {
    id: "apt-404-stale-package-list",
    sources: ["build"],
    patterns: [
      /E: Failed to fetch (?<url>https?:\/\/[^\s]{1,400}) {1,3}404 {1,3}Not Found/,
      /E: Unable to fetch some archives, maybe run apt-get update/
    ],
    what: "apt asks for a version of a package that the mirror no longer has.",
    why: "Likely apt-get update is in a layer of its own that came from the cache, so its package list is old.",
    fix: "Write RUN apt-get update && apt-get install -y ... in one instruction, and build once with --no-cache.",
    link: "https://docs.docker.com/build/building/best-practices/#apt-get"
  },
  {
    id: "apt-not-root",
    sources: ["build"],
    patterns: [/Could not open lock file (?<file>\/var\/[^\s]{1,100}) - open \(13: Permission denied\)/],
    what: "apt may not write {file}: it does not run as root.",
    why: "The step comes after a USER instruction, or the base image has a user of its own.",
    fix: "Install packages before USER, or put USER root before the step and the other user after it."
  },
  {
    id: "apt-unable-to-locate-package",
    sources: ["build"],
    patterns: [
      /E: Unable to locate package (?<package>[\w.+:-]{1,100})/,
      /The command '(?![^'\n]{0,600}apt-get update)[^'\n]{0,300}apt-get install [^'\n]{0,300}' returned a non-zero code: 100/
    ],
    what: "apt does not find the package {package|that is to be installed}.",
    why: "The layer has no package list (no apt-get update before it), or this release has no such package.",
    fix: "Write RUN apt-get update && apt-get install -y --no-install-recommends ... in one instruction, and check the name for the release of the base image.",
    link: "https://docs.docker.com/build/building/best-practices/#apt-get"
  }
];

// src/diagnosis/known-errors/base-image.ts
var baseImageErrors = [
  {
    id: "docker-hub-rate-limit",
    sources: ["build", "registry"],
    patterns: [/toomanyrequests: You have reached your (?:unauthenticated )?pull rate limit/],
    what: "Docker Hub allows no more pulls for now.",
    why: "Pulls without a login are counted by address, and hosted runners share theirs with others.",
    fix: "Log in to Docker Hub before the build, or take the image from public.ecr.aws/docker/library/NAME or a pull-through cache.",
    link: "https://docs.docker.com/docker-hub/usage/"
  },
  {
    id: "docker-hub-unreachable",
    sources: ["build", "registry"],
    patterns: [
      /https:\/\/registry-1\.docker\.io\/v2\/[^\s"]{0,300}": (?:dial tcp|net\/http|context deadline exceeded|EOF|read tcp)/,
      /lookup registry-1\.docker\.io[^\n:]{0,60}(?::\d{1,5})?: (?:no such host|i\/o timeout|server misbehaving)/
    ],
    what: "The builder cannot reach Docker Hub.",
    why: "It has no route or no DNS to registry-1.docker.io, or Docker Hub is down.",
    fix: "Run the build again; where the network is closed, take the base image from public.ecr.aws/docker/library/NAME or from a mirror."
  },
  {
    id: "base-image-no-matching-platform",
    sources: ["build", "registry"],
    patterns: [
      /no matching manifest for (?<platform>[\w/]{1,40}) in the manifest list entries/,
      /no match for platform in manifest/
    ],
    what: "The image does not exist for {platform|the platform that is asked for}.",
    why: "It was published for other platforms only.",
    fix: "Build or pull for a platform that it has (--platform linux/amd64), or choose a tag for several platforms.",
    link: "https://docs.docker.com/build/building/multi-platform/",
    beats: ["base-image-not-found"]
  },
  {
    id: "base-image-registry-auth",
    sources: ["build"],
    patterns: [
      /(?:Head|Get) "https?:\/\/(?<host>[\w.:-]{1,200})\/v2\/[^\s"]{1,300}\/manifests\/[^\s"]{1,200}": no basic auth credentials/,
      /failed to resolve source metadata for [^\s]{1,300}: unexpected status from HEAD request to https?:\/\/(?<host>[\w.:-]{1,200})\/v2\/[^\s]{1,400}: 401 Unauthorized/
    ],
    what: "The base image is in the private registry {host}, and the build has no login for it.",
    why: "No step before the build logged in to {host}.",
    fix: "Log in to {host} before the build (aws-actions/amazon-ecr-login with its account in registries, or docker/login-action).",
    beats: ["registry-no-basic-auth", "registry-push-401"]
  },
  {
    id: "base-image-not-found",
    sources: ["build"],
    patterns: [
      /failed to resolve source metadata for (?<image>[^\s]{1,300}): [^\s]{1,300}: not found/,
      /manifest for (?<image>[^\s]{1,300}) not found: manifest unknown/,
      /pull access denied(?: for (?<image>[^\s,]{1,300}))?, repository does not exist or may require/
    ],
    what: "The base image {image|in FROM} does not exist in its registry, or may not be read.",
    why: 'Its name or tag is mistyped, or it is private; Docker Hub says "pull access denied" for both.',
    fix: "Check it with docker manifest inspect {image|IMAGE}, and log in before the build where it is private."
  },
  {
    id: "invalid-image-reference",
    sources: ["build", "registry"],
    patterns: [
      /repository name \((?<name>[^)\n]{1,200})\) must be lowercase/,
      /"(?<name>[^"\n]{0,300})" is not a valid repository\/tag/,
      /invalid reference format/
    ],
    what: "{name|The name of the image} is no valid name of an image.",
    why: "It has capital letters, a blank, a sign that tags may not have, or an empty part from a variable without a value.",
    fix: "Write the repository in small letters, the tag with letters, digits, dots and dashes, and print the whole name to see an empty variable.",
    link: "https://docs.docker.com/reference/cli/docker/image/tag/"
  }
];

// src/diagnosis/known-errors/build-context.ts
var buildContextErrors = [
  {
    id: "copy-source-missing",
    sources: ["build"],
    patterns: [
      /failed to calculate checksum of ref [^\s]{1,200}: "(?<path>[^"\n]{1,300})": not found/,
      /COPY failed: file not found in build context or excluded by \.dockerignore: stat (?<path>[^\n:]{1,300}): file does not exist/,
      /ADD failed: file not found in build context or excluded by \.dockerignore: stat (?<path>[^\n:]{1,300}): file does not exist/
    ],
    what: "COPY or ADD does not find {path}.",
    why: "It is not in the build context (another directory, not committed, made only locally, or above it by ../) or stands in .dockerignore; with --from, the stage does not have it.",
    fix: "Check the context of the build and .dockerignore; git ls-files shows whether the file is committed.",
    link: "https://docs.docker.com/build/concepts/context/"
  },
  {
    id: "copy-outside-context",
    sources: ["build"],
    patterns: [/(?:COPY|ADD) failed: forbidden path outside the build context: (?<path>[^\s]{1,300})/],
    what: "COPY or ADD uses {path}, which is outside the build context.",
    why: "A build sees only what is below its context directory.",
    fix: "Take a directory further up as the context (docker build -f app/Dockerfile .), and write the paths from there.",
    link: "https://docs.docker.com/build/concepts/context/"
  },
  {
    id: "copy-from-stage-path-missing",
    sources: ["build"],
    patterns: [
      /failed to solve: lstat (?<path>[^\s:]{1,300}): no such file or directory/,
      /COPY failed: stat (?<path>[^\n:]{1,300}): file does not exist/,
      /COPY --from=[^\n]{1,400}\n(?:#\d{1,5} )?ERROR: failed to calculate checksum of ref [^\s]{1,200}: "(?<path>[^"\n]{1,300})": not found/
    ],
    what: "COPY --from does not find {path} in the earlier stage.",
    why: "The build step of that stage writes to another directory, or it did not run.",
    fix: "Check where the build tool writes to (dist, build, .next, target), and the WORKDIR of that stage.",
    beats: ["copy-source-missing"]
  },
  {
    id: "copy-from-unknown-stage",
    sources: ["build"],
    patterns: [/invalid from flag value (?<stage>[^\s:]{1,200}): /],
    what: "COPY --from={stage} names neither a stage nor an image that can be pulled.",
    why: "No FROM ... AS {stage} stands before it, so Docker took it for the name of an image.",
    fix: "Write the name of an earlier stage into COPY --from, or name the stage so.",
    beats: ["docker-hub-unreachable", "base-image-not-found", "registry-host-unresolvable"]
  }
];

// src/diagnosis/known-errors/build-step.ts
function stepEndedWith(exitCode) {
  return [
    new RegExp(`process "(?<command>[^\\n]{1,500})" did not complete successfully: exit code: ${exitCode}(?!\\d)`),
    new RegExp(`The command '(?<command>[^\\n]{1,500})' returned a non-zero code: ${exitCode}(?!\\d)`)
  ];
}
var buildStepErrors = [
  {
    id: "build-scratch-has-no-shell",
    sources: ["build"],
    patterns: [
      /exec: "(?<shell>\/bin\/(?:ba|a)?sh)": stat [\w/]{1,20}: no such file or directory/,
      /exec (?<shell>\/bin\/(?:ba|a)?sh): no such file or directory/
    ],
    what: "The stage has no shell to run the step with.",
    why: "RUN in its usual form needs {shell}, which scratch and distroless images do not have.",
    fix: "Do the work of RUN in a build stage, and only COPY --from it into the scratch or distroless stage."
  },
  {
    id: "build-exec-format-error",
    sources: ["build"],
    patterns: [
      /exec (?<program>\/[^\s:]{1,200}): exec format error/,
      /"(?<program>\/[^"\s]{1,200})": exec format error/
    ],
    what: "{program} in the image is for another processor than that of the builder.",
    why: "The base image or the program was made for another architecture, and no emulation is set up.",
    fix: "Build for the architecture of the builder (--platform linux/amd64), use docker/setup-qemu-action, or build on a runner of the other architecture.",
    link: "https://docs.docker.com/build/building/multi-platform/"
  },
  {
    id: "build-user-not-found",
    sources: ["build"],
    patterns: [/unable to find user (?<user>[^\s:]{1,100}): no matching entries in passwd file/],
    what: "The image has no user {user}.",
    why: "USER (or the user of docker run) names an account that no step made.",
    fix: "Make it before USER (RUN adduser -D {user} on Alpine, RUN useradd -m {user} on Debian), or use a number."
  },
  {
    id: "no-space-left-on-device",
    sources: ["build"],
    patterns: [/: no space left on device/],
    what: "The disk of the builder is full.",
    why: "Images, build cache and the build context together need more than there is.",
    fix: "Free the disk (docker system prune -af), make the image and the context smaller (.dockerignore), or take a runner with a larger disk."
  },
  {
    id: "build-script-not-executable",
    sources: ["build"],
    patterns: [/sh: (?:\d{1,4}: |line \d{1,4}: )?(?<script>[\w./-]{1,200}): Permission denied/, ...stepEndedWith(126)],
    what: "The step may not execute {script|its program}.",
    why: "The file lacks the bit that makes it executable (exit code 126).",
    fix: "Commit it with git update-index --chmod=+x FILE, copy it with COPY --chmod=755, or run it with sh FILE.",
    link: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod"
  },
  {
    id: "build-command-not-found",
    sources: ["build"],
    patterns: [
      /sh: (?:\d{1,4}: |line \d{1,4}: )?(?<program>[\w./@+-]{1,100})(?:: command not found|: not found)/,
      ...stepEndedWith(127)
    ],
    what: "The step calls {program|a program} that the stage does not have.",
    why: "It is not installed in this stage: each FROM begins with nothing but its own image (exit code 127).",
    fix: "Install it in this stage, or choose a base image that has it."
  },
  {
    id: "build-killed-out-of-memory",
    sources: ["build"],
    patterns: stepEndedWith(137),
    what: "A step of the build was killed (exit code 137).",
    why: "Likely the builder ran out of memory, and the kernel ended its largest process.",
    fix: "Take a larger runner, run less at once (make -j2, cargo build -j2), or limit the heap (NODE_OPTIONS=--max-old-space-size=MEBIBYTES)."
  }
];

// src/diagnosis/known-errors/credentials.ts
var credentialErrors = [
  {
    id: "oidc-id-token-permission-missing",
    sources: ["credentials"],
    patterns: [
      /Did you mean to set the `id-token` permission/,
      /Credentials could not be loaded, please check your action inputs/,
      /Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable/
    ],
    what: "The job got no credentials for AWS.",
    why: "Likely it may not ask GitHub for a token (permissions: id-token: write, which pull requests from forks never get), or the role or the keys in its inputs are empty.",
    fix: "Add permissions: { id-token: write, contents: read } to the job, and check that the variable with the ARN of the role is not empty.",
    link: "https://github.com/aws-actions/configure-aws-credentials#oidc",
    beats: ["aws-credentials-missing"]
  },
  {
    id: "oidc-assume-role-not-authorized",
    sources: ["credentials"],
    patterns: [/Not\sauthorized\sto\sperform\ssts:AssumeRoleWithWebIdentity/],
    what: "The role does not trust this workflow.",
    why: "Its trust policy asks for another repository, branch, environment or audience than the token of the job has, or names another provider.",
    fix: "Let token.actions.githubusercontent.com:sub in the trust policy match repo:OWNER/NAME:... of this run (an environment changes it), and aud be sts.amazonaws.com.",
    link: "https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws"
  },
  {
    id: "oidc-provider-not-in-account",
    sources: ["credentials"],
    patterns: [/No\sOpenIDConnect\sprovider\sfound\sin\syour\saccount\sfor\s(?<provider>https:\/\/[^\s"]{1,200})/],
    what: "The AWS account has no identity provider for {provider}.",
    why: "It was never made in this account, or the role is in another one.",
    fix: "Make it: aws iam create-open-id-connect-provider --url {provider} --client-id-list sts.amazonaws.com.",
    link: "https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws"
  },
  {
    id: "oidc-wrong-audience",
    sources: ["credentials"],
    patterns: [/Incorrect\stoken\saudience/],
    what: "AWS refused the token of the job for its audience.",
    why: "The audience is not among the client ids of the identity provider.",
    fix: "Use the audience sts.amazonaws.com in the workflow, and add it to the client ids of the provider in IAM."
  },
  {
    id: "oidc-role-arn-invalid",
    sources: ["credentials"],
    patterns: [
      /Could not assume role with OIDC: Request\sARN\sis\sinvalid/,
      /\(ValidationError\)[^\n]{0,120}AssumeRole[^\n]{0,60}is\sinvalid/
    ],
    what: "role-to-assume is no ARN of a role.",
    why: "It has a blank too many, no account id, or a variable without a value.",
    fix: "Write arn:aws:iam::ACCOUNT:role/NAME; print its length to see a blank."
  },
  {
    id: "aws-token-expired",
    sources: ["credentials"],
    patterns: [
      /[Tt]he\ssecurity\stoken\sincluded\sin\sthe\srequest\sis\sexpired/,
      /(?:ExpiredTokenException|ExpiredToken|RequestExpired)\b[^\n]{0,80}(?:expired|Expired)/
    ],
    what: "The credentials for AWS have expired.",
    why: "The job took longer than the session of its role (an hour by default), or the keys of an old session are stored as secrets.",
    fix: "Assume the role again right before the step, or raise role-duration-seconds up to the maximum session duration of the role."
  },
  {
    id: "aws-token-invalid",
    sources: ["credentials"],
    patterns: [/[Tt]he\ssecurity\stoken\sincluded\sin\sthe\srequest\sis\sinvalid/],
    what: "AWS does not know the access key.",
    why: "It was deleted or mistyped, the session token of temporary keys is missing, or the region is not enabled for the account.",
    fix: "Replace the key, or assume a role by OIDC; pass AWS_SESSION_TOKEN with temporary keys, and check the region."
  },
  {
    id: "aws-signature-clock-skew",
    sources: ["credentials"],
    patterns: [
      /Signature\sexpired:\s(?<signed>\d{8}T\d{6}Z)\sis\snow\searlier\sthan\s\d{8}T\d{6}Z\s\((?<now>\d{8}T\d{6}Z)/
    ],
    what: "AWS refused a request that was signed at {signed}, when its own clock said {now}.",
    why: "The clock of the machine that signed it is wrong by more than a few minutes.",
    fix: "Set the clock of that machine (timedatectl set-ntp true, or chronyc makestep), and run the job again."
  },
  {
    id: "aws-region-missing",
    sources: ["credentials", "container-log"],
    patterns: [
      /NoRegionError: You must specify a region/,
      /You must specify a region\. You can also configure your region by running/,
      /Error: Region is missing/,
      /Input required and not supplied: aws-region/
    ],
    what: "No AWS region is set.",
    why: "Neither the environment nor the configuration of the program names one.",
    fix: "Set AWS_REGION, in a job with env or aws-region of configure-aws-credentials, in a container with the environment of its task definition."
  },
  {
    id: "aws-credentials-missing",
    sources: ["credentials", "container-log"],
    patterns: [
      /Unable to locate credentials/,
      /CredentialsProviderError: Could not load credentials from any providers/,
      /Could not load credentials from any providers/
    ],
    what: "The program found no credentials for AWS.",
    why: "In a job no step provided any; in a container the task has no task role.",
    fix: "Run aws-actions/configure-aws-credentials earlier in the same job, or give the task definition a taskRoleArn."
  },
  {
    id: "aws-profile-not-found",
    sources: ["credentials"],
    patterns: [/The config profile \((?<profile>[^)\n]{1,100})\) could not be found/],
    what: "There is no AWS profile {profile} on this machine.",
    why: "AWS_PROFILE or --profile names it, likely as it is called on somebody's own machine.",
    fix: "Unset AWS_PROFILE in the job, or make the profile."
  },
  {
    id: "aws-endpoint-unreachable",
    sources: ["credentials"],
    patterns: [
      /Could not connect to the endpoint URL: "(?<endpoint>https?:\/\/[^"\s]{1,200})"/,
      /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<endpoint>(?:[\w-]{1,63}\.){2,3}amazonaws\.com)/
    ],
    what: "AWS cannot be reached at {endpoint}.",
    why: "The region is mistyped, or the runner or the subnet has no way out.",
    fix: "Check the name of the region; in a private subnet add a NAT gateway or a VPC endpoint for the service.",
    beats: ["db-host-unresolvable", "probe-dns-nxdomain"]
  },
  {
    id: "iam-pass-role-denied",
    sources: ["credentials"],
    patterns: [
      /not\sauthorized\sto\sperform:\siam:PassRole\son\sresource:\s(?<role>arn:[^\s]{1,300})/,
      /not\sauthorized\sto\sperform:\siam:PassRole\b/
    ],
    what: "The deploy may not hand {role|the role of the task} to ECS: iam:PassRole is denied.",
    why: "Whoever registers a task definition or updates a service must be allowed to pass its task role and its execution role.",
    fix: "Allow iam:PassRole on both roles, with the condition StringEquals iam:PassedToService = ecs-tasks.amazonaws.com.",
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"
  },
  {
    id: "iam-action-denied",
    sources: ["credentials"],
    patterns: [
      /User:\s(?<principal>arn:[^\s]{1,300})\sis\snot\sauthorized\sto\sperform:\s(?<action>(?!iam:PassRole|ecr:(?:GetAuthorizationToken|InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload|PutImage|BatchCheckLayerAvailability|BatchGetImage))[a-z0-9-]{2,40}:[A-Z]\w{1,80})(?:\son\sresource:\s(?<resource>[^\s]{1,300}))?/
    ],
    what: "{principal} may not {action}.",
    why: "No policy of it allows {action} on {resource|the resource}, or one denies it.",
    fix: 'Allow {action} on {resource|the resource} to it. ecs:RegisterTaskDefinition and ecs:DescribeTaskDefinition need resource "*".',
    link: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html"
  }
];

// src/diagnosis/known-errors/dockerfile.ts
var parseError = "dockerfile parse error (?:on )?line (?<line>\\d{1,6}): ";
var dockerfileErrors = [
  {
    id: "dockerfile-broken-continuation",
    sources: ["build"],
    patterns: [
      new RegExp(`${parseError}unknown instruction: (?<word>&&|\\|\\||[|;\\\\'"\`(){}\\[\\]$-][^\\s]{0,40})`),
      new RegExp(
        `${parseError}unknown instruction: (?<word>EXIT|ECHO|EOF|SET|IF|FI|THEN|DONE|MKDIR|CD|APT-GET|NPM|PIP)\\b`
      )
    ],
    what: "Line {line} of the Dockerfile begins with {word}, which belongs to the line before.",
    why: "The line before lacks its backslash or has a blank after it, or the legacy builder reads a heredoc, which it does not know.",
    fix: "End the line before with a backslash and nothing behind it; build heredocs with BuildKit (docker buildx build).",
    link: "https://docs.docker.com/reference/dockerfile/#here-documents",
    beats: ["dockerfile-unknown-instruction"]
  },
  {
    id: "dockerfile-unknown-instruction",
    sources: ["build"],
    patterns: [new RegExp(`${parseError}unknown instruction: (?<word>[^\\s]{1,60})`)],
    what: "Line {line} of the Dockerfile begins with {word}, which is no instruction.",
    why: "It is mistyped, is left from a merge conflict, or the file is no Dockerfile.",
    fix: "Correct line {line}; a comment begins with #.",
    link: "https://docs.docker.com/reference/dockerfile/"
  },
  {
    id: "dockerfile-empty",
    sources: ["build"],
    patterns: [/the Dockerfile (?:\([^)\n]{1,200}\) )?cannot be empty/],
    what: "The Dockerfile is empty.",
    why: "The file that was found has no content, so likely it is another one than was meant.",
    fix: "Commit the Dockerfile, or correct the path that the build is given."
  },
  {
    id: "dockerfile-no-from",
    sources: ["build"],
    patterns: [/no build stage in current context/],
    what: "The Dockerfile does not begin with FROM.",
    why: "Only ARG, comments and parser directives may stand before the first FROM.",
    fix: "Put FROM with the base image first.",
    link: "https://docs.docker.com/reference/dockerfile/#from"
  },
  {
    id: "dockerfile-wrong-arguments",
    sources: ["build"],
    patterns: [
      /\b(?<instruction>[A-Z]{3,12}) requires (?:either one or three|at least (?:one|two)|exactly (?:one|two)) arguments?/,
      /\b(?<instruction>[A-Z]{3,12}) must have two arguments/
    ],
    what: "{instruction} in the Dockerfile has the wrong number of arguments.",
    why: "A word is missing or too much, or a variable in the line is empty.",
    fix: "Write FROM image AS name, COPY source destination, ENV KEY=value.",
    link: "https://docs.docker.com/reference/dockerfile/"
  },
  {
    id: "dockerfile-invalid-value",
    sources: ["build"],
    patterns: [
      /time: (?:missing|unknown) unit (?:"[^"\n]{1,20}" )?in duration "(?<value>[^"\n]{1,60})"/,
      /time: invalid duration "(?<value>[^"\n]{1,60})"/,
      /invalid containerPort: (?<value>[^\s]{1,60})/
    ],
    what: 'The Dockerfile has the value "{value}" where a duration or a port is needed.',
    why: "A duration of HEALTHCHECK has no unit, or EXPOSE has something that is no port, such as an ARG that is not set.",
    fix: "Write durations such as 5s or 1m, and ports as numbers.",
    link: "https://docs.docker.com/reference/dockerfile/#healthcheck"
  },
  {
    id: "build-arg-for-base-missing",
    sources: ["build"],
    patterns: [/base name \((?:\$\{?(?<argument>\w{1,100}))?[^)\n]{0,100}\) should not be blank/],
    what: "The base image in FROM is empty: {argument|its build argument} has no value.",
    why: "The build argument was not passed and has no default, or its ARG does not stand before the first FROM.",
    fix: "Pass it as a build argument, or give its ARG before FROM a default.",
    link: "https://docs.docker.com/build/building/variables/#scoping"
  },
  {
    id: "build-target-missing",
    sources: ["build"],
    patterns: [
      /target stage "?(?<target>[\w.-]{1,100})"? could not be found/,
      /failed to reach build target (?<target>[\w.-]{1,100}) in Dockerfile/
    ],
    what: 'The Dockerfile has no stage "{target}".',
    why: "The target of the build names a stage that no FROM ... AS {target} defines.",
    fix: "Name one of the stages of the Dockerfile as the target, or leave the target out."
  },
  {
    id: "build-secret-missing",
    sources: ["build"],
    patterns: [
      /failed to solve: secret (?<secret>[^\s:]{1,100}): not found/,
      /ERROR: secret (?<secret>[^\s:]{1,100}): not found/
    ],
    what: 'The build has no secret "{secret}".',
    why: "RUN --mount=type=secret,id={secret} requires it, and it was not passed to the build.",
    fix: "Pass the secret with the id {secret} (docker buildx build --secret id={secret},env=NAME), or correct the id in the Dockerfile.",
    link: "https://docs.docker.com/build/building/secrets/"
  },
  {
    id: "mount-needs-buildkit",
    sources: ["build"],
    patterns: [/the --(?<option>mount|chmod|link|security|network) option requires BuildKit/],
    what: "The Dockerfile uses --{option}, which the legacy builder does not know.",
    why: "The build does not run with BuildKit.",
    fix: "Build with docker buildx build, or set DOCKER_BUILDKIT=1.",
    link: "https://docs.docker.com/go/buildkit/"
  }
];

// src/diagnosis/known-errors/ecs-api.ts
var ecsApiErrors = [
  {
    id: "ecs-cluster-not-found",
    sources: ["ecs-api"],
    patterns: [/ClusterNotFoundException\b/],
    what: "ECS has no cluster of this name in this account and region.",
    why: "The name, the account or the region is another than was meant.",
    fix: "See what there is with aws ecs list-clusters --region REGION, and correct cluster, region or account."
  },
  {
    id: "ecs-service-not-found",
    sources: ["ecs-api"],
    patterns: [/ServiceNotFoundException\b/],
    what: "The cluster has no service of this name.",
    why: "It was never created, or cluster or region are others.",
    fix: "Create the service once (aws ecs create-service, or your templates), or correct its name, the cluster or the region."
  },
  {
    id: "ecs-service-not-active",
    sources: ["ecs-api"],
    patterns: [/ServiceNotActiveException\b/, /Service\swas\snot\sACTIVE/],
    what: "The service is deleted, or about to be.",
    why: "Its status is INACTIVE or DRAINING, and ECS changes only services that are ACTIVE.",
    fix: "Create it again under the same name, once a DRAINING one has become INACTIVE."
  },
  {
    id: "ecs-too-many-active-deployments",
    sources: ["ecs-api"],
    patterns: [
      /(?<count>\d{1,3})\sactive\sdeployments\sexist,\sunable\sto\screate\snew\sdeployment/,
      /(?<count>\d{1,3})\sdeployments\sexist\son\sthe\sservice\.\sUnable\sto\screate\snew\sTaskSet/
    ],
    what: "The service has {count} deployments that have not ended, and takes no more.",
    why: "Their old tasks cannot stop: they are protected, drain for long, or the new ones fail.",
    fix: "Let them drain or stop them, and deploy again once the failing revision is corrected; a concurrency group keeps jobs from deploying at once."
  },
  {
    id: "td-fargate-cpu-memory-combination",
    sources: ["ecs-api"],
    patterns: [/No\sFargate\sconfiguration\sexists\sfor\sgiven\svalues/],
    what: "Fargate does not offer this pair of cpu and memory.",
    why: "Each cpu value allows only certain values of memory.",
    fix: "Use a pair of the list, such as 256 with 512, 512 with 1024, or 1024 with 2048 to 8192.",
    link: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html"
  },
  {
    id: "td-invalid-cpu-setting",
    sources: ["ecs-api"],
    patterns: [/Invalid\s'cpu'\ssetting\sfor\stask/],
    what: "The cpu of the task is not a value that ECS takes.",
    why: "Fargate takes certain values only; on instances it is a range.",
    fix: "Use 256, 512, 1024, 2048, 4096, 8192 or 16384 for Fargate, and 128 to 10240 for EC2.",
    link: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html"
  },
  {
    id: "td-awsvpc-hostport-mismatch",
    sources: ["ecs-api"],
    patterns: [/the\shost\sports\sand\scontainer\sports\sin\sport\smappings\smust\smatch/],
    what: "A port mapping has a hostPort that differs from its containerPort.",
    why: "In the network mode awsvpc, which Fargate always uses, a task has its own address and its ports are not mapped.",
    fix: "Leave hostPort out, or make it equal to containerPort."
  },
  {
    id: "td-awslogs-options-missing",
    sources: ["ecs-api"],
    patterns: [
      /Log\sdriver\sawslogs\srequires\soptions:\s(?<options>awslogs-[\w-]{1,40}(?:, ?awslogs-[\w-]{1,40}){0,5})/
    ],
    what: "The log configuration lacks {options}.",
    why: "The log driver awslogs does not work without them.",
    fix: "Set awslogs-group, awslogs-region and, on Fargate, awslogs-stream-prefix in the options of logConfiguration.",
    link: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html"
  },
  {
    id: "td-execution-role-missing",
    sources: ["ecs-api"],
    patterns: [
      /Fargate\srequires\stask\sdefinition\sto\shave\sexecution\srole\sARN\sto\ssupport\s(?<feature>ECR\simages|log\sdriver\s\w{1,40})/
    ],
    what: "The task definition has no executionRoleArn, which Fargate needs for {feature}.",
    why: "Fargate pulls the image and writes the logs with that role.",
    fix: "Set executionRoleArn to a role with the policy AmazonECSTaskExecutionRolePolicy.",
    link: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html"
  },
  {
    id: "td-container-memory-missing",
    sources: ["ecs-api"],
    patterns: [
      /Invalid\ssetting\sfor\scontainer\s'(?<container>[^'\n]{1,255})'\.\sAt\sleast\sone\sof\s'memory'\sor\s'memoryReservation'/
    ],
    what: 'The container "{container}" has no memory setting, and neither has the task.',
    why: "ECS must know how much memory to keep for it.",
    fix: "Set memory for the task, or memory or memoryReservation for every container."
  },
  {
    id: "td-image-invalid-characters",
    sources: ["ecs-api"],
    patterns: [/Container\.image\scontains\sinvalid\scharacters/],
    what: "The image in the task definition is no valid name of an image.",
    why: "It has a blank or a line break in it, or a variable that was not filled in.",
    fix: "Print the task definition as it is sent, trim the tag, and fill the variable in."
  },
  {
    id: "td-inactive",
    sources: ["ecs-api"],
    patterns: [/TaskDefinition\sis\sinactive/],
    what: "The revision of the task definition was deregistered.",
    why: "Something cleaned it up, such as templates that keep only the newest one.",
    fix: "Register it again and deploy the new one; keep the last revisions registered, for a rollback."
  },
  {
    id: "td-concurrent-registration",
    sources: ["ecs-api"],
    patterns: [/Too\smany\sconcurrent\sattempts\sto\screate\sa\snew\srevision/],
    what: "Two jobs registered a revision of the same family at once.",
    why: "ECS takes one after the other only.",
    fix: "Run the job again, and put a concurrency group on the workflow."
  },
  {
    id: "service-container-name-mismatch",
    sources: ["ecs-api"],
    patterns: [/The\scontainer\s(?<container>[\w.-]{1,255})\sdoes\snot\sexist\sin\sthe\stask\sdefinition/],
    what: 'The new revision has no container "{container}".',
    why: "The load balancer of the service (or the appspec) sends requests to a container of that name.",
    fix: "Name the container {container}, or change containerName in loadBalancers of the service."
  },
  {
    id: "service-network-configuration-missing",
    sources: ["ecs-api"],
    patterns: [/Network\sConfiguration\smust\sbe\sprovided\swhen\snetworkMode\s'awsvpc'\sis\sspecified/],
    what: "The task definition uses awsvpc, and the service names no subnets.",
    why: "In this network mode every task gets an address of its own, in a subnet and with security groups.",
    fix: "Give networkConfiguration.awsvpcConfiguration, or keep the network mode that the service was created with."
  },
  {
    id: "target-group-type-incompatible",
    sources: ["ecs-api"],
    patterns: [
      /The\sprovided\starget\sgroup\s(?<group>arn:[^\s]{1,300})\shas\starget\stype\s(?<type>\w{1,20}),\swhich\sis\sincompatible\swith\sthe\s(?<mode>\w{1,20})\snetwork\smode/
    ],
    what: "The target group has the type {type}, which does not go with the network mode {mode}.",
    why: "Tasks in awsvpc are registered by their address, and those of other modes by their instance.",
    fix: "Create a target group of the other type (ip for awsvpc, instance else), and point the listener to it."
  },
  {
    id: "target-group-without-load-balancer",
    sources: ["ecs-api"],
    patterns: [
      /target\sgroup\s(?:with\stargetGroupArn\s[^\s]{1,300}\s)?does\snot\shave\san\sassociated\sload\sbalancer/
    ],
    what: "The target group belongs to no load balancer yet.",
    why: "No listener forwards to it.",
    fix: "Create the listener or the rule that forwards to it, then the service."
  },
  {
    id: "az-rebalancing-needs-maximum-percent",
    sources: ["ecs-api"],
    patterns: [/AvailabilityZoneRebalancing\sdoes\snot\ssupport\smaximumPercent\s<=\s100/],
    what: "Rebalancing between zones needs a maximumPercent above 100.",
    why: "It starts a task in another zone before it stops one, and new services have it switched on.",
    fix: "Set availabilityZoneRebalancing to DISABLED where the old task must stop first, or maximumPercent above 100."
  },
  {
    id: "ecs-service-linked-role-missing",
    sources: ["ecs-api"],
    patterns: [/Unable\sto\sassume\sthe\sservice\slinked\srole/],
    what: "ECS cannot use its own role in this account.",
    why: "The account never used ECS, so AWSServiceRoleForECS does not exist, or it was made just now.",
    fix: "Run aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com, wait a minute, and try again.",
    link: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html"
  },
  {
    id: "aws-throttled",
    sources: ["ecs-api"],
    patterns: [/ThrottlingException\b[^\n]{0,120}Rate\sexceeded/, /\(ThrottlingException\)/],
    what: "AWS gets more calls than it allows in this account and region.",
    why: "Several jobs or tools ask at once, or one of them asks too often.",
    fix: "Try again with growing pauses, ask less often, and do not start all deploys at once."
  },
  {
    id: "wait-services-stable-timeout",
    sources: ["ecs-api"],
    patterns: [/Resource is not in the state servicesStable/, /Waiter ServicesStable failed: Max attempts exceeded/],
    what: "The service did not settle in the time that was waited.",
    why: "The wait does not know why; the events of the service and the tasks that stopped do.",
    fix: "Read the events (aws ecs describe-services) and the stoppedReason of the task that stopped last."
  }
];

// src/diagnosis/known-errors/go.ts
var goErrors = [
  {
    id: "go-sum-missing-entry",
    sources: ["build"],
    patterns: [
      /missing go\.sum entry for (?:module providing package|go\.mod file for module|module) (?<package>[^\s;]{1,200})/,
      /(?<![\w./@-])(?<package>[\w-]{1,60}\.[\w./@-]{1,200}): missing go\.sum entry/
    ],
    what: "go.sum has no entry for {package}.",
    why: "go.sum is not committed, not copied, or older than go.mod.",
    fix: "Run go mod tidy, commit go.sum, and put COPY go.mod go.sum ./ before go mod download."
  },
  {
    id: "go-checksum-mismatch",
    sources: ["build"],
    patterns: [/verifying (?<module>[^\s]{1,200}): checksum mismatch/],
    what: "The module {module} is not the one that go.sum was written for.",
    why: "Its tag was moved, go.sum was edited, or a proxy serves something else.",
    fix: "Find out first why the module changed. If that is all right, delete its lines in go.sum, run go mod tidy, and commit.",
    link: "https://go.dev/ref/mod#authenticating"
  },
  {
    id: "go-toolchain-too-old",
    sources: ["build"],
    patterns: [
      /go\.mod requires go >= (?<wanted>[\w.]{1,20}) \(running go (?<running>[\w.]{1,20})/,
      /invalid go version '(?<wanted>[\w.]{1,20})': must match format/
    ],
    what: "go.mod asks for Go {wanted}, and the builder has {running|an older one}.",
    why: 'The image of the build stage is older than the "go" line of go.mod.',
    fix: 'Begin the build stage with FROM golang:{wanted} or newer, or lower the "go" line.'
  },
  {
    id: "go-private-module",
    sources: ["build"],
    patterns: [
      /reading https?:\/\/[^\s]{1,200}\/(?<module>[\w.-]{1,60}\.[a-z]{2,10}\/[^\s@]{1,200})\/@v\/[^\s]{1,100}: (?:403|404|410) /,
      /unable to access 'https:\/\/(?<module>[^'\s]{1,200})': Could not resolve host/,
      /could not read Username for 'https:\/\/(?<module>[^'\s]{1,200})': (?:terminal prompts disabled|No such device)/
    ],
    what: "The repository {module} cannot be read from the build.",
    why: "Likely it is a private Go module, and git in the build has no login for it or the public proxy is asked for it.",
    fix: "Set GOPRIVATE to its path, and give git a token through a build secret (RUN --mount=type=secret).",
    link: "https://go.dev/ref/mod#private-modules"
  },
  {
    id: "go-module-not-required",
    sources: ["build"],
    patterns: [
      /no required module provides package (?<package>[^\s;:]{1,200})/,
      /package (?<package>[\w.-]{1,100}\/[^\s;:]{1,200}) is not in (?:std|GOROOT)/
    ],
    what: "The code imports {package}, which no module of go.mod has.",
    why: "go.mod was not changed with the code, or the import has a typing error.",
    fix: "Run go mod tidy, and commit go.mod and go.sum.",
    link: "https://go.dev/ref/mod#go-mod-tidy"
  },
  {
    id: "go-compile-error",
    sources: ["build"],
    patterns: [
      /(?<![\w./@-])(?<file>[\w./@-]{1,200}\.go):(?<line>\d{1,6}):\d{1,6}: (?<message>(?:undefined: |syntax error: |cannot use |declared and not used: |missing return|too many arguments|not enough arguments|invalid operation: |"[^"\n]{1,200}" imported and not used)[^\n]{0,200})/
    ],
    what: "The code does not compile: {file} has an error in line {line}.",
    why: "Go says: {message}.",
    fix: "Correct {file}; go vet ./... shows all errors before a push."
  }
];

// src/diagnosis/known-errors/npm.ts
var npmErrors = [
  {
    id: "npm-ci-lockfile-out-of-sync",
    sources: ["build"],
    patterns: [
      /npm ci` can only install packages when your package\.json and package-lock\.json/,
      /npm (?:error|ERR!) (?:Missing: (?<package>[^\s]{1,200}) from lock file|Invalid: lock file's (?<locked>[^\s]{1,200}) does not satisfy (?<wanted>[^\s]{1,200}))/
    ],
    what: "npm ci stopped because package-lock.json does not match package.json.",
    why: "package.json was changed without package-lock.json: {package|a package} is missing in it or has another version.",
    fix: "Run npm install with the npm version of the image, and commit package-lock.json.",
    link: "https://docs.npmjs.com/cli/commands/npm-ci"
  },
  {
    id: "npm-ci-no-lockfile",
    sources: ["build"],
    patterns: [/npm ci` command can only install with an existing package-lock\.json/],
    what: "npm ci found no package-lock.json.",
    why: "The file is not committed, stands in .dockerignore, or is not copied before npm ci.",
    fix: "Put COPY package.json package-lock.json ./ before RUN npm ci; commit the file and take it out of .dockerignore.",
    link: "https://docs.npmjs.com/cli/commands/npm-ci"
  },
  {
    id: "npm-eresolve",
    sources: ["build"],
    patterns: [
      /npm (?:error|ERR!) code ERESOLVE/,
      /npm (?:error|ERR!) ERESOLVE (?:unable to resolve|could not resolve)/,
      /npm (?:error|ERR!) peer (?<peer>[^\s]{1,200}) from (?<package>[^\s]{1,200})/
    ],
    what: "npm cannot choose versions that fit each other.",
    why: "{package|A package} asks for {peer|a peer dependency} and another one for a version that excludes it.",
    fix: "Change package.json so that both fit, and refresh the lock file. Until then, npm ci --legacy-peer-deps ignores the conflict."
  },
  {
    id: "npm-version-not-found",
    sources: ["build"],
    patterns: [
      /npm (?:error|ERR!) notarget No matching version found for (?<package>[^\s]{1,200})/,
      /npm (?:error|ERR!) code ETARGET/
    ],
    what: "The registry has no version {package|that package.json asks for}.",
    why: "The version was mistyped or unpublished, or a mirror does not have it yet.",
    fix: "Look the versions up with npm view NAME versions, correct package.json, and refresh the lock file."
  },
  {
    id: "npm-package-404",
    sources: ["build"],
    patterns: [
      /npm (?:error|ERR!) 404 {1,2}(?:The requested resource )?'(?<package>[^'\s]{1,200})'[^\n]{0,40} (?:could not be found|is not in (?:this|the npm) registry)/,
      /npm (?:error|ERR!) 404 Not Found - (?:GET|PUT) (?<url>https?:\/\/[^\s]{1,300})/,
      /npm (?:error|ERR!) code E404/
    ],
    what: "The registry does not know the package {package|that is asked for}, or does not show it.",
    why: "Likely it is a private package and the build has no token for its registry; else its name is mistyped.",
    fix: "Mount an .npmrc with the token as a build secret: RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci."
  },
  {
    id: "npm-integrity-mismatch",
    sources: ["build"],
    patterns: [
      /npm (?:error|ERR!) (?:Verification failed while extracting (?<package>[^\s]{1,200}):|code EINTEGRITY)/,
      /npm (?:error|ERR!) [^\n]{0,40}sha\d{1,3}-[\w+/=]{8,120} integrity checksum failed when using sha\d{1,3}/
    ],
    what: "npm downloaded {package|a package} that is not the one that package-lock.json was written for.",
    why: "Likely a proxy or a mirror changed or cut the download, or the lock file was edited.",
    fix: 'Compare "npm view NAME@VERSION dist.integrity" with package-lock.json. If the lock file is wrong, delete the entry, run npm install, and commit it; else look at the registry that the build uses.',
    link: "https://docs.npmjs.com/cli/configuring-npm/package-lock-json"
  },
  {
    id: "npm-registry-unreachable",
    sources: ["build"],
    patterns: [
      /npm (?:error|ERR!) (?:network |FetchError: )request to https?:\/\/[^\s]{1,300} failed, reason: (?:getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<host>[\w.-]{1,200}))?/,
      /npm (?:error|ERR!) code (?:ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET)/
    ],
    what: "The build cannot reach the npm registry {host|that it is told to use}.",
    why: "The name does not resolve, or no route or proxy leads there from the builder.",
    fix: 'Check registry= in .npmrc and the "resolved" addresses of the lock file, and run the build again if it was a passing fault.'
  },
  {
    id: "npm-engine-mismatch",
    sources: ["build"],
    patterns: [
      /npm (?:error|ERR!) code EBADENGINE/,
      /npm (?:error|ERR!) notsup Required: (?<required>\{[^\n]{1,120}\})/,
      /npm (?:error|ERR!) notsup Actual: {1,6}(?<actual>\{[^\n]{1,120}\})/
    ],
    what: "A package does not allow the Node.js version of the base image.",
    why: 'engine-strict is on, and "engines" asks for another version. It asks for {required}. The image has {actual}.',
    fix: 'Choose a base image with that version of Node.js (FROM node:NN-alpine), or widen "engines".'
  },
  {
    id: "npm-package-json-invalid",
    sources: ["build"],
    patterns: [/npm (?:error|ERR!) code EJSONPARSE/, /Invalid package\.json: JSONParseError: (?<reason>[^\n]{1,200})/],
    what: "package.json is not valid JSON.",
    why: "It has a comma too many, a merge conflict, or the like. npm says: {reason}.",
    fix: `Run node -e "JSON.parse(require('fs').readFileSync('package.json'))" to see the place, and correct it.`
  },
  {
    id: "npm-package-json-missing",
    sources: ["build"],
    patterns: [
      /npm (?:error|ERR!) enoent (?:Could not read package\.json: Error: )?ENOENT: no such file or directory, open '(?<path>[^'\n]{1,200}package\.json)'/
    ],
    what: "npm found no {path}.",
    why: "npm runs in a directory into which package.json was not copied.",
    fix: "Put WORKDIR and COPY package*.json ./ before the npm step, and check the directory of the build context."
  },
  {
    id: "npm-missing-script",
    sources: ["build", "container-log"],
    patterns: [/npm (?:error|ERR!) Missing script: "(?<script>[^"\n]{1,100})"/i],
    what: 'package.json has no script "{script}".',
    why: 'The Dockerfile calls npm run {script} (or npm start), and "scripts" does not define it.',
    fix: 'Add "{script}" to "scripts" in package.json, or call the program itself in RUN or CMD.'
  },
  {
    id: "yarn-frozen-lockfile",
    sources: ["build"],
    patterns: [
      /Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`/,
      /YN0028: [^\n]{0,20}The lockfile would have been (?:modified|created) by this install/
    ],
    what: "yarn.lock does not match package.json.",
    why: "package.json was changed without yarn.lock.",
    fix: "Run yarn install, and commit yarn.lock."
  },
  {
    id: "pnpm-frozen-lockfile",
    sources: ["build"],
    patterns: [/ERR_PNPM_(?:NO_LOCKFILE|OUTDATED_LOCKFILE|FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE)\b/],
    what: "pnpm found no pnpm-lock.yaml that matches package.json.",
    why: "In CI pnpm never changes the lock file, and the one in the build context is missing or outdated.",
    fix: "Run pnpm install, commit pnpm-lock.yaml, and copy it before pnpm install --frozen-lockfile."
  },
  {
    id: "npm-dev-tool-not-installed",
    sources: ["build"],
    patterns: [
      /sh: (?:\d{1,4}: |line \d{1,4}: )?(?<tool>tsc|vite|next|webpack|rollup|esbuild|ng|nest|nuxt|vue-cli-service|react-scripts|tsup|swc|babel|prisma|rimraf|turbo|nx|astro|remix|jest|vitest|cross-env|ts-node|tsx)(?:: command not found|: not found)/
    ],
    what: "A script calls {tool}, which is not installed.",
    why: "Likely the development dependencies are left out, by NODE_ENV=production or --omit=dev, before the build step.",
    fix: "Install all dependencies in the build stage (npm ci --include=dev), and leave them out of the last stage only.",
    beats: ["build-command-not-found"]
  },
  {
    id: "typescript-compile-error",
    sources: ["build"],
    patterns: [
      /(?<![\w./@-])(?<file>[\w./@-]{1,200}\.[cm]?tsx?)(?:\((?<line>\d{1,6}),\d{1,6}\): |:(?<row>\d{1,6}):\d{1,6} - )error TS(?<code>\d{4,5}): (?<message>[^\n]{1,300})/
    ],
    what: "The code does not compile: {file} has the error TS{code}.",
    why: "TypeScript says: {message}.",
    fix: "Correct {file}; npx tsc --noEmit shows all errors before a push."
  },
  {
    id: "node-heap-out-of-memory",
    sources: ["build", "container-log"],
    patterns: [/FATAL ERROR: [^\n]{1,120} - JavaScript heap out of memory/],
    what: "Node.js ended because its heap was full.",
    why: "The heap has a limit of its own, below the memory of the machine or the container.",
    fix: "Set NODE_OPTIONS=--max-old-space-size=MEBIBYTES to about three quarters of the memory there is, and give it more memory if that is too little.",
    beats: ["build-killed-out-of-memory"]
  }
];

// src/diagnosis/known-errors/pip.ts
var pipErrors = [
  {
    id: "pip-externally-managed-alpine",
    sources: ["build"],
    patterns: [
      /The system-wide python installation should be maintained using the system/,
      /package manager \(apk\) only/
    ],
    what: "pip may not install into the Python of Alpine.",
    why: "From Alpine 3.19 on, the Python of apk is marked as managed by the system (PEP 668).",
    fix: "Install into a virtual environment (RUN apk add python3 py3-pip && python3 -m venv /venv && /venv/bin/pip install ...), or begin with python:3-alpine.",
    link: "https://peps.python.org/pep-0668/",
    beats: ["pip-externally-managed-debian"]
  },
  {
    id: "pip-externally-managed-debian",
    sources: ["build"],
    patterns: [
      /error: externally-managed-environment/,
      /To install Python packages system-wide, try apt install/,
      /See PEP 668 for the detailed specification/
    ],
    what: "pip may not install into the Python of the distribution.",
    why: "From Debian 12 and Ubuntu 23.04 on, that Python is marked as managed by the system (PEP 668).",
    fix: "Install into a virtual environment (RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install -r requirements.txt, then ENV PATH=/opt/venv/bin:$PATH), or begin with python:3-slim.",
    link: "https://peps.python.org/pep-0668/"
  },
  {
    id: "pip-index-unreachable",
    sources: ["build"],
    patterns: [
      /Failed to establish a new connection: \[Errno -?\d{1,5}\] [^\n]{1,200}\/simple\/(?<package>[\w.-]{1,100})/,
      /Retrying \(Retry\([^\n]{1,200}(?:NameResolutionError|NewConnectionError|ConnectTimeoutError)[^\n]{1,400}\/simple\/(?<package>[\w.-]{1,100})/
    ],
    what: "pip cannot reach the package index.",
    why: 'The name of the index does not resolve, or no route or proxy leads there; "No matching distribution" after it is a consequence.',
    fix: "Check PIP_INDEX_URL or --index-url and the network of the builder, and run the build again if it was a passing fault.",
    beats: ["pip-no-matching-version"]
  },
  {
    id: "pip-no-matching-version",
    sources: ["build"],
    patterns: [
      /No matching distribution found for (?<requirement>[^\s]{1,200})/,
      /Could not find a version that satisfies the requirement (?<requirement>[^\s]{1,200})/
    ],
    what: "pip finds no {requirement} for this Python.",
    why: "The version does not exist, was withdrawn, or asks for another Python version or platform.",
    fix: "Correct {requirement} in the requirements, or choose a base image with the Python version that it needs."
  },
  {
    id: "pip-requirements-file-missing",
    sources: ["build"],
    patterns: [/Could not open requirements file: \[Errno 2\] No such file or directory: '(?<file>[^'\n]{1,200})'/],
    what: "pip found no file {file}.",
    why: "The file was not copied before the step, or into another directory than WORKDIR.",
    fix: "Put a COPY of {file} before RUN pip install -r {file}."
  },
  {
    id: "pip-needs-system-library",
    sources: ["build"],
    patterns: [
      /Error: (?<missing>pg_config|mysql_config) executable not found/,
      /fatal error: (?<missing>[\w./-]{1,100}\.h): No such file or directory/,
      /error: command '(?<missing>gcc|cc|g\+\+|x86_64-linux-gnu-gcc|aarch64-linux-gnu-gcc)' failed: No such file or directory/
    ],
    what: "A package is compiled, and {missing} is not in the image.",
    why: "There is no ready wheel for this platform, and the compiler or the headers of a system library are missing.",
    fix: "Install them first (Debian: apt-get install -y gcc libpq-dev; Alpine: apk add gcc musl-dev postgresql-dev), or use a package with a wheel such as psycopg2-binary."
  },
  {
    id: "pip-dependency-conflict",
    sources: ["build"],
    patterns: [/Cannot install (?<packages>[^\n]{1,200}) because these package versions have conflicting dependencies/],
    what: "pip cannot install {packages} together.",
    why: "The requirements exclude each other.",
    fix: "Loosen one of these versions, and write the requirements anew.",
    beats: ["pip-no-matching-version"]
  },
  {
    id: "pip-hash-mismatch",
    sources: ["build"],
    patterns: [
      /THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE/,
      /ERROR: Hashes are required in --require-hashes mode, but they are missing/
    ],
    what: "pip downloaded a package whose hash is not the one in the requirements.",
    why: "The requirements were changed without their hashes, or the index serves another file than the one they were written for.",
    fix: "Write the hashes anew (pip-compile --generate-hashes), and compare them with those that PyPI shows for the version.",
    link: "https://pip.pypa.io/en/stable/topics/secure-installs/"
  }
];

// src/diagnosis/known-errors/registry.ts
var registryErrors = [
  {
    id: "docker-login-empty-password",
    sources: ["registry"],
    patterns: [/Cannot perform an interactive login from a non[- ]TTY device/],
    what: "docker login got no password.",
    why: "The command that feeds it (aws ecr get-login-password) failed; its own error stands just above.",
    fix: 'Correct that error: credentials, region, or ecr:GetAuthorizationToken on resource "*". Use set -o pipefail so that the step stops there.',
    beats: ["ecr-get-token-denied"]
  },
  {
    id: "ecr-get-token-denied",
    sources: ["registry"],
    patterns: [
      /User:\s(?<principal>[^\s]{1,300})\sis\snot\sauthorized\sto\sperform:\secr:GetAuthorizationToken\b/,
      /not\sauthorized\sto\sperform:\secr:GetAuthorizationToken\b/
    ],
    what: "{principal|The role of the job} may not log in to ECR.",
    why: "Its policies do not allow ecr:GetAuthorizationToken.",
    fix: 'Allow ecr:GetAuthorizationToken on resource "*"; it does not take the ARN of a repository.',
    link: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html"
  },
  {
    id: "ecr-push-action-denied",
    sources: ["registry"],
    patterns: [
      /not\sauthorized\sto\sperform:\s(?<action>ecr:(?:InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload|PutImage|BatchCheckLayerAvailability|BatchGetImage))\son\sresource:\s(?<resource>arn:[^\s]{1,300})/,
      /not\sauthorized\sto\sperform:\s(?<action>ecr:(?:InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload|PutImage|BatchCheckLayerAvailability|BatchGetImage))\b/
    ],
    what: "The role may not push to the repository: {action} is denied.",
    why: "Its policies, or that of the repository, do not allow {action}.",
    fix: "Allow ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage and ecr:BatchGetImage on {resource|the ARN of the repository}.",
    link: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html"
  },
  {
    id: "ecr-repository-does-not-exist",
    sources: ["registry"],
    patterns: [
      /The\srepository\swith\sname\s'(?<repository>[^'\s]{1,260})'\sdoes\snot\sexist\sin\sthe\sregistry\swith\sid\s'(?<account>[^'\s]{1,20})'/
    ],
    what: "ECR has no repository {repository} in the account {account} and this region.",
    why: "It was never created there, or the name, the account or the region of the image is mistyped.",
    fix: "Create it with aws ecr create-repository --repository-name {repository}, or correct the name of the image."
  },
  {
    id: "ecr-tag-immutable",
    sources: ["registry"],
    patterns: [
      /The\simage\stag\s'(?<tag>[^'\n]{1,130})'\salready\sexists\sin\sthe\s'(?<repository>[^'\n]{1,260})'\srepository\sand\scannot\sbe\soverwritten/
    ],
    what: "The tag {tag} exists already in {repository}, whose tags cannot be overwritten.",
    why: "Tags of the repository are immutable, and this one was pushed before, such as by an earlier run of the same commit.",
    fix: "Use a new tag for each run (the commit with the attempt of the run), or push nothing when the tag exists.",
    link: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html"
  },
  {
    id: "ecr-token-expired",
    sources: ["registry"],
    patterns: [/[Yy]our\s[Aa]uthorization\s[Tt]oken\shas\sexpired/],
    what: "The login to ECR has expired.",
    why: "A login holds for 12 hours; this one is from an earlier job, or from a credential helper.",
    fix: "Log in to ECR in this job, right before the push; on a runner of your own, docker logout first."
  },
  {
    id: "ecr-push-403-manifest",
    sources: ["registry"],
    patterns: [
      /unexpected status from PUT request to https?:\/\/[^\s]{1,300}\/manifests\/[^\s]{1,200}: 403 Forbidden/,
      /error parsing HTTP 403 response body: unexpected end of JSON input/
    ],
    what: "ECR refused the push (403) and said no reason.",
    why: "Likely the role may not push, the policy of the repository denies it, or the repository has as many images as its quota allows.",
    fix: "Look for ecr:PutImage in CloudTrail and at the policy of the repository; against the quota, add a lifecycle policy."
  },
  {
    id: "ecr-push-retries-then-eof",
    sources: ["registry"],
    patterns: [
      /failed to do request: (?:Post|Patch|Put) "https:\/\/[^\s"]{1,300}\/v2\/(?<repository>[^\s"]{1,260})\/blobs\/uploads\/[^\s"]{0,300}": EOF/
    ],
    what: "The registry closed the connection when layers were pushed to {repository}.",
    why: "Likely the repository does not exist in ECR, or the role may not ecr:InitiateLayerUpload: ECR then gives no answer.",
    fix: "Create the repository with exactly this path, and allow the actions of a push on it; CloudTrail names the denied one.",
    link: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html"
  },
  {
    id: "ecr-rate-exceeded",
    sources: ["registry"],
    patterns: [/(?:TOOMANYREQUESTS|toomanyrequests): Rate exceeded/],
    what: "ECR gets more requests than it allows.",
    why: "Many pushes or pulls run at once, or public.ecr.aws is used without a login.",
    fix: "Try again later, run fewer at once, and log in to public.ecr.aws for a higher limit."
  },
  {
    id: "docker-login-wrong-password",
    sources: ["registry"],
    patterns: [
      /login attempt to https?:\/\/(?<host>[^\s/]{1,200})\/v2\/ failed with status: 401/,
      /https:\/\/(?<host>[^\s/"]{1,200})\/v2\/": unauthorized: incorrect username or password/
    ],
    what: "The registry {host} rejected the password of docker login.",
    why: "It is wrong or has expired; with ECR it may be the one of another region.",
    fix: "Get a new one in the same step: aws ecr get-login-password --region REGION | docker login --username AWS --password-stdin {host}."
  },
  {
    id: "registry-push-401",
    sources: ["registry"],
    patterns: [
      /unexpected status from (?:HEAD|POST|PUT|PATCH) request to https?:\/\/(?<host>[^\s/]{1,200})\/v2\/[^\s]{1,400}: 401 Unauthorized/
    ],
    what: "The push to {host} has no valid login.",
    why: "The job did not log in to exactly this registry, or the builder does not see that login.",
    fix: "Log in to {host} before the build, in the same job and with the same DOCKER_CONFIG."
  },
  {
    id: "registry-no-basic-auth",
    sources: ["registry"],
    patterns: [
      /"https?:\/\/(?<host>[^\s/"]{1,200})\/v2\/[^\s"]{0,400}": no basic auth credentials/,
      /no basic auth credentials/
    ],
    what: "Docker has no login for the registry {host|of this image}.",
    why: "Nobody logged in, the image name has another account or region than the login, or sudo or DOCKER_CONFIG hides it.",
    fix: "Log in to the host of the image name: aws ecr get-login-password --region REGION | docker login --username AWS --password-stdin {host|HOST}."
  },
  {
    id: "image-not-built-locally",
    sources: ["registry"],
    patterns: [
      /An image does not exist locally with the tag: (?<image>[^\s]{1,300})/,
      /No such image: (?<image>[^\s]{1,300})/
    ],
    what: "Docker has no image {image} here.",
    why: "The build gave it another name, or buildx did not load it into Docker.",
    fix: "Build with -t {image}, and with --push, or with --load before docker push."
  },
  {
    id: "registry-manifest-unknown",
    sources: ["registry"],
    patterns: [/manifest for (?<image>[^\s]{1,300}) not found: manifest unknown/],
    what: "The repository has no image {image}.",
    why: "The tag was never pushed there, is in another region, or a lifecycle policy removed it.",
    fix: "See what there is with aws ecr describe-images --repository-name NAME, and push the tag or deploy another."
  },
  {
    id: "registry-host-unresolvable",
    sources: ["registry"],
    patterns: [
      /"https?:\/\/(?<host>(?!registry-1\.docker\.io)[\w.-]{1,200})(?::\d{1,5})?\/v2\/[^\s"]{0,400}": dial tcp: lookup [\w.-]{1,200}[^\n]{0,60}: no such host/
    ],
    what: "The host name of the registry, {host}, does not resolve.",
    why: "It is mistyped, has the wrong region, or is known only within another network.",
    fix: "Write ACCOUNT.dkr.ecr.REGION.amazonaws.com for ECR, and check the DNS of the runner."
  },
  {
    id: "registry-connection-refused",
    sources: ["registry"],
    patterns: [
      /"https?:\/\/(?<host>[\w.:[\]-]{1,200})\/v2\/[^\s"]{0,400}": dial tcp [^\s]{1,100}: connect: connection refused/
    ],
    what: "Nothing listens at the registry {host}.",
    why: "The registry does not run, or its port is another.",
    fix: "Start the registry, or correct host and port in the name of the image."
  }
];

// src/diagnosis/known-errors/certbot.ts
var sources = ["container-log"];
var certbotErrors = [
  {
    id: "certbot-rate-limited",
    sources,
    patterns: [/urn:ietf:params:acme:error:rateLimited/, /too many certificates \(\d{1,6}\) already issued for/],
    what: "Let's Encrypt issues no more certificates for these names for now.",
    why: "Likely the certificate is lost with each deployment and issued again.",
    fix: "Keep /etc/letsencrypt on a volume, wait until the time in the message, and try things out with --staging.",
    link: "https://letsencrypt.org/docs/rate-limits/",
    beats: ["certbot-challenge-unreachable"]
  },
  {
    id: "certbot-challenge-unreachable",
    sources,
    patterns: [
      /Certbot failed to authenticate some domains/,
      /AuthorizationError: Some challenges have failed/,
      /Timeout during connect \(likely firewall problem\)/,
      /\bType: {1,6}connection {0,3}\n {0,6}Detail: /
    ],
    what: "The certificate authority could not prove that the name is yours.",
    why: "Likely it does not reach port 80 of the host: the port is closed, or the A or AAAA record points elsewhere.",
    fix: "Open port 80 to the world while the certificate is issued, let A and AAAA point at this host, or use a DNS challenge."
  },
  {
    id: "certbot-challenge-wrong-answer",
    sources,
    patterns: [
      /\bType: {1,6}unauthorized {0,3}\n {0,6}Detail: /,
      /Invalid response from https?:\/\/[^\s/]{1,255}\/\.well-known\/acme-challenge\//
    ],
    what: "Something answered the challenge of the certificate authority with the wrong content.",
    why: "Likely a CDN, another server, a redirect to the application, or a wrong webroot.",
    fix: "Serve /.well-known/acme-challenge/ from the webroot of certbot before any redirect. Turn the CDN off for it, or use a DNS challenge.",
    beats: ["certbot-challenge-unreachable"]
  },
  {
    id: "certbot-manual-needs-hook",
    sources,
    patterns: [/An authentication script must be provided with --manual-auth-hook/],
    what: "certbot --manual cannot go on without a person.",
    why: "It runs unattended and has no hook that sets the challenge up.",
    fix: "Use a DNS plugin (such as certbot-dns-route53), or give --manual-auth-hook."
  },
  {
    id: "certbot-dns-txt-manual-wait",
    sources,
    patterns: [
      /Please deploy a DNS TXT record under the name/,
      /Before continuing, verify the TXT record has been deployed/
    ],
    what: "certbot waits for a person to create a TXT record.",
    why: "A manual DNS challenge cannot go on by itself, so the container hangs.",
    fix: "Use the DNS plugin of the provider, or an HTTP challenge with port 80 open."
  },
  {
    id: "certbot-acme-unreachable",
    sources,
    patterns: [/HTTPSConnectionPool\(host='(?<host>acme[\w.-]{1,200})', port=\d{1,5}\): Max retries exceeded/],
    what: "The container cannot reach {host}, which issues certificates.",
    why: "It has no way to the outside, or no DNS.",
    fix: "Allow port 443 and DNS to the outside (NAT gateway or public IP)."
  },
  {
    id: "certbot-webroot-missing",
    sources,
    patterns: [/(?:^|\s)(?<directory>\/\S{1,300}) does not exist or is not a directory/],
    what: "The webroot {directory} is not in the container of certbot.",
    why: "The volume that nginx serves from is not mounted there.",
    fix: "Mount the same volume in nginx and in certbot, and give its path to --webroot-path."
  }
];

// src/diagnosis/known-errors/consequences.ts
var ofAnything = [
  "env-dotenv-file-missing",
  "nginx-conflicting-server-name",
  "essential-container-exited",
  "service-cannot-start-tasks",
  "circuit-breaker-tripped",
  "deployment-rolled-back"
];
var ofDeadProgram = [
  "nginx-upstream-connection-refused",
  "nginx-upstream-closed",
  "nginx-upstream-timeout",
  "probe-502-bad-gateway",
  "probe-connection-refused",
  "probe-connection-reset",
  "probe-no-response",
  "target-unhealthy-generic",
  "target-unhealthy-timeout",
  "stopped-elb-health-check",
  "stopped-container-health-check"
];
function withConsequences(error2) {
  return ofAnything.includes(error2.id) ? error2 : explaining(error2, ofAnything);
}
function withOutsideView(error2) {
  return ofAnything.includes(error2.id) ? error2 : explaining(error2, ofDeadProgram);
}
function explaining(error2, consequences) {
  return { ...error2, beats: [...error2.beats ?? [], ...consequences] };
}

// src/diagnosis/known-errors/containers.ts
var sources2 = ["container-log"];
var containerErrors = [
  {
    id: "entrypoint-interpreter-missing",
    sources: ["container-log", "stopped-reason"],
    patterns: [/\bexec (?<file>\/[^\s:]{1,300}): no such file or directory/],
    what: "{file} cannot be started, because the program that shall run it is not in the image.",
    why: "Likely the first line of the script names an interpreter that is missing (bash on Alpine) or ends in CR LF, or a binary is linked with a loader that is missing.",
    fix: 'Use #!/bin/sh or install bash. Save the script with LF ("*.sh text eol=lf" in .gitattributes). Build Go with CGO_ENABLED=0.'
  },
  {
    id: "exec-format-error",
    sources: ["container-log", "stopped-reason"],
    patterns: [/\bexec [^\s:]{1,300}: exec format error/, /exec user process caused[: ]{1,2}"?exec format error/],
    what: "The program of {container|the container} cannot run on this processor; likely the image {image|of it} was built for another architecture.",
    why: "The kernel takes the file for no program of its own; a script without a #! line looks the same to it.",
    fix: "Build it for the platform of the task (linux/amd64, or cpuArchitecture ARM64 in the task definition). Begin scripts with #!/bin/sh."
  },
  {
    id: "read-only-filesystem",
    sources: sources2,
    patterns: [/: Read-only file system/, /\bEROFS: read-only file system/, /: read-only file system/],
    what: "The program writes where its file system is read-only.",
    why: "readonlyRootFilesystem is on, or the mount is read-only.",
    fix: "Mount a volume or a tmpfs at that path, or turn readonlyRootFilesystem off."
  },
  {
    id: "file-permission-denied",
    sources: sources2,
    patterns: [
      /can(?:'t|not) create directory ['‘](?<file>[^'’\n]{1,300})['’]: Permission denied/,
      /EACCES: permission denied, (?:open|mkdir|unlink|rename|scandir|copyfile|rmdir) '(?<file>[^']{1,300})'/,
      /PermissionError: \[Errno 13\] Permission denied: '(?<file>[^']{1,300})'/,
      /(?:open|mkdir) (?<file>\/[^\s:]{1,300}): permission denied/,
      /java\.nio\.file\.AccessDeniedException: (?<file>\/\S{1,300})/
    ],
    what: "The user of the container may not write or read {file}.",
    why: "Likely the file belongs to root, or to another user id on a volume.",
    fix: 'Give it to the user before USER in the Dockerfile ("RUN mkdir -p /data && chown app /data"), or set the user id on the access point of the volume.'
  }
];

// src/diagnosis/known-errors/databases.ts
var sources3 = ["container-log"];
var databaseErrors = [
  {
    id: "db-host-unresolvable",
    sources: sources3,
    patterns: [
      new RegExp(`getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ${host}`),
      /could not translate host name \\?"(?<host>[^"\\]{1,255})\\?" to address/,
      new RegExp(`lookup ${host}(?: on [\\d.:]{1,60})?: no such host`),
      /failed to resolve host '(?<host>[^']{1,255})'/,
      new RegExp(`UnknownHostException: ${host}`)
    ],
    what: "The host {host}, to which {container|the program} connects, has no address in the DNS of the task.",
    why: "Likely a typing error, the name of a Compose service (which does not exist on ECS), a private zone that is not attached to the VPC, or a database that was deleted.",
    fix: "Use the whole name of the endpoint. For a private zone, attach it to the VPC and turn on its DNS hostnames and DNS resolution.",
    beats: ["pg-connection-refused-orm", "mysql-communications-link-failure"]
  },
  {
    id: "network-unreachable",
    sources: sources3,
    patterns: [
      new RegExp(`dial tcp ${address("\\d{1,5}")}: connect: (?:no route to host|network is unreachable)`),
      new RegExp(`connect (?:EHOSTUNREACH|ENETUNREACH) ${address("\\d{1,5}")}`),
      /connection to server at \\?"(?<host>[^"\\]{1,255})\\?"(?: \([^)]{1,64}\))?, port (?<port>\d{1,5}) failed: (?:No route to host|Network is unreachable)/
    ],
    what: "The network of the task has no route to {host}:{port}.",
    why: "Likely a peering or a transit route is missing, or the host is stopped.",
    fix: "Check the address, and add the route or the peering."
  },
  {
    id: "database-url-unparsable",
    sources: sources3,
    patterns: [
      /parse \\?"(?:postgres(?:ql)?|mysql|mongodb|rediss?):\/\/[^\s"]{0,300}": (?:invalid port|net\/url: invalid userinfo|invalid URL escape)/,
      /TypeError(?: \[ERR_INVALID_URL\])?: Invalid URL/
    ],
    what: "A URL that the program was given cannot be read, likely that of its database.",
    why: "It is not set, or its password has special characters that are not percent-encoded.",
    fix: "Set it (DATABASE_URL), and percent-encode the password: # is %23, @ is %40, / is %2F, : is %3A."
  },
  {
    id: "prisma-cannot-reach-database",
    sources: sources3,
    patterns: [/Can't reach database server at `?(?<host>[^`\s]{1,255})`?:`?(?<port>\d{1,5})/],
    what: "The database at {host}:{port} could not be reached.",
    why: "The host is wrong, a security group drops the packets, or the database does not run.",
    fix: "Check host and port of DATABASE_URL, and allow port {port} from the security group of the task."
  },
  {
    id: "prisma-auth-failed",
    sources: sources3,
    patterns: [
      /Authentication failed against database server at `(?<host>[^`]{1,255})`, the provided database credentials for `(?<user>[^`]{1,100})`/
    ],
    what: 'The database at {host} rejected the password of the user "{user}".',
    why: "The user or the password is wrong, or a special character in the URL is not percent-encoded.",
    fix: "Correct the secret, and percent-encode special characters in DATABASE_URL."
  },
  {
    id: "jdbc-driver-missing",
    sources: sources3,
    patterns: [/No suitable driver found for jdbc:(?<database>[a-z]{1,30}):/],
    what: "The JDBC driver for {database} is not on the classpath.",
    why: "It is no runtime dependency of the application, or did not get into its jar.",
    fix: "Add the driver as a runtime dependency (such as org.postgresql:postgresql), and build the jar again."
  },
  {
    id: "spring-datasource-url-missing",
    sources: sources3,
    patterns: [/Failed to configure a DataSource: 'url' attribute is not specified/],
    what: "Spring got no URL of a database.",
    why: "The variable is not set in the container, or another profile is active.",
    fix: "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD (or SPRING_PROFILES_ACTIVE) in the task definition."
  }
];
var otherPorts = "1433|1521|27017";
var otherDatabaseErrors = [
  {
    id: "database-connection-refused",
    sources: sources3,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address(otherPorts)}`),
      new RegExp(`dial tcp ${address(otherPorts)}: connect: connection refused`),
      new RegExp(`Connect call failed \\('(?<host>[^']{1,255})', (?<port>${otherPorts})[,)]`)
    ],
    what: "The database at {host}:{port} refused the connection.",
    why: "Likely no database host is set (inside a container, localhost is the container itself), the port is wrong, or the database does not run yet.",
    fix: "Check that host and port are those of the database, and wait for it before the program starts."
  },
  {
    id: "database-connect-timeout",
    sources: sources3,
    patterns: [
      new RegExp(`connect ETIMEDOUT ${address(otherPorts)}`),
      new RegExp(`dial tcp ${address(otherPorts)}: (?:i/o timeout|connect: connection timed out)`)
    ],
    what: "The database at {host}:{port} could not be reached: the connection timed out.",
    why: "The name has an address, but the packets are dropped by a security group, a network ACL or a route.",
    fix: "Allow port {port} in the security group of the database from the security group of the task, and check that both are in connected networks; the action doctor names what is missing. An outgoing connection needs no EXPOSE and no port mapping."
  }
];

// src/diagnosis/known-errors/wrapped.ts
function wrapped(pattern) {
  return new RegExp(pattern.source.replaceAll(" ", "[ \\t\\n]{1,40}"), pattern.flags);
}

// src/diagnosis/known-errors/ecs-placements.ts
var sources4 = ["service-event"];
var placementErrors = [
  {
    id: "place-no-container-instances",
    sources: sources4,
    patterns: [wrapped(/No Container Instances were found in your cluster/)],
    what: "The cluster has no container instance to place a task on.",
    why: "Its Auto Scaling group is at zero, its instances did not join the cluster, or the service should use Fargate.",
    fix: "Raise the Auto Scaling group, and check ECS_CLUSTER in the user data and the instance profile. A service without instances of its own needs launch type FARGATE."
  },
  {
    id: "place-no-instances-in-capacity-provider",
    sources: sources4,
    patterns: [wrapped(/No Container Instances were found in your capacity provider/)],
    what: "The capacity provider of the service has no container instance.",
    why: "Likely its Auto Scaling group could not start one, for example because of an EC2 quota.",
    fix: "Read the activity history of the Auto Scaling group. Ask for a higher quota, or choose another instance type."
  },
  {
    id: "place-missing-attribute",
    sources: sources4,
    patterns: [wrapped(/is missing an attribute required by your task/)],
    what: "No container instance offers everything that the task needs.",
    why: "A log driver, the version of the agent, a GPU, the processor architecture or an awsvpc subnet is missing on the instances.",
    fix: 'Compare requiresAttributes of the task definition with the attributes of the instances ("ecs-cli check-attributes" does). Update the ECS agent, or change the task definition.'
  },
  {
    id: "place-insufficient-cpu",
    sources: sources4,
    patterns: [wrapped(/has insufficient CPU units available/)],
    what: "No container instance has the CPU units left that the task reserves.",
    why: "During a rolling deployment the old and the new task must fit side by side.",
    fix: "Let the old task stop first (minimum-healthy-percent 0, maximum-percent 100), lower cpu in the task definition, or add an instance."
  },
  {
    id: "place-insufficient-memory",
    sources: sources4,
    patterns: [wrapped(/has insufficient memory available/)],
    what: "No container instance has the memory left that the task reserves.",
    why: "During a rolling deployment the old and the new task must fit side by side.",
    fix: "Let the old task stop first (minimum-healthy-percent 0, maximum-percent 100), lower memory or memoryReservation in the task definition, or add an instance."
  },
  {
    id: "place-port-in-use",
    sources: sources4,
    patterns: [wrapped(/is already using a port required by your task/)],
    what: "A host port of the task is taken on every container instance that it could run on.",
    why: "Likely the old task still holds the fixed host port.",
    fix: "Let the old task stop first (minimum-healthy-percent 0, maximum-percent 100), use hostPort 0 behind a load balancer, or add an instance."
  },
  {
    id: "place-agent-disconnected",
    sources: sources4,
    patterns: [wrapped(/encountered error "?AGENT/)],
    what: "The ECS agent of the container instance is not connected.",
    why: "The instance lost its way to ECS, its disk is full, or the agent hangs.",
    fix: 'Run "systemctl restart ecs" on the instance, and check its route and its disk. Replace the instance if the agent stays disconnected.'
  },
  {
    id: "place-agent-start-timeout",
    sources: sources4,
    patterns: [wrapped(/Timed out waiting for Amazon ECS Agent to start/)],
    what: "The ECS agent of the container instance did not start.",
    why: "Likely its user data are wrong, its disk is full, or it has no way to the endpoints of ECS.",
    fix: "Read /var/log/ecs/ecs-agent.log on the instance, and check user data, disk space and outgoing access."
  },
  {
    id: "place-resource-shortage",
    sources: ["service-event", "stopped-reason"],
    patterns: [/\bRESOURCE:(?<resource>[A-Z_]{1,20})/],
    what: "No container instance had the {resource} left that the task needs.",
    why: "The tasks that run already reserve it.",
    fix: "Let the old task stop first (minimum-healthy-percent 0), ask for less, or add an instance. For ENI, turn on awsvpcTrunking."
  },
  {
    id: "place-instance-error",
    sources: sources4,
    patterns: [wrapped(/encountered error "?(?!AGENT|RESOURCE)(?<error>[^"\n]{1,100})/)],
    what: "No container instance can take the task: {error}.",
    why: "The instance that fits best reports this error.",
    fix: "Correct what the error names, or add an instance."
  },
  {
    id: "place-capacity-unavailable",
    sources: sources4,
    patterns: [wrapped(/Capacity is unavailable at this time/)],
    what: "Fargate has no capacity for the task in its zones right now.",
    why: "AWS is short of it in these zones, most often of Spot.",
    fix: "Deploy again later, add subnets in other zones, or put FARGATE beside FARGATE_SPOT."
  },
  {
    id: "place-task-limit",
    sources: sources4,
    patterns: [wrapped(/You.ve reached the limit on the number of (?<unit>tasks|vCPUs) you can run/)],
    what: "The account runs as many {unit} at once as its quota allows.",
    why: "The quota of AWS Fargate is used up.",
    fix: "Stop tasks that nobody needs, or ask for a higher quota of AWS Fargate in Service Quotas."
  },
  {
    id: "place-size-above-limit",
    sources: sources4,
    patterns: [wrapped(/The requested (?<resource>CPU|MEMORY) configuration is above your limit/)],
    what: "The task asks for more {resource} than the account may use for one task.",
    why: "The quota of AWS Fargate is smaller than the size of the task.",
    fix: "Choose a smaller size of task, or ask for a higher quota of AWS Fargate in Service Quotas."
  },
  {
    id: "place-internal-error-az",
    sources: sources4,
    patterns: [wrapped(/unable to place a task\. Reason: Internal error/)],
    what: "ECS could not place a task and gives no reason.",
    why: "Likely one of the subnets is in a zone in which Fargate is not offered.",
    fix: "Move the service to subnets in zones that Fargate supports."
  },
  {
    id: "place-pull-or-init-failed",
    sources: sources4,
    patterns: [wrapped(/unable to place a task\. Reason: (?<error>CannotPull\w{1,40}|ResourceInitializationError)/)],
    what: "A task could not start because of {error}, although there is room for it.",
    why: "ECS reports that it could not fetch the image, a secret or a log group as if it could not place the task.",
    fix: "Check that the task has a way out to its registry (NAT gateway, public IP or VPC endpoints), that the image exists, and that the execution role may read it. The reason of the newest stopped task says more."
  }
];

// src/diagnosis/known-errors/ecs-events.ts
var sources5 = ["service-event"];
var services = [
  {
    id: "service-cannot-start-tasks",
    sources: sources5,
    patterns: [wrapped(/is unable to consistently start tasks successfully/)],
    what: "The tasks of the service end again and again soon after their start, so ECS waits longer between its tries.",
    why: "The cause is in the tasks themselves.",
    fix: "Look at the stopped reason, the exit code and the log of the newest stopped task."
  },
  {
    id: "service-throttled",
    sources: sources5,
    patterns: [wrapped(/operations are being throttled/)],
    what: "ECS slowed down what it does for this service because of a rate limit.",
    why: "Likely many services of the account deploy at the same time.",
    fix: "Wait: it goes on by itself. Deploy fewer services at once if it happens often."
  },
  {
    id: "deployment-config-blocks",
    sources: sources5,
    patterns: [
      wrapped(/unable to stop or start tasks during a deployment because of the service deployment configuration/)
    ],
    what: "The percents of the service leave no room to stop an old task or to start a new one.",
    why: "With one task and 100 and 100, for example, neither may happen first.",
    fix: "Use minimum-healthy-percent 0 and maximum-percent 100 where only one task fits, else 100 and 200."
  },
  {
    id: "target-unhealthy-http-code",
    sources: sources5,
    patterns: [
      wrapped(
        /\(port (?<port>\d{1,5})\) is unhealthy in [^\n]{1,300}? due to \(?reason Health checks failed with these codes: \[(?<code>[\d,]{1,60})\]/
      ),
      wrapped(/Health checks failed with these codes: \[(?<code>[\d,]{1,60})\]/)
    ],
    what: "The load balancer's health check[[ of port {port}]] gets the code {code}, which does not count as healthy.",
    why: "A redirect, a page that needs a login, a path that does not exist or an error of the application; one such answer during a deployment can heal.",
    fix: "Point the health check at a path that answers 200 without a login or a redirect, or widen its matcher.",
    beats: ["target-unhealthy-generic"]
  },
  {
    id: "target-unhealthy-timeout",
    sources: sources5,
    patterns: [
      wrapped(/\(port (?<port>\d{1,5})\) is unhealthy in [^\n]{1,300}? due to \(reason Request timed out/),
      wrapped(/due to \(reason Request timed out/)
    ],
    what: "The load balancer's health check[[ of port {port}]] gets no answer from the task.",
    why: "Likely the security group of the task does not admit the load balancer, or the application listens on 127.0.0.1 or is slow to start.",
    fix: "Allow the port from the security group of the load balancer, listen on 0.0.0.0 in the container, and raise healthCheckGracePeriodSeconds for a slow start.",
    beats: ["target-unhealthy-generic"]
  },
  {
    id: "target-unhealthy-generic",
    sources: sources5,
    patterns: [
      wrapped(/\(port (?<port>\d{1,5})\) is unhealthy in \(?target-group/),
      wrapped(/reason Health checks failed\)/),
      wrapped(/Instance has failed at least the UnhealthyThreshold number of health checks/)
    ],
    what: "The load balancer finds a task unhealthy[[ on port {port}]].",
    why: "Likely the connection to it is refused or reset.",
    fix: "Check the port and the path of the health check and how long the application takes to start, and read its log of that time."
  },
  {
    id: "target-az-not-enabled",
    sources: sources5,
    patterns: [wrapped(/in an Availability Zone that is not enabled for the load balancer/)],
    what: "A task runs in a zone in which the load balancer has no subnet.",
    why: "The subnets of the service and those of the load balancer are in different zones.",
    fix: "Add a subnet of that zone to the load balancer, or keep the service to the zones that it has.",
    beats: ["target-unhealthy-generic"]
  },
  {
    id: "target-group-not-found",
    sources: sources5,
    patterns: [wrapped(/TARGET GROUP IS NOT FOUND/)],
    what: "The target group that the service registers its tasks with does not exist.",
    why: "It was deleted or replaced after the service was made.",
    fix: "Update loadBalancers of the service with the ARN of the present target group.",
    beats: ["target-unhealthy-generic"]
  },
  {
    id: "steady-state-blocked-by-protection",
    sources: sources5,
    patterns: [wrapped(/\(reason (?<count>\d{1,6}) tasks? under protection\)/)],
    what: "ECS may not stop {count} old tasks, because they are protected from scale-in.",
    why: "The application asked for the protection and has not given it up.",
    fix: "Let the application end the protection when it is idle (UpdateTaskProtection), or wait until it expires."
  },
  {
    id: "circuit-breaker-tripped",
    sources: sources5,
    patterns: [
      wrapped(/deployment failed: tasks failed to start/),
      wrapped(/deployment circuit breaker: tasks failed to start/)
    ],
    what: "The circuit breaker of ECS gave the deployment up, because its tasks failed to start.",
    why: "The cause is in the stopped tasks of the new revision.",
    fix: "Look at the stopped reason, the exit code and the log of those tasks."
  },
  {
    id: "deployment-rolled-back",
    sources: sources5,
    patterns: [wrapped(/rolling back to deployment (?<deployment>[\w/-]{1,80})/)],
    what: "ECS puts the revision of {deployment} back, so the service ends up with the old image.",
    why: "The new deployment failed.",
    fix: "Take the deployment as failed, even when the service becomes stable, and correct the revision that failed.",
    beats: ["circuit-breaker-tripped"]
  },
  {
    id: "event-role-not-assumable",
    sources: ["service-event", "stopped-reason"],
    patterns: [wrapped(/ECS was unable to assume the role '?(?<role>[^\s']{1,300})/)],
    what: "ECS may not assume the role {role}.",
    why: "The role does not exist, or does not trust ecs-tasks.amazonaws.com.",
    fix: "Let the trust policy of the role name the service ecs-tasks.amazonaws.com. A new role takes up to a minute."
  },
  {
    id: "event-could-not-launch-tasks",
    sources: sources5,
    patterns: [wrapped(/could not launch (?<count>\d{1,6}) tasks? for deployment/)],
    what: "ECS could not start {count} tasks of the deployment.",
    why: "Likely there is no room for them.",
    fix: "Free or add what the rest of the message names."
  },
  {
    id: "event-iam-misconfigured",
    sources: sources5,
    patterns: [wrapped(/IAM (?<part>permissions policies have|trust relationship has) been misconfigured or changed/)],
    what: "ECS can no longer look after the service, because a role that it uses was changed.",
    why: "Its policies or its trust relationship lack what ECS needs.",
    fix: "Restore the policies and the trust of the service-linked role of ECS and of its infrastructure role."
  },
  {
    id: "event-provisioning-limit",
    sources: sources5,
    patterns: [wrapped(/tasks provisioning capacity limit was exceeded/)],
    what: "The cluster has as many tasks in the state PROVISIONING as ECS allows.",
    why: "More than 500 tasks wait for capacity at once.",
    fix: "Scale up in smaller steps."
  }
];
var ecsEventErrors = [...placementErrors, ...services];

// src/diagnosis/known-errors/environment.ts
var sources6 = ["container-log"];
var environmentErrors = [
  {
    id: "env-dotenv-file-missing",
    sources: sources6,
    patterns: [/Error loading \.env file/],
    what: "The program reads a file .env, which is not in the image.",
    why: "Likely it ends because of that; the file is not committed, and should not be.",
    fix: "Go on when the file is missing (do not exit on an error of godotenv.Load), and give the variables in environment and secrets of the task definition."
  },
  {
    id: "env-required-variable-missing",
    sources: sources6,
    patterns: [
      /required key (?<variable>\w{1,100}) missing value/,
      /required environment variable \\?"(?<variable>\w{1,100})\\?" is not set/,
      /\bKeyError: '(?<variable>[A-Z][A-Z\d_]{2,100})'/,
      /UndefinedValueError: (?<variable>\w{1,100}) not found/,
      /ImproperlyConfigured: Set the (?<variable>\w{1,100}) environment variable/,
      /validation errors? for \w{1,100}\n(?<variable>\w{1,100})\n {1,8}Field required/
    ],
    what: "The program needs the variable {variable}, which is not set in the container.",
    why: "Neither environment nor secrets of the task definition has it.",
    fix: "Add {variable} to environment or secrets of the task definition (upper-case for a field of pydantic), and deploy again."
  },
  {
    id: "env-invalid-value",
    sources: sources6,
    patterns: [
      /parse error on field \\?"(?<field>\w{1,100})\\?" of type \\?"(?<type>[\w.]{1,60})/,
      /envconfig\.Process: assigning \w{1,100} to (?<field>\w{1,100}): converting '[^']{0,200}' to type (?<type>[\w.]{1,60}\w)/
    ],
    what: "The variable for {field} is set, but its value is no {type}.",
    why: "Likely it has quotes, spaces, a unit, or a placeholder that nothing replaced.",
    fix: "Correct the value in the task definition."
  },
  {
    id: "env-json-undefined",
    sources: sources6,
    patterns: [
      /SyntaxError: \\?"undefined\\?" is not valid JSON/,
      /SyntaxError: Unexpected token u in JSON at position 0/
    ],
    what: "The program read JSON from something that is not set.",
    why: "Likely JSON.parse was given a variable that the container does not have.",
    fix: "Set the variable to valid JSON, or let the program handle its absence."
  },
  {
    id: "config-file-missing",
    sources: sources6,
    patterns: [/Config File "(?<file>[^"]{1,200})" Not Found in "/],
    what: 'The configuration file "{file}" is in none of the directories that the program looks in.',
    why: "It was not copied into the image, likely because it is not committed.",
    fix: "Copy it into the image at one of these paths, or read the settings from variables (AutomaticEnv in viper)."
  }
];

// src/diagnosis/known-errors/go-runtime.ts
var goRuntimeErrors = [
  {
    id: "go-nil-dereference",
    sources: ["container-log"],
    patterns: [/panic: runtime error: invalid memory address or nil pointer dereference/],
    what: "The Go program crashed, because it used a pointer that is nil.",
    why: "Likely an earlier error was not handled, such as a connection to the database that failed.",
    fix: "Look at the first frame of the stack that is in your code, and at the errors logged before the panic."
  }
];

// src/diagnosis/known-errors/image-pulls.ts
var sources7 = ["stopped-reason", "service-event"];
var beats = ["place-pull-or-init-failed"];
var imagePullErrors = [
  {
    id: "pull-network-timeout",
    sources: sources7,
    patterns: [
      wrapped(
        /CannotPull\w{0,40}: [\s\S]{0,900}?(?:i\/o timeout|Client\.Timeout exceeded|context deadline exceeded|no such host)/
      )
    ],
    what: "The task could not reach the registry of its image.",
    why: "It is in a private subnet without a NAT gateway, or in a public one without a public IP, or port 443 is closed to the outside.",
    fix: "Give the task a way out on port 443: a NAT gateway, assignPublicIp ENABLED in a public subnet, or VPC endpoints for ecr.api, ecr.dkr and S3.",
    beats
  },
  {
    id: "pull-403",
    sources: sources7,
    patterns: [wrapped(/unexpected status [\s\S]{0,500}?: 403 Forbidden/)],
    what: "The registry refused to hand out the image {image|of the task} (403).",
    why: "Likely the execution role lacks permissions of ECR, or the policy of the repository or of a VPC endpoint shuts it out, or the digest is gone.",
    fix: "Attach AmazonECSTaskExecutionRolePolicy to the execution role {role|of the task}, and allow the account in the policy of a repository of another account. Force a new deployment so that the tag is looked up again.",
    beats: [...beats, "pull-copy-failed"]
  },
  {
    id: "pull-digest-gone",
    sources: sources7,
    patterns: [wrapped(/failed to resolve ref "?(?<image>[^\s"@]{1,400})@(?<digest>sha256:[^:]{1,80}): not found/)],
    what: "The image {image}@{digest} does not exist in its registry.",
    why: "It was not pushed, or it was deleted: ECS keeps the digest that a tag had when it deployed, also when the tag is moved.",
    fix: 'Push it before it is deployed. If only its tag was moved, run "aws ecs update-service --force-new-deployment". Keep old images longer in the lifecycle policy, or use immutable tags.',
    beats
  },
  {
    id: "pull-tag-not-found",
    sources: sources7,
    patterns: [
      wrapped(/manifest for (?<image>[^\s]{1,400}) not found/),
      wrapped(/repository (?<image>[^\s]{1,400}) not found/),
      wrapped(/failed to resolve ref "?(?<image>[^\s"@]{1,400}?)"?: not found/)
    ],
    what: "The image {image} does not exist in its registry.",
    why: "It was not pushed before the deployment, or its repository, tag, account or region is another.",
    fix: "Push it before it is deployed, and check repository, tag, account and region.",
    beats
  },
  {
    id: "pull-platform-mismatch",
    sources: sources7,
    patterns: [
      wrapped(/does not contain descriptor matching platform '?(?<platform>[\w/.-]{1,60})/),
      wrapped(/no matching manifest for (?<platform>[\w/.-]{1,60})/)
    ],
    what: "The image {image|of the task} was not built for {platform}, on which the task runs.",
    why: "It was built on a machine with another processor architecture.",
    fix: "Build it for {platform}, or set runtimePlatform.cpuArchitecture of the task definition to what it was built for.",
    beats
  },
  {
    id: "pull-denied-batchgetimage",
    sources: sources7,
    patterns: [
      wrapped(
        /not authorized to perform: (?<action>ecr:(?:BatchGetImage|GetDownloadUrlForLayer|BatchCheckLayerAvailability))/
      )
    ],
    what: "The image {image|of the task} may not be pulled: {action} is denied.",
    why: "The execution role of the task, or the role of the instance where the task has none, may not read the repository.",
    fix: "Allow ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and ecr:GetAuthorizationToken to the execution role {role|of the task}, or to the instance role where the task has none.",
    beats: [...beats, "pull-access-denied"]
  },
  {
    id: "pull-access-denied",
    sources: sources7,
    patterns: [wrapped(/pull access denied for (?<image>[^\s,]{1,400}), repository does not exist/)],
    what: "The repository of {image} does not exist, or the task may not read it.",
    why: "A name without a registry means Docker Hub; a private registry wants credentials.",
    fix: "Use the whole name of the image with its registry. For a private registry other than ECR, set repositoryCredentials.",
    beats
  },
  {
    id: "pull-rate-limit",
    sources: sources7,
    patterns: [/\btoomanyrequests\b/, wrapped(/You have reached your(?: unauthenticated)? pull rate limit/)],
    what: "The registry refused the image {image|of the task}, because too many were pulled.",
    why: "Likely the image comes from Docker Hub without a login, and others pull through the same address.",
    fix: "Copy the image to ECR (a pull-through cache does), or set repositoryCredentials in the task definition.",
    beats: [...beats, "pull-copy-failed"]
  },
  {
    id: "pull-copy-failed",
    sources: sources7,
    patterns: [wrapped(/failed to copy: httpReaderSeeker: failed open/)],
    what: "The download of a layer or of the manifest of the image broke off.",
    why: "Likely the way to S3, where ECR keeps layers, is missing, or the registry limits pulls or is down.",
    fix: "Check the S3 gateway endpoint or the route for an image in ECR. Copy an image of Docker Hub to ECR.",
    beats
  },
  {
    id: "pull-disk-full",
    sources: sources7,
    patterns: [wrapped(/CannotPull\w{0,40}: [\s\S]{0,900}?no space left on device/)],
    what: "The disk is full, so the image could not be unpacked.",
    why: "Old images, containers and logs fill the disk of the container instance, or the image is larger than the storage of Fargate.",
    fix: 'Run "docker system prune" on the instance, give it a larger volume, or raise ephemeralStorage on Fargate.',
    beats
  }
];

// src/diagnosis/known-errors/java.ts
var sources8 = ["container-log"];
var javaErrors = [
  {
    id: "java-jar-missing",
    sources: sources8,
    patterns: [
      /Error: Unable to access jarfile (?<file>\S{1,300})/,
      /Error: Could not find or load main class (?<file>\S{1,300})/
    ],
    what: "Java cannot find {file}.",
    why: "The jar is not at that path, or the class is not in it.",
    fix: "Copy the jar into the last stage (COPY --from=build target/*.jar app.jar), and check its manifest and WORKDIR."
  },
  {
    id: "java-heap-out-of-memory",
    sources: sources8,
    patterns: [/java\.lang\.OutOfMemoryError: Java heap space/],
    what: "Java ran out of heap.",
    why: "The heap is too small for the program, or the program keeps what it no longer needs.",
    fix: "Set -XX:MaxRAMPercentage=75, and raise memory in the task definition.",
    beats: ["exit-134-abort"]
  }
];

// src/diagnosis/known-errors/key-value-stores.ts
var sources9 = ["container-log"];
var keyValueStoreErrors = [
  {
    id: "redis-connection-refused",
    sources: sources9,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address("6379")}`),
      new RegExp(`Error 111 connecting to ${address("\\d{1,5}")}\\. Connection refused`),
      new RegExp(`dial tcp ${address("6379")}: connect: connection refused`)
    ],
    what: "The database at {host}:{port} (Redis) refused the connection.",
    why: "Likely REDIS_URL is not set, so the client takes its default, localhost.",
    fix: "Set REDIS_URL or REDIS_HOST to the endpoint of ElastiCache or of the service."
  },
  {
    id: "redis-timeout",
    sources: sources9,
    patterns: [
      /redis\.exceptions\.TimeoutError: Timeout connecting to server/,
      new RegExp(`connect ETIMEDOUT ${address("6379")}`),
      new RegExp(`dial tcp ${address("6379")}: i/o timeout`)
    ],
    what: "Redis does not answer: the connection timed out.",
    why: "Likely a security group or a route drops the packets.",
    fix: "Allow port 6379 in the security group of the cache from the security group of the task."
  },
  {
    id: "redis-host-unresolvable",
    sources: sources9,
    patterns: [
      new RegExp(`\\[ioredis\\] Unhandled error event: Error: getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ${host}`),
      new RegExp(`Error -\\d connecting to ${host}:\\d{1,5}\\. `)
    ],
    what: "The host {host} of Redis has no address in the DNS of the task.",
    why: "Likely a typing error, or the name of a Compose service, which does not exist on ECS.",
    fix: "Use the primary endpoint of ElastiCache, or the name of a service that Cloud Map or Service Connect knows.",
    beats: ["db-host-unresolvable"]
  },
  {
    id: "redis-noauth",
    sources: sources9,
    patterns: [/NOAUTH Authentication required/, /HELLO must be called with the client already authenticated/],
    what: "Redis wants a password, and the program sent none.",
    why: "The URL of the program has no password, or its variable is not set.",
    fix: "Add the password to REDIS_URL (redis://:PASSWORD@HOST:6379) or set REDIS_PASSWORD, as a secret of the task definition."
  },
  {
    id: "redis-wrong-password",
    sources: sources9,
    patterns: [/invalid username-password pair or user is disabled/],
    what: "Redis rejected the password of the program.",
    why: "The password or the user is wrong, or the user is disabled.",
    fix: "Correct the secret (the AUTH token or the RBAC user of ElastiCache), and deploy again."
  },
  {
    id: "redis-tls-required",
    sources: sources9,
    patterns: [
      new RegExp(`Error while reading from ${host}:\\d{1,5} : \\(104, 'Connection reset by peer'\\)`),
      /failed to ping redis: EOF/
    ],
    what: "Redis hung up on the program.",
    why: "Likely it takes TLS only (ElastiCache with encryption in transit) and the program speaks without it.",
    fix: "Use rediss:// in REDIS_URL (or tls: {} or ssl=True in the client)."
  },
  {
    id: "mongo-server-selection",
    sources: sources9,
    patterns: [/MongoServerSelectionError: /, /pymongo\.errors\.ServerSelectionTimeoutError: /],
    what: "The program cannot reach MongoDB.",
    why: "Likely MONGODB_URI is not set, so that localhost is taken, or a security group or the access list of Atlas shuts the task out.",
    fix: "Set MONGODB_URI. Allow port 27017 from the security group of the task, or the address of the NAT gateway in Atlas.",
    beats: ["db-host-unresolvable", "database-connection-refused", "database-connect-timeout"]
  }
];

// src/diagnosis/known-errors/mysql.ts
var sources10 = ["container-log"];
var mysqlErrors = [
  {
    id: "mysql-connection-refused",
    sources: sources10,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address("3306")}`),
      /Can't connect to MySQL server on '(?<host>[^']{1,255})' \(\[Errno 111\] Connection refused\)/,
      /Can't connect to (?:MySQL )?server on '(?<host>[^']{1,255})' \(111\)/,
      new RegExp(`dial tcp ${address("3306")}: connect: connection refused`)
    ],
    what: "The database at {host}:{port|3306} refused the connection.",
    why: "Likely no database host is set (inside a container, localhost is the container itself), the port is wrong, or the database does not run yet.",
    fix: "Set the host to the endpoint of the database, and check the port and that it runs.",
    beats: ["mysql-communications-link-failure"]
  },
  {
    id: "mysql-communications-link-failure",
    sources: sources10,
    patterns: [
      /CommunicationsException: Communications link failure/,
      /The last packet sent successfully to the server was 0 milliseconds ago/
    ],
    what: "The program could not reach MySQL.",
    why: "The driver for Java says this of a refused connection, of a timeout and of an unknown host alike.",
    fix: 'Read the last line "Caused by": "refused" means host or port, "timed out" a security group or a route, "UnknownHost" the name.'
  },
  {
    id: "mysql-connect-timeout",
    sources: sources10,
    patterns: [
      new RegExp(`connect ETIMEDOUT ${address("3306")}`),
      /\bError: connect ETIMEDOUT$/,
      /Can't connect to MySQL server on '(?<host>[^']{1,255})' \(timed out\)/,
      new RegExp(`dial tcp ${address("3306")}: (?:i/o timeout|connect: connection timed out)`)
    ],
    what: "The database[[ at {host}]] could not be reached: the connection timed out.",
    why: "Likely a security group, a network ACL or a route drops the packets.",
    fix: "Allow port 3306 in the security group of the database from the security group of the task; the action doctor names the rule that is missing. An outgoing connection needs no EXPOSE and no port mapping.",
    beats: ["mysql-communications-link-failure"]
  },
  {
    id: "mysql-host-unresolvable",
    sources: sources10,
    patterns: [
      /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<host>(?=[\w.-]{0,60}(?:mysql|maria))[\w.-]{1,255})/,
      /Can't connect to MySQL server on '(?<host>[^']{1,255})' \(\[Errno -\d\] (?:Name or service|Temporary failure)/
    ],
    what: "The host {host} of MySQL has no address in the DNS of the task.",
    why: "Likely a typing error, or the name of a Compose service, which does not exist on ECS.",
    fix: "Use the whole name of the endpoint, and check the DNS settings of the VPC.",
    beats: ["db-host-unresolvable"]
  },
  {
    id: "mysql-access-denied",
    sources: sources10,
    patterns: [
      /Access denied for user '(?<user>[^']{0,100})'@'[^']{1,255}' \(using password: (?:YES|NO)\)/,
      /\bER_ACCESS_DENIED_ERROR\b/
    ],
    what: 'The database rejected the password[[ of the user "{user}"]].',
    why: 'User, password or address of the client is wrong, or the account requires TLS; "using password: NO" means that the program has no password.',
    fix: "Check the secret, and that the account admits the address ('USER'@'%'). Turn TLS on in the driver when the account has REQUIRE SSL."
  },
  {
    id: "mysql-database-denied",
    sources: sources10,
    patterns: [/Access denied for user '[^']{0,100}'@'[^']{1,255}' to database '/, /\bER_DBACCESS_DENIED_ERROR\b/],
    what: "The database user may log in, but not use this database.",
    why: "It was granted nothing there, or the database does not exist: MySQL says the same of both.",
    fix: 'Run "GRANT ALL ON DATABASE.* TO USER", and check the name of the database.'
  },
  {
    id: "mysql-unknown-database",
    sources: sources10,
    patterns: [/Unknown database '[^']{1,100}'/, /\bER_BAD_DB_ERROR\b/],
    what: "The database that the program asks MySQL for does not exist.",
    why: "It was never created, or has another name.",
    fix: "Run CREATE DATABASE, or correct the name."
  },
  {
    id: "mysql-host-not-allowed",
    sources: sources10,
    patterns: [/Host '(?<client>[^']{1,255})' is not allowed to connect to this (?:MySQL|MariaDB) server/],
    what: "MySQL admits no user from the address {client}.",
    why: "No account matches that address.",
    fix: "Run CREATE USER 'USER'@'%' (or with the range of the VPC) and grant it the database."
  },
  {
    id: "mysql-too-many-connections",
    sources: sources10,
    patterns: [
      /\(1040, ['"]Too many connections/,
      /Error 1040(?: \(\w{1,8}\))?: Too many connections/,
      /\bER_CON_COUNT_ERROR\b/
    ],
    what: "MySQL has no connection left.",
    why: "Likely the size of the pool times the number of tasks is above max_connections.",
    fix: "Lower the pool of each task, put RDS Proxy before the database, or raise max_connections."
  }
];

// src/diagnosis/known-errors/nginx.ts
var sources11 = ["container-log"];
var emerg = "\\[emerg\\] (?:\\d{1,10}#\\d{1,10}: )?";
var error = "\\[error\\] (?:\\d{1,10}#\\d{1,10}: )?(?:\\*\\d{1,12} )?";
var place = " in (?<file>[^\\s:]{1,300}):(?<line>\\d{1,6})";
var ofTheRoot = '(?![^\\n]{0,400}request: "[A-Z]{3,10} /[^ ?])';
var configurations = [
  {
    id: "nginx-upstream-host-not-found",
    sources: sources11,
    patterns: [new RegExp(`host not found in upstream "(?<host>[^"]{1,255})"${place}`)],
    what: "nginx does not start, because the host {host} of {file}:{line} has no address.",
    why: "It looks the names of proxy_pass up when it starts; the names of Compose services do not exist on ECS.",
    fix: "Use 127.0.0.1:PORT for a container of the same awsvpc task. With Cloud Map, use its name in a variable and set a resolver, so that the start does not depend on it."
  },
  {
    id: "nginx-config-syntax",
    sources: sources11,
    patterns: [
      new RegExp(`${emerg}unexpected (?:end of file|"[^"]{1,10}")[^\\n"]{0,40}(?:"[^"]{1,10}")?${place}`),
      new RegExp(`${emerg}(?:invalid parameter|invalid value|unknown directive) "[^"]{1,200}"${place}`),
      new RegExp(`${emerg}invalid number of arguments in "[^"]{1,100}" directive${place}`),
      new RegExp(`${emerg}directive "[^"]{1,100}" is not terminated by ";"${place}`)
    ],
    what: "The configuration of nginx has an error at {file}:{line}.",
    why: "A typing error, a missing semicolon or bracket just before, or a $variable that envsubst replaced by nothing.",
    fix: "Correct {file} near line {line}, and check it while the image is built (RUN nginx -t)."
  },
  {
    id: "nginx-config-wrong-context",
    sources: sources11,
    patterns: [new RegExp(`${emerg}"(?<directive>[^"]{1,100})" directive is not allowed here${place}`)],
    what: 'nginx takes no "{directive}" at {file}:{line}.',
    why: "Likely a server block stands in nginx.conf itself, outside of http.",
    fix: "Copy the block to /etc/nginx/conf.d/default.conf, which is read inside of http."
  },
  {
    id: "nginx-config-file-missing",
    sources: sources11,
    patterns: [new RegExp(`${emerg}open\\(\\) "(?<file>[^"]{1,300})" failed \\(2: `)],
    what: "nginx does not start, because {file} does not exist.",
    why: "The configuration or a file that it includes is not in the image.",
    fix: "Copy {file} into the image, or correct the include."
  },
  {
    id: "nginx-unknown-variable",
    sources: sources11,
    patterns: [new RegExp(`${emerg}unknown "(?<variable>[^"]{1,100})" variable`)],
    what: 'nginx knows no variable "{variable}".',
    why: "Likely a template was not filled in by envsubst, or the name has a typing error.",
    fix: "Put templates into /etc/nginx/templates/NAME.template and set the variable in the container."
  },
  {
    id: "nginx-duplicate-default-server",
    sources: sources11,
    patterns: [new RegExp(`${emerg}a duplicate default server for (?<address>\\S{1,80})${place}`)],
    what: "Two server blocks of nginx claim to be the default of {address}, the second at {file}:{line}.",
    why: "Likely the default.conf of the base image is still there.",
    fix: 'Remove it in the Dockerfile ("RUN rm /etc/nginx/conf.d/default.conf"), or drop one default_server.'
  },
  {
    id: "nginx-conflicting-server-name",
    sources: sources11,
    patterns: [
      /\[warn\] [^\n"]{0,40}conflicting server name "(?<name>[^"]{0,255})" on (?<address>[^\s,]{1,80}), ignored/
    ],
    what: 'Two server blocks of nginx have the name "{name}" on {address}; the second is ignored.',
    why: "A second file in conf.d or sites-enabled has the same server_name and port.",
    fix: "Remove one of them: what is changed in the second has no effect. nginx runs on."
  },
  {
    id: "nginx-nonroot-cache-or-pid",
    sources: sources11,
    patterns: [new RegExp(`${emerg}(?:mkdir|open)\\(\\) "(?<file>[^"]{1,300})" failed \\(13: Permission denied\\)`)],
    what: "nginx does not start, because it may not write {file}.",
    why: "It runs as a user other than root, and its cache and pid file belong to root.",
    fix: "Use the image nginxinc/nginx-unprivileged, or put the pid file and the temporary paths under /tmp."
  }
];
var certificates = [
  {
    id: "nginx-certificate-file-missing",
    sources: sources11,
    patterns: [
      /cannot load certificate(?: key)? "(?<file>[^"]{1,300})": BIO_new_file\(\) failed[^\n]{0,60}:No such file or directory/
    ],
    what: "nginx does not start, because the certificate {file} is not in the container.",
    why: "It was not issued yet, its volume is not mounted, or it has another name under live/.",
    fix: "Mount the volume of the certificates. For the first one, start with port 80 only (or a temporary certificate), issue it, and reload nginx."
  },
  {
    id: "nginx-certificate-key-mismatch",
    sources: sources11,
    patterns: [/SSL_CTX_use_PrivateKey(?:_file)?\("(?<file>[^"]{1,300})"\) failed[^\n]{0,100}key values mismatch/],
    what: "The private key {file} does not belong to the certificate.",
    why: "One of them is of another issue, or the chain does not begin with the certificate of the host.",
    fix: 'Compare "openssl x509 -noout -pubkey -in CERT" with "openssl pkey -pubout -in {file}", and put the certificate of the host first in its file.'
  },
  {
    id: "nginx-certificate-not-pem",
    sources: sources11,
    patterns: [/PEM_read_bio_\w{1,30}\(\) failed[^\n]{0,100}:no start line/],
    what: "The certificate file of nginx is no certificate in PEM.",
    why: "It is empty, is the key instead, or came from a secret whose line breaks were escaped.",
    fix: 'Write it with real line breaks, and check it with "openssl x509 -in FILE -noout -subject".'
  },
  {
    id: "nginx-ssl-certificate-directive-missing",
    sources: sources11,
    patterns: [new RegExp(`no "ssl_certificate" is defined for the "listen \\.\\.\\. ssl" directive${place}`)],
    what: "The server block at {file}:{line} listens with ssl, but has no certificate.",
    why: "ssl_certificate is missing in it.",
    fix: "Add ssl_certificate and ssl_certificate_key to it."
  }
];
var nginxStartErrors = [...configurations, ...certificates];
var nginxFileErrors = [
  {
    id: "nginx-index-missing",
    sources: sources11,
    patterns: [
      new RegExp(`directory index of "(?<file>[^"]{1,300})" is forbidden${ofTheRoot}`),
      new RegExp(`"(?<file>[^"\\n]{1,300})" is not found \\(2: No such file or directory\\)${ofTheRoot}`)
    ],
    what: "nginx finds no index page at {file}.",
    why: "The page is not where the configuration looks: the build output was not copied, lies in a directory below, or its volume is not mounted.",
    fix: 'Compare root in the configuration with where COPY puts the pages (such as COPY --from=build /app/dist /usr/share/nginx/html; for Angular dist/NAME/browser), and look into the image with "docker run --rm --entrypoint ls IMAGE".'
  },
  {
    id: "nginx-static-permission",
    sources: sources11,
    patterns: [
      new RegExp(`${error}open\\(\\) "(?<file>[^"]{1,300})" failed \\(13: Permission denied\\)`),
      new RegExp(`${error}"(?<file>[^"\\n]{1,300})" is forbidden \\(13: Permission denied\\)`)
    ],
    what: "nginx may not read {file} and answers 403.",
    why: "The file or a directory above it is not open to the user of the workers.",
    fix: "Copy the pages with COPY --chmod=644 (755 for directories) or --chown=nginx."
  },
  {
    id: "nginx-body-too-large",
    sources: sources11,
    patterns: [/client intended to send too large body: (?<size>\d{1,15}) bytes/],
    what: "nginx refused a request of {size} bytes with 413.",
    why: "It is larger than client_max_body_size, which is 1 MB if it is not set.",
    fix: "Raise client_max_body_size in that server block."
  }
];

// src/diagnosis/known-errors/nginx-upstream.ts
var sources12 = ["container-log"];
var where = '(?:[^\\n]{0,1500}?, upstream: "(?<upstream>[a-z]{1,10}://[^"/\\s]{1,200}))?';
var nginxUpstreamErrors = [
  {
    id: "nginx-upstream-connection-refused",
    sources: sources12,
    patterns: [new RegExp(`connect\\(\\) failed \\(111: Connection refused\\) while connecting to upstream${where}`)],
    what: "The application behind nginx does not listen where proxy_pass points, so nginx answers 502.",
    why: "Likely it crashed, still starts, or listens on another port or interface.",
    fix: "See whether the application listens at {upstream}. Read its log, use 127.0.0.1:PORT in an awsvpc task, and let dependsOn wait until it is HEALTHY.",
    beats: ["probe-502-bad-gateway"]
  },
  {
    id: "nginx-upstream-timeout",
    sources: sources12,
    patterns: [
      new RegExp(`upstream timed out \\(110: [^)\\n]{1,60}\\) while reading response header from upstream${where}`)
    ],
    what: "The application behind nginx took a request but did not answer in time, so nginx answers 504.",
    why: "Likely it waits for something, such as a database that does not answer.",
    fix: "See what {upstream} waits for. Find the slow call, or raise proxy_read_timeout.",
    beats: ["probe-502-bad-gateway"]
  },
  {
    id: "nginx-upstream-closed",
    sources: sources12,
    patterns: [
      new RegExp(`upstream prematurely closed connection while reading response header from upstream${where}`),
      new RegExp(
        `recv\\(\\) failed \\(104: Connection reset by peer\\) while reading response header from upstream${where}`
      )
    ],
    what: "The application behind nginx closed the connection during a request, so nginx answers 502.",
    why: "Likely it crashed or was killed, its worker ran into a timeout, or its keep-alive is shorter than that of nginx.",
    fix: "Look for a crash in the log of {upstream} at that time. Keep connections of the application open longer than nginx does.",
    beats: ["probe-502-bad-gateway"]
  },
  {
    id: "nginx-upstream-protocol-mismatch",
    sources: sources12,
    patterns: [
      new RegExp(
        `SSL_do_handshake\\(\\) failed [^\\n]{0,100}wrong version number[^\\n]{0,60} while SSL handshaking to upstream${where}`
      ),
      new RegExp(`upstream sent no valid HTTP/1\\.0 header while reading response header from upstream${where}`)
    ],
    what: "The application behind nginx speaks another protocol than proxy_pass expects.",
    why: "proxy_pass says https:// to a port without TLS, or the port is not one for HTTP.",
    fix: "Use http:// and the right port in proxy_pass.",
    beats: ["probe-502-bad-gateway"]
  },
  {
    id: "nginx-unix-socket-missing",
    sources: sources12,
    patterns: [/connect\(\) to unix:(?<socket>[^\s]{1,200}) failed \(2: No such file or directory\)/],
    what: "The socket {socket} of the application does not exist in the container of nginx.",
    why: "The application has not started, or runs in another container.",
    fix: "Share the socket through a volume, or use a port between containers.",
    beats: ["probe-502-bad-gateway"]
  },
  {
    id: "nginx-resolver-refused",
    sources: sources12,
    patterns: [
      /send\(\) failed \(111: Connection refused\) while resolving, resolver: (?<resolver>[\da-f.:[\]]{3,60})/
    ],
    what: "No DNS server answers at {resolver}, which nginx uses as its resolver.",
    why: "Likely the address is that of Docker (127.0.0.11), which does not exist in the awsvpc mode of ECS.",
    fix: 'Use the resolver of the VPC: "resolver 169.254.169.253 valid=10s;".',
    beats: ["probe-502-bad-gateway"]
  }
];

// src/diagnosis/known-errors/node.ts
var sources13 = ["container-log"];
var nodeErrors = [
  {
    id: "next-no-production-build",
    sources: sources13,
    patterns: [/Could not find a production build in the '(?<directory>[^']{1,300})' directory/],
    what: "Next.js finds no build in {directory}.",
    why: '"next build" did not run, or its output was not copied into the last stage of the image.',
    fix: 'Run "npm run build" in the build stage, and copy {directory} into the last stage. Or use output: "standalone".'
  },
  {
    id: "node-module-not-found",
    sources: sources13,
    patterns: [/Cannot find module '(?<file>\.{0,2}\/[^']{1,300})'/],
    what: "Node.js cannot find {file}.",
    why: "Likely the build output is not in the image, is at another path, or is shut out by .dockerignore.",
    fix: "Build before the start and copy the output into the last stage, and compare WORKDIR and CMD with where it is."
  },
  {
    id: "node-package-not-found",
    sources: sources13,
    patterns: [
      /Cannot find package '(?<package>[^']{1,200})' imported from/,
      /Cannot find module '(?<package>@?[\w][^'\n]{0,200})'/
    ],
    what: "The package {package} is not installed in the image.",
    why: "Likely it is a development dependency, or node_modules was not copied into the last stage.",
    fix: 'Move {package} to dependencies, and run "npm ci --omit=dev" in the last stage.'
  },
  {
    id: "node-esm-cjs-mismatch",
    sources: sources13,
    patterns: [
      /SyntaxError: Cannot use import statement outside a module/,
      /ReferenceError: require is not defined in ES module scope/,
      /\bERR_REQUIRE_ESM\b/
    ],
    what: "The program mixes ES modules and CommonJS.",
    why: 'Node.js takes a file for the one because of its name or of "type" in package.json, and it is written as the other.',
    fix: 'Set "type": "module" in the package.json that is in the image, or name the file .mjs or .cjs.',
    link: "https://nodejs.org/api/packages.html#determining-module-system"
  }
];

// src/diagnosis/known-errors/ports.ts
var sources14 = ["container-log"];
var listened = "(?:[\\w.*-]{0,100}|\\[[\\da-fA-F:]{2,45}\\]|::)";
var portErrors = [
  {
    id: "port-already-in-use",
    sources: sources14,
    patterns: [
      new RegExp(`EADDRINUSE: address already in use ${listened}:(?<port>\\d{1,5})`),
      /\[Errno 98\] Address already in use/,
      /\[ERROR\] Connection in use: \('[^']{0,60}', (?<port>\d{1,5})\)/,
      /Web server failed to start\. Port (?<port>\d{1,5}) was already in use/,
      /\[Errno 98\] error while attempting to bind on address \('[^']{0,60}', (?<port>\d{1,5})/,
      new RegExp(`listen tcp ${listened}:(?<port>\\d{1,5}): bind: address already in use`)
    ],
    what: "The server cannot listen, because its port is already in use.",
    why: "Likely the server is started twice, another container of an awsvpc task has the port, or the old task does in host mode.",
    fix: "Find what else listens on {port}. Start the server once, give each container of the task a port of its own, and in host mode let the old task stop first."
  },
  {
    id: "port-already-in-use-nginx",
    sources: sources14,
    patterns: [
      /bind\(\) to (?<address>[^\s]{1,80}) failed \(98: Address (?:already )?in use\)/,
      /\[emerg\] (?:\d{1,10}#\d{1,10}: )?still could not bind\(\)/
    ],
    what: "nginx cannot take its port, because it is already in use.",
    why: "Likely the old container still has it in host mode, or two listen lines claim it.",
    fix: "Find what else listens on {address}. Let the old task stop first (minimum-healthy-percent 0), or remove the second listen."
  },
  {
    id: "privileged-port-denied",
    sources: sources14,
    patterns: [
      new RegExp(`listen tcp ${listened}:(?<port>\\d{1,4}): bind: permission denied`),
      new RegExp(`listen EACCES: permission denied ${listened}:(?<port>\\d{1,4})`),
      new RegExp(`bind\\(\\) to ${listened}:(?<port>\\d{1,4}) failed \\(13: Permission denied\\)`)
    ],
    what: "The server may not listen on port {port}.",
    why: "It runs as a user other than root, who may not use ports below 1024.",
    fix: "Listen on 8080 and map the port to it, or allow it with the sysctl net.ipv4.ip_unprivileged_port_start=0."
  },
  {
    id: "listening-on-localhost-only",
    sources: sources14,
    patterns: [
      // With --host 0.0.0.0, Flask prints this line too, and one for each other address after it.
      /\* Running on https?:\/\/(?:127\.0\.0\.1|localhost):(?<port>\d{1,5})(?![^\n]{0,20}\n[^\n]{0,20}\* Running on)/,
      /Listening at: https?:\/\/(?:127\.0\.0\.1|localhost):(?<port>\d{1,5})/,
      /Uvicorn running on https?:\/\/(?:127\.0\.0\.1|localhost):(?<port>\d{1,5})/,
      /Network: {1,4}use --host to expose/
    ],
    what: "The server listens on 127.0.0.1, so nothing outside its container reaches it.",
    why: "That is the default of its development server, or set in its command.",
    fix: "Listen on 0.0.0.0: flask run --host=0.0.0.0, gunicorn -b 0.0.0.0:8000, uvicorn --host 0.0.0.0, vite --host, or HOSTNAME=0.0.0.0 for Next.js."
  }
];

// src/diagnosis/known-errors/postgres.ts
var sources15 = ["container-log"];
var libpq = `connection to server at \\\\?"(?<host>[^"\\\\]{1,255})\\\\?"(?: \\([^)]{1,64}\\))?, port (?<port>\\d{1,5}) failed: `;
var loopback = "(?<host>127\\.[\\d.]{3,11}|localhost|\\[[\\da-f:]{2,45}\\])";
var causedBy = `Connection to ${host}:(?<port>\\d{1,5}) refused\\. Check that the hostname[^\\n]{0,300}\\n(?:[^\\n]{0,300}\\n){0,8}Caused by: java\\.net\\.`;
var reach = [
  {
    id: "pg-connection-refused",
    sources: sources15,
    patterns: [
      new RegExp(`${libpq}Connection refused`),
      new RegExp(`connect ECONNREFUSED ${address("5432")}`),
      /Connect call failed \('(?<host>[^']{1,255})', (?<port>5432)[,)]/,
      new RegExp(`dial tcp ${address("5432")}: connect: connection refused`),
      new RegExp(`Connection to ${loopback}:(?<port>\\d{1,5}) refused\\.`),
      new RegExp(`${causedBy}ConnectException: Connection refused`)
    ],
    what: "The database at {host}:{port} refused the connection.",
    why: "Likely no database host is set (inside a container, localhost is the container itself), the port is wrong, or the database does not run yet.",
    fix: "Set the host of the database (DATABASE_URL or DB_HOST) to its endpoint or service name, check the port, and wait for the database before the program starts.",
    beats: ["pg-connection-refused-orm", "pg-connect-timeout-jdbc-says-refused"]
  },
  {
    id: "pg-connection-refused-orm",
    sources: sources15,
    patterns: [/failed to initialize database, got error failed to connect to `/],
    what: "The program could not connect to its database when it started.",
    why: "Likely the connection was refused: no database host is set, or the database does not run yet.",
    fix: "Read the rest of the message: the innermost error has the host and the port. Set DATABASE_URL or DB_HOST to the endpoint of the database."
  },
  {
    id: "pg-connect-timeout",
    sources: sources15,
    patterns: [
      new RegExp(`${libpq}(?:timeout expired|Connection timed out)`),
      new RegExp(`dial tcp ${address("5432")}: (?:i/o timeout|connect: connection timed out)`),
      new RegExp(`connect ETIMEDOUT ${address("5432")}`),
      new RegExp(`${causedBy}(?:ConnectException: Connection timed out|SocketTimeoutException: Connect timed out)`)
    ],
    what: "The database at {host}:{port} could not be reached: the connection timed out.",
    why: "The name has an address, but the packets are dropped by a security group, a network ACL or a route.",
    fix: "Allow port {port} in the security group of the database from the security group of the task, and check that both are in connected networks; the action doctor names what is missing. An outgoing connection needs no EXPOSE and no port mapping.",
    beats: ["pg-connection-refused-orm", "pg-connect-timeout-client-limit", "pg-connect-timeout-jdbc-says-refused"]
  },
  {
    id: "pg-connect-timeout-client-limit",
    sources: sources15,
    patterns: [
      new RegExp(`\\b(?:at|to) ${address("\\d{2,5}")}: (?:Error: )?Connection terminated due to connection timeout`),
      new RegExp(`\\b(?:at|to) ${address("5432")}: (?:Error: )?timeout expired`),
      /\bError: timeout expired/,
      /ConnectionTimeout: connection timeout expired/,
      /Connection terminated due to connection timeout/
    ],
    what: "The connection to the database[[ at {host}:{port}]] timed out: the program gave up waiting.",
    why: "Likely a security group or a route drops the packets, so that the limit of the driver ran out first.",
    fix: "Allow the port[[ {port}]] of the database in its security group from that of the task; the action doctor names the rule that is missing. Raise the limit of the driver only once the database can be reached."
  },
  {
    id: "pg-connect-timeout-jdbc-says-refused",
    sources: sources15,
    patterns: [
      /Connection to (?<address>(?!127\.|localhost:|\[::1\])[\w.-]{1,255}:\d{1,5}) refused\. Check that the hostname/,
      /Caused by: java\.net\.(?:ConnectException: Connection timed out|SocketTimeoutException: Connect timed out)/
    ],
    what: "{address|A host that is not named} could not be reached. Likely it is the database.",
    why: 'Likely packets are dropped on the way: the PostgreSQL driver for Java says "refused" also when the connection timed out.',
    fix: 'Read the line "Caused by": "timed out" means a security group or a route, so allow the port of the database from the security group of the task. "Connection refused" means a wrong port or a database that does not run.'
  },
  {
    id: "pg-local-socket",
    sources: sources15,
    patterns: [
      /connection to server on socket \\?"(?<socket>[^"\\]{1,200})\\?" failed: No such file or directory/,
      /connect ENOENT (?<socket>\/[^\s]{1,150}\.s\.PGSQL\.\d{1,5})/
    ],
    what: "The program looks for PostgreSQL at the local socket {socket}, where it is not.",
    why: "No database host was given.",
    fix: "Set DB_HOST, PGHOST or DATABASE_URL in the task definition."
  }
];
var logins = [
  {
    id: "pg-password-failed",
    sources: sources15,
    patterns: [
      new RegExp(`${libpq}FATAL:  ?password authentication failed for user \\\\?"(?<user>[^"\\\\]{1,100})`),
      /password authentication failed for user \\?"(?<user>[^"\\]{1,100})/
    ],
    what: 'The database[[ at {host}:{port}]] rejected the password of the user "{user}".',
    why: "The password is an old one or that of another database, or the user does not exist, or a special character in the URL is not percent-encoded.",
    fix: "Correct the password that the task gets, or the user: compare its secret with the database, percent-encode # @ / : ? in DATABASE_URL, and deploy again after a change of the secret.",
    beats: ["pg-connection-refused-orm"]
  },
  {
    id: "pg-password-not-string",
    sources: sources15,
    patterns: [/SCRAM-SERVER-FIRST-MESSAGE: client password must be a(?: non-empty)? string/],
    what: "The program gave node-postgres no password.",
    why: "The variable of the password is not set in the container.",
    fix: "Add DB_PASSWORD or PGPASSWORD to the secrets of the task definition."
  },
  {
    id: "pg-no-hba-unencrypted",
    sources: sources15,
    patterns: [
      /no pg_hba\.conf entry for host \\?"[^"\\]{1,100}\\?", user \\?"(?<user>[^"\\]{1,100})\\?", database \\?"(?<database>[^"\\]{1,100})\\?", no encryption/
    ],
    what: 'PostgreSQL takes no unencrypted connection of the user "{user}" to "{database}".',
    why: "The server wants TLS (on RDS, rds.force_ssl is 1 from PostgreSQL 15 on), and the program connected without it.",
    fix: "Turn TLS on in the program: sslmode=require for Go, Python and Java, or ssl with the RDS CA bundle for node-postgres.",
    beats: ["pg-connection-refused-orm"]
  },
  {
    id: "pg-no-hba-entry",
    sources: sources15,
    patterns: [
      /no pg_hba\.conf entry for host \\?"(?<client>[^"\\]{1,100})\\?", user \\?"(?<user>[^"\\]{1,100})\\?", database \\?"(?<database>[^"\\]{1,100})\\?", SSL encryption/
    ],
    what: 'No rule of PostgreSQL admits the user "{user}" to "{database}" from {client}.',
    why: "The connection is encrypted, but user, database or address is not one that pg_hba.conf lists.",
    fix: "Check the names of user and database. On a server of your own, add a hostssl line to pg_hba.conf and reload it.",
    beats: ["pg-connection-refused-orm"]
  },
  {
    id: "pg-server-without-ssl",
    sources: sources15,
    patterns: [
      /The server does not support SSL/,
      /server does not support SSL, but SSL was required/,
      /server refused TLS connection/,
      /pq: SSL is not enabled on the server/
    ],
    what: "The program insists on TLS, but this PostgreSQL has it off.",
    why: "Likely it is a database in a container beside the program.",
    fix: "Use sslmode=disable (or ssl: false) for that database, or turn TLS on in the server."
  },
  {
    id: "pg-certificate-verify-failed",
    sources: sources15,
    patterns: [
      /\bError: (?:self-signed certificate|unable to verify the first certificate|unable to get local issuer certificate)/,
      /tls: failed to verify certificate: x509:/,
      /SSL error: certificate verify failed/
    ],
    what: "The program does not accept the certificate of a server that it connects to, likely of its database.",
    why: "It lacks the CA of that certificate, or connects by an address that the certificate does not name.",
    fix: "Copy the RDS bundle (global-bundle.pem) into the image and name it in sslrootcert, ssl.ca or NODE_EXTRA_CA_CERTS. Connect by the name of the endpoint."
  },
  {
    id: "pg-root-certificate-missing",
    sources: sources15,
    patterns: [/root certificate file \\?"(?<file>[^"\\]{1,300})\\?" does not exist/],
    what: "The CA file {file} is not in the image.",
    why: "The connection verifies the certificate of the database against it (sslmode=verify-ca or verify-full).",
    fix: "Copy global-bundle.pem into the image, and let sslrootcert name it."
  },
  {
    id: "pg-too-many-connections",
    sources: sources15,
    patterns: [
      /remaining connection slots are reserved for/,
      /FATAL: {1,2}sorry, too many clients already/,
      /pq: sorry, too many clients already/
    ],
    what: "PostgreSQL has no connection left.",
    why: "Likely the size of the pool times the number of tasks, the old ones of a deployment included, is above max_connections.",
    fix: "Lower the pool of each task, put RDS Proxy or PgBouncer before the database, or raise max_connections."
  }
];
var contents = [
  {
    id: "pg-database-missing",
    sources: sources15,
    patterns: [/database \\?"(?<database>[^"\\]{1,100})\\?" does not exist(?!, skipping)/],
    what: 'The database "{database}" does not exist.',
    why: "It was never created; without a name, that of the user is taken.",
    fix: 'Run "createdb {database}", or correct the path of DATABASE_URL.',
    beats: ["pg-connection-refused-orm"]
  },
  {
    id: "pg-role-missing",
    sources: sources15,
    patterns: [/role \\?"(?<role>[^"\\]{1,100})\\?" does not exist(?!, skipping)/],
    what: 'The database user "{role}" does not exist.',
    why: "It was never created; without a user, the name of the user of the container is taken.",
    fix: 'Set DB_USER, or create the role "{role}".',
    beats: ["pg-connection-refused-orm"]
  },
  {
    id: "pg-relation-missing",
    sources: sources15,
    patterns: [/relation \\?"(?<relation>[^"\\]{1,200})\\?" does not exist(?!, skipping)/],
    what: 'The table "{relation}" does not exist in the database.',
    why: "Likely the migrations have not run against this database, or it is in another schema.",
    fix: "Run the migrations before the new version serves, as a task of its own or in the entrypoint."
  },
  {
    id: "pg-schema-permission",
    sources: sources15,
    patterns: [/permission denied for schema (?<schema>\w{1,63})/],
    what: "The database user may not create anything in the schema {schema}.",
    why: "From PostgreSQL 15 on, ordinary users may not create objects in the schema public.",
    fix: 'Run "GRANT CREATE ON SCHEMA {schema} TO USER", or give the application a schema of its own.'
  }
];
var postgresErrors = [...reach, ...logins, ...contents];

// src/diagnosis/known-errors/python.ts
var sources16 = ["container-log"];
var begun = ["listening-on-localhost-only"];
var pythonErrors = [
  {
    id: "python-module-not-found",
    sources: sources16,
    patterns: [
      /ModuleNotFoundError: No module named '(?<module>[^']{1,200})'/,
      /python[\d.]{0,8}: can't open file '(?<module>[^']{1,300})': \[Errno 2\]/
    ],
    what: "Python cannot find {module} in the image.",
    why: "A package is not installed in the last stage, or the file is somewhere else.",
    fix: "Add the package to requirements.txt, or copy the file, and check WORKDIR, PYTHONPATH and the PATH of the virtual environment.",
    beats: ["gunicorn-worker-failed-to-boot", "uvicorn-app-not-importable", ...begun]
  },
  {
    id: "gunicorn-worker-failed-to-boot",
    sources: sources16,
    patterns: [
      /\[ERROR\] Reason: (?:Worker failed to boot|App failed to load)\./,
      /Failed to find attribute '[^']{1,100}' in '[^']{1,200}'\./
    ],
    what: "gunicorn cannot load the application.",
    why: "Likely the name MODULE:APP is wrong, or the application failed while it was imported.",
    fix: "Read the traceback above: it has the true reason. Correct MODULE:APP and the working directory (--chdir).",
    beats: begun
  },
  {
    id: "uvicorn-app-not-importable",
    sources: sources16,
    patterns: [/Error loading ASGI app\. /],
    what: "uvicorn cannot load the application.",
    why: "The module or the attribute in its command does not exist.",
    fix: "Correct the path (such as app.main:app) and WORKDIR.",
    beats: begun
  }
];

// src/diagnosis/known-errors/stopped-reasons.ts
var sources17 = ["stopped-reason"];
var withLog = ["stopped-reason", "container-log"];
var starts = [
  {
    id: "start-port-already-allocated",
    sources: withLog,
    patterns: [wrapped(/Bind for (?<address>[^\s]{1,80}) failed/)],
    what: "Something on the host already uses {address}, which {container|the container} publishes.",
    why: "Likely the container before it still runs.",
    fix: "Let the old container stop first (minimum-healthy-percent 0, maximum-percent 100), or use hostPort 0 behind a load balancer."
  },
  {
    id: "start-executable-not-found",
    sources: withLog,
    patterns: [
      wrapped(/exec: \\?"(?<command>[^\s"\\]{1,300})\\?": executable file not found/),
      wrapped(/exec: \\?"(?<command>[^\s"\\]{1,300})\\?": stat [^\s:]{1,300}: no such file or directory/)
    ],
    what: 'The command "{command}" of {container|the container} is not in the image {image|that it runs}.',
    why: "The entrypoint or the command names a file that was not copied or installed, or a path of another stage.",
    fix: 'Correct the command in the Dockerfile or the task definition, or the path of COPY --from. List what is there with "docker run --rm --entrypoint ls IMAGE -l".'
  },
  {
    id: "start-permission-denied",
    sources: withLog,
    patterns: [wrapped(/exec: \\?"(?<command>[^\s"\\]{1,300})\\?": permission denied/)],
    what: 'The command "{command}" of {container|the container} may not be executed.',
    why: "The file has no execute bit, or not for the user of the container.",
    fix: 'Copy it with COPY --chmod=755, or set the bit in Git with "git update-index --chmod=+x FILE".'
  },
  {
    id: "start-container-name-conflict",
    sources: withLog,
    patterns: [wrapped(/The container name "\/?(?<name>[\w.-]{1,100})" is already in use/)],
    what: 'A container with the name "{name}" is still there.',
    why: "It was not removed when it ended.",
    fix: 'Run "docker rm -f {name}" before, or start it with --rm.'
  },
  {
    id: "create-thin-pool-full",
    sources: sources17,
    patterns: [wrapped(/Thin Pool has \d{1,20} free data blocks/)],
    what: "The storage pool of Docker on the container instance is full.",
    why: "Old containers and images fill it.",
    fix: 'Remove what nobody uses with "docker system prune", or start instances with more storage.'
  },
  {
    id: "container-start-timeout",
    sources: sources17,
    patterns: [/\bContainerRuntimeTimeoutError\b/, wrapped(/Could not transition to/)],
    what: "The container runtime did not start or stop the container in time.",
    why: "Likely the instance is overloaded, its disk is slow, or the image is very large.",
    fix: "Check the CPU credits and the disk of the instance, and replace it if it goes on."
  }
];
var exits = [
  {
    id: "out-of-memory-killed",
    sources: sources17,
    patterns: [/OutOfMemoryError: Container killed due to memory usage/, /"OOMKilled":\s?true/],
    what: "The container used more memory than it may, and was killed.",
    why: "Its memory limit is too small, or the application does not know of the limit.",
    fix: "Raise memory in the task definition, or lower what the application takes (NODE_OPTIONS=--max-old-space-size, -XX:MaxRAMPercentage, fewer workers).",
    beats: ["exit-137-killed", "essential-container-exited"]
  },
  {
    id: "exit-137-killed",
    sources: withLog,
    patterns: [/^Killed$/, /: line \d{1,6}: {1,8}\d{1,8} Killed {2}/, /Exit Code: 137\b/],
    what: "The process was killed with SIGKILL.",
    why: "Likely ECS stopped the task and the application ignored SIGTERM until stopTimeout, or the host ran out of memory.",
    fix: "Read the stopped reason first. Handle SIGTERM (CMD in the exec form passes it on), or raise stopTimeout."
  },
  {
    id: "exit-143-sigterm",
    sources: sources17,
    patterns: [/^Terminated$/],
    what: "The process ended because it was asked to (SIGTERM).",
    why: "Likely a deployment, a scale-in or a failed health check stopped it; it is rarely an error of the application.",
    fix: "Look at the stopped reason for who stopped it. A normal deployment needs nothing."
  },
  {
    id: "exit-139-segfault",
    sources: withLog,
    patterns: [/^Segmentation fault(?: \(core dumped\))?$/, /: line \d{1,6}: {1,8}\d{1,8} Segmentation fault\b/],
    what: "The program crashed in native code (segmentation fault).",
    why: "Likely it or a native module was built for another libc or processor, such as for glibc and run on Alpine.",
    fix: "Use the same base image for the build and the runtime stage, and rebuild native modules in the last one."
  },
  {
    id: "exit-134-abort",
    sources: withLog,
    patterns: [/^Aborted(?: \(core dumped\))?$/, /: line \d{1,6}: {1,8}\d{1,8} Aborted\b/],
    what: "The program aborted itself.",
    why: "Likely an assertion failed, or Node.js ran out of heap.",
    fix: 'Read the lines before it for an assertion or for "heap out of memory".'
  },
  {
    id: "exit-127-command-not-found",
    sources: withLog,
    patterns: [/sh: (?:(?:line )?\d{1,5}: )?(?<command>[\w./-]{1,100}): (?:command )?not found/],
    what: 'A shell in the container did not find the command "{command}".',
    why: "It is not installed in the image, or not in PATH.",
    fix: 'Install "{command}" in the last stage of the Dockerfile, or correct its name or PATH.'
  },
  {
    id: "essential-container-exited",
    sources: sources17,
    patterns: [wrapped(/Essential container in task exited/)],
    what: "The main container of the task ended.",
    why: "This alone is no cause: its exit code and its log have it.",
    fix: "Look at the exit code and the last lines of the log. A server must run in the foreground."
  }
];
var stops = [
  {
    id: "stopped-elb-health-check",
    sources: sources17,
    patterns: [
      wrapped(
        /(?<!Exit Code: 137[^\n]{0,40}\n[^\n]{0,40})Task failed ELB health checks in \(target-group (?<targetGroup>[^\s)]{1,300})/
      )
    ],
    what: "ECS stopped the task, because the load balancer kept finding it unhealthy in {targetGroup}.",
    why: "The health check got no answer or the wrong one, or the application needs longer to start than the grace period.",
    fix: "Check path, port, matcher and security group of the health check, and raise healthCheckGracePeriodSeconds above the time of a real start."
  },
  {
    id: "stopped-container-health-check",
    sources: ["stopped-reason", "service-event"],
    patterns: [wrapped(/failed container health checks/)],
    what: "The health check of {container|a container} failed until its retries were used up.",
    why: "Likely the command is not in the image (curl often is not), or the application needs longer to start.",
    fix: "Run the command in the image, use wget or the program itself where curl is missing, and raise startPeriod."
  },
  {
    id: "eni-provisioning-timeout",
    sources: sources17,
    patterns: [wrapped(/Timeout waiting for network interface provisioning/)],
    what: "AWS did not attach a network interface to the task in time.",
    why: "Most often it passes; else the subnet has no free address, or the instance no free interface.",
    fix: "Deploy again. If it goes on, look for free addresses in the subnet and at the interface limit of the instance."
  },
  {
    id: "spot-interrupted",
    sources: sources17,
    patterns: [wrapped(/Your Spot Task was interrupted/)],
    what: "AWS took the Spot capacity under the task back.",
    why: "This belongs to Spot, and is no fault of the image.",
    fix: "Let the service replace the task. Keep what must stay up on FARGATE, not FARGATE_SPOT."
  },
  {
    id: "host-terminated",
    sources: sources17,
    patterns: [
      wrapped(/Host EC2 \(instance [^)]{1,40}\) (?:stopped|terminated)/),
      wrapped(/Container instance was deregistered/)
    ],
    what: "The EC2 instance under the task went away: it was stopped, terminated or deregistered.",
    why: "A scale-in, a Spot reclaim or a person ended it.",
    fix: "Use managed draining of the capacity provider, and look in the Auto Scaling activity for who ended it."
  }
];
var stoppedReasonErrors = [...starts, ...exits, ...stops];

// src/diagnosis/known-errors/task-resources.ts
var sources18 = ["stopped-reason", "service-event"];
var beats2 = ["place-pull-or-init-failed"];
var secrets = [
  {
    id: "init-secret-network-timeout",
    sources: sources18,
    patterns: [
      wrapped(
        /unable to retrieve secrets? from (?:asm|ssm): [\s\S]{0,700}?(?:context deadline exceeded|i\/o timeout|send request failed)/
      )
    ],
    what: "The task could not reach Secrets Manager or Systems Manager to read its secrets.",
    why: "It has no NAT gateway, public IP or VPC endpoint, or port 443 is closed to the outside.",
    fix: "Open port 443 to the outside and give the task a NAT gateway, a public IP, or VPC endpoints for secretsmanager, ssm and kms.",
    beats: beats2
  },
  {
    id: "init-registry-auth-network",
    sources: ["stopped-reason"],
    patterns: [
      wrapped(/cannot pull registry auth from Amazon ECR: There is a connection issue/),
      wrapped(
        /unable to retrieve ecr registry auth: [\s\S]{0,300}?(?:send request failed|context deadline exceeded|i\/o timeout)/
      )
    ],
    what: "The task could not reach ECR to log in.",
    why: "It has no NAT gateway, public IP or VPC endpoint, or port 443 is closed to the outside.",
    fix: "Set assignPublicIp ENABLED in a public subnet, or add a NAT gateway or the endpoint ecr.api with private DNS, and allow port 443 to the outside.",
    beats: beats2
  },
  {
    id: "init-registry-auth-denied",
    sources: sources18,
    patterns: [wrapped(/not authorized to perform: ecr:GetAuthorizationToken/)],
    what: "The task may not log in to ECR: ecr:GetAuthorizationToken is denied.",
    why: "The execution role lacks the permission; the task role does not count here.",
    fix: "Attach AmazonECSTaskExecutionRolePolicy to the execution role.",
    beats: beats2
  },
  {
    id: "init-secret-denied",
    sources: sources18,
    patterns: [
      wrapped(
        /not authorized to perform:? (?<action>(?:secretsmanager|ssm):\w{1,60})(?: on resource:? (?<secret>[^\s]{1,500}))?/
      )
    ],
    what: "The execution role {role|of the task} may not read {secret|a secret of the task definition}: {action} is denied.",
    why: "The execution role lacks the permission; the task role does not count here.",
    fix: "Allow {action} on {secret|the ARN of the secret or parameter} to the execution role {role|of the task}.",
    beats: beats2
  },
  {
    id: "init-secret-kms-denied",
    sources: sources18,
    patterns: [wrapped(/Access to KMS is not allowed/), wrapped(/not authorized to perform: kms:Decrypt/)],
    what: "The key that a secret is encrypted with may not be used.",
    why: "The secret is encrypted with a key of your own, which does not admit the execution role.",
    fix: "Allow kms:Decrypt on that key to the execution role {role|of the task}, in IAM and in the policy of the key.",
    beats: beats2
  },
  {
    id: "init-ssm-parameter-missing",
    sources: sources18,
    patterns: [wrapped(/invalid (?:ssm )?parameters: (?<parameter>[\w./:-]{1,500})/)],
    what: "The SSM parameter {parameter} does not exist in this region.",
    why: "It was never made, has another name, or is in another region.",
    fix: 'Create it with "aws ssm put-parameter --name {parameter}", or correct valueFrom in the task definition; the execution role {role|of the task} reads it.',
    beats: beats2
  },
  {
    id: "init-secret-not-found",
    sources: sources18,
    patterns: [
      wrapped(
        /failed to fetch secret (?<secret>[^\s]{1,500}) from secrets manager: [\s\S]{0,120}?(?:ResourceNotFoundException|can't find the specified secret)/
      )
    ],
    what: "The secret {secret} does not exist in this region, or has no value of the version that is asked for.",
    why: "It was never made, has another name, or is in another region.",
    fix: "Create the secret {secret}, or correct valueFrom in the task definition; the execution role {role|of the task} reads it.",
    beats: beats2
  },
  {
    id: "init-secret-json-key-missing",
    sources: sources18,
    patterns: [wrapped(/did not contain json key (?<key>[^\s]{1,200})/)],
    what: 'A secret of the task definition has no JSON key "{key}".',
    why: "valueFrom asks for a key that the value of the secret does not have.",
    fix: 'Add the key "{key}" to the secret, or correct the end of valueFrom (ARN:key::); the execution role {role|of the task} reads it.',
    beats: beats2
  },
  {
    id: "init-secret-arn-invalid",
    sources: sources18,
    patterns: [wrapped(/ValidationException: Invalid name\. Must be a valid name containing/)],
    what: "A valueFrom of the task definition is not the name of a secret.",
    why: "The reference is malformed.",
    fix: "Use the whole ARN of the secret, followed by :json-key:version-stage:version-id where you need them.",
    beats: beats2
  },
  {
    id: "init-secret-scheduled-for-deletion",
    sources: sources18,
    patterns: [wrapped(/on the secret because it was marked for deletion/)],
    what: "A secret of the task definition is scheduled for deletion.",
    why: "Someone deleted it, and its recovery window still runs.",
    fix: 'Run "aws secretsmanager restore-secret" for it, or refer to its successor; the execution role {role|of the task} reads it.',
    beats: beats2
  }
];
var logsAndVolumes = [
  {
    id: "init-log-group-missing",
    sources: sources18,
    patterns: [
      wrapped(/The specified log group does not exist/),
      wrapped(/cannot find the Amazon CloudWatch log group/)
    ],
    what: "The log group {logGroup|of the task} does not exist in its region, or CloudWatch Logs cannot be reached.",
    why: "Likely nobody made it: awslogs does not, unless awslogs-create-group is true.",
    fix: 'Run "aws logs create-log-group", or set awslogs-create-group to true and allow logs:CreateLogGroup. Without a way to the internet, add the VPC endpoint for logs.',
    beats: beats2
  },
  {
    id: "init-log-options-incomplete",
    sources: sources18,
    patterns: [wrapped(/unable to get awslogs driver arguments: (?<option>[\w-]{1,60}) is required/)],
    what: "The log configuration of the task lacks the option {option}.",
    why: "The awslogs driver does not start without it.",
    fix: "Add {option} to the options of logConfiguration in the task definition.",
    beats: beats2
  },
  {
    id: "init-log-create-denied",
    sources: sources18,
    patterns: [wrapped(/not authorized to perform: logs:CreateLogGroup/)],
    what: "The log group may not be made: logs:CreateLogGroup is denied.",
    why: "awslogs-create-group is true, but the execution role lacks the permission.",
    fix: "Allow logs:CreateLogGroup to the execution role, or create the log group beforehand.",
    beats: beats2
  },
  {
    id: "init-efs-mount",
    sources: sources18,
    patterns: [wrapped(/failed to invoke EFS utils commands/)],
    what: "An EFS volume of the task could not be mounted.",
    why: "Likely its directory does not exist, port 2049 is closed, its zone has no mount target, or the VPC has no DNS.",
    fix: "Create the directory or use an access point, allow port 2049 from the security group of the task, and add a mount target for each zone.",
    beats: beats2
  }
];
var taskResourceErrors = [...secrets, ...logsAndVolumes];

// src/diagnosis/known-errors/runtime-errors.ts
var programErrors = [
  ...containerErrors,
  ...postgresErrors,
  ...mysqlErrors,
  ...databaseErrors,
  ...keyValueStoreErrors,
  ...otherDatabaseErrors,
  ...environmentErrors,
  ...portErrors,
  ...nodeErrors,
  ...pythonErrors,
  ...javaErrors,
  ...goRuntimeErrors,
  ...nginxStartErrors
];
var outsideErrors = [
  ...nginxFileErrors,
  ...nginxUpstreamErrors,
  ...certbotErrors,
  ...probeErrors,
  ...tlsErrors
];
var runtimeErrors = [
  ...ecsEventErrors,
  ...imagePullErrors,
  ...taskResourceErrors,
  ...stoppedReasonErrors,
  ...programErrors.map(withOutsideView),
  ...outsideErrors
].map(withConsequences);

// src/diagnosis/known-errors/all.ts
var knownErrors = [
  ...npmErrors,
  ...pipErrors,
  ...aptErrors,
  ...goErrors,
  ...dockerfileErrors,
  ...buildContextErrors,
  ...buildStepErrors,
  ...baseImageErrors,
  ...registryErrors,
  ...credentialErrors,
  ...ecsApiErrors,
  ...runtimeErrors
];

// src/diagnosis/required-literals.ts
function requiredLiterals(pattern) {
  const { literals } = readAlternatives({ source: pattern.source, at: 0 });
  return literals && [...new Set(literals.map(searched))];
}
function searched(literal) {
  return literal.toLowerCase().replace(/ +/g, " ").slice(0, longestLiteral);
}
var longestLiteral = 32;
var unknown = {};
var nothing = { texts: [""] };
var blank = { texts: [" "], literals: [" "], isBlank: true };
var mostTexts = 24;
function readAlternatives(reader) {
  const alternatives = [readSequence(reader)];
  while (reader.source[reader.at] === "|") {
    reader.at += 1;
    alternatives.push(readSequence(reader));
  }
  return {
    ...together(
      "texts",
      alternatives.map(({ texts }) => texts)
    ),
    ...together(
      "literals",
      alternatives.map(({ literals }) => literals)
    )
  };
}
function together(name, sets) {
  const known = sets.filter((set) => set !== void 0);
  return known.length === sets.length ? { [name]: [...new Set(known.flat())] } : {};
}
function readSequence(reader) {
  const runs = [];
  let run = [""];
  let isWhole = true;
  while (reader.at < reader.source.length && !"|)".includes(reader.source.charAt(reader.at))) {
    const item = readItem(reader);
    const least = readQuantifier(reader);
    const texts = least === void 0 || item.isBlank === true && least > 0 ? item.texts : void 0;
    if (texts !== void 0 && texts.length * run.length <= mostTexts) {
      run = run.flatMap((start) => texts.map((text) => start + text));
      continue;
    }
    isWhole = false;
    runs.push(run);
    if (least !== 0 && item.literals !== void 0) runs.push(item.literals);
    run = [""];
  }
  return { ...isWhole ? { texts: run } : {}, ...bestOf([...runs, run]) };
}
function bestOf(sets) {
  const shortest = (set) => Math.min(longestLiteral, ...set.map((text) => text.length));
  const [best] = [...sets].sort((one, two) => shortest(two) - shortest(one) || one.length - two.length);
  return best === void 0 || shortest(best) === 0 ? {} : { literals: best };
}
function readItem(reader) {
  const character = reader.source.charAt(reader.at);
  reader.at += 1;
  if (character === "\\") return readEscape(reader);
  if (character === "[") return readClass(reader);
  if (character === "(") return readGroup(reader);
  if ("^$".includes(character)) return blank;
  return character === "." || !isAscii(character) ? unknown : literally(character);
}
function readEscape(reader) {
  const character = reader.source.charAt(reader.at);
  reader.at += 1;
  if (!/\w/.test(character)) return literally(character);
  if (character === "s") return blank;
  const code = { u: /^[\da-fA-F]{4}/, x: /^[\da-fA-F]{2}/, k: /^<\w+>/ }[character];
  reader.at += code?.exec(reader.source.slice(reader.at))?.[0].length ?? 0;
  return unknown;
}
function readClass(reader) {
  const start = reader.at;
  while (reader.at < reader.source.length && reader.source[reader.at] !== "]")
    reader.at += reader.source[reader.at] === "\\" ? 2 : 1;
  reader.at += 1;
  return /^(?: |\\[nrst])+$/.test(reader.source.slice(start, reader.at - 1)) ? blank : unknown;
}
function readGroup(reader) {
  const opening = /^\?(?:<[=!]|[=!:]|<\w+>)/.exec(reader.source.slice(reader.at))?.[0] ?? "";
  reader.at += opening.length;
  const item = readAlternatives(reader);
  reader.at += 1;
  return /[=!]$/.test(opening) ? nothing : item;
}
function readQuantifier(reader) {
  if (!"?*+{".includes(reader.source[reader.at] ?? " ")) return void 0;
  const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at));
  if (quantifier === null) return void 0;
  reader.at += quantifier[0].length;
  return quantifier[0].startsWith("+") ? 1 : Number(quantifier[1] ?? 0);
}
function literally(character) {
  return { texts: [character], literals: [character], isBlank: character === " " };
}
function isAscii(character) {
  return character >= " " && character <= "~";
}

// src/diagnosis/search-plan.ts
function planSearch(errors, sources19) {
  const candidates = errors.flatMap(
    (error2, order) => error2.sources.some((source) => sources19.includes(source)) ? candidatesOf(error2, order) : []
  );
  const byLiteral = /* @__PURE__ */ new Map();
  for (const [index, { error: error2, pattern }] of candidates.entries()) {
    const literals = requiredLiterals(pattern);
    if (literals === void 0) throw new RangeError(`A pattern of ${error2.id} has no literal text.`);
    for (const literal of literals) {
      const known = byLiteral.get(literal);
      if (known === void 0) byLiteral.set(literal, [index]);
      else known.push(index);
    }
  }
  const search = createByteSearch([...byLiteral.keys()].map((literal) => ({ bytes: Buffer.from(literal, "latin1") })));
  return { search, candidates, byLiteral: [...byLiteral.values()] };
}
function candidatesOf(error2, order) {
  const { patterns, what, why, fix } = error2;
  const found = new Set(patterns.flatMap(groupNames));
  const names = namesIn(`${what} ${why} ${fix}`).filter((name) => found.has(name));
  return patterns.map((pattern) => ({ error: error2, order, pattern, spansLines: /\\[ns]/.test(pattern.source), names }));
}
function groupNames({ source }) {
  return [...source.matchAll(/\(\?<(\w{1,40})>/g)].map(([, name = ""]) => name);
}

export {
  requiredLiterals,
  planSearch,
  groupNames,
  knownErrors
};
