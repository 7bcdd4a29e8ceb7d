import type { KnownError } from './known-error.ts';
import { wrapped } from './wrapped.ts';

/* Why a container did not start or ended, in the words of ECS, its agent, the container runtime and a shell. */

const sources = ['stopped-reason'] as const;
const withLog = ['stopped-reason', 'container-log'] as const;

const starts: readonly KnownError[] = [
  {
    id: 'start-port-already-allocated',
    sources: withLog,
    patterns: [wrapped(/Bind for (?<address>[^\s]{1,80}) failed/)],
    what: 'Something on the host already uses {address}, which {container|the container} publishes.',
    why: 'Likely the container before it still runs.',
    fix: 'Let the old container stop first (minimum-healthy-percent 0, maximum-percent 100), or use hostPort 0 behind a load balancer.',
  },
  {
    id: 'start-executable-not-found',
    sources: withLog,
    patterns: [
      wrapped(/exec: \\?"(?<command>[^\s"\\]{1,300})\\?": executable file not found/),
      wrapped(/exec: \\?"(?<command>[^\s"\\]{1,300})\\?": stat [^\s:]{1,300}: no such file or directory/),
    ],
    what: 'The command "{command}" of {container|the container} is not in the image {image|that it runs}.',
    why: 'The entrypoint or the command names a file that was not copied or installed, or a path of another stage.',
    fix: 'Correct the command in the Dockerfile or the task definition, or the path of COPY --from. List what is there with "docker run --rm --entrypoint ls IMAGE -l".',
  },
  {
    id: 'start-permission-denied',
    sources: withLog,
    patterns: [wrapped(/exec: \\?"(?<command>[^\s"\\]{1,300})\\?": permission denied/)],
    what: 'The command "{command}" of {container|the container} may not be executed.',
    why: 'The file has no execute bit, or not for the user of the container.',
    fix: 'Copy it with COPY --chmod=755, or set the bit in Git with "git update-index --chmod=+x FILE".',
  },
  {
    id: 'start-container-name-conflict',
    sources: withLog,
    patterns: [wrapped(/The container name "\/?(?<name>[\w.-]{1,100})" is already in use/)],
    what: 'A container with the name "{name}" is still there.',
    why: 'It was not removed when it ended.',
    fix: 'Run "docker rm -f {name}" before, or start it with --rm.',
  },
  {
    id: 'create-thin-pool-full',
    sources,
    patterns: [wrapped(/Thin Pool has \d{1,20} free data blocks/)],
    what: 'The storage pool of Docker on the container instance is full.',
    why: 'Old containers and images fill it.',
    fix: 'Remove what nobody uses with "docker system prune", or start instances with more storage.',
  },
  {
    id: 'container-start-timeout',
    sources,
    patterns: [/\bContainerRuntimeTimeoutError\b/, wrapped(/Could not transition to/)],
    what: 'The container runtime did not start or stop the container in time.',
    why: 'Likely the instance is overloaded, its disk is slow, or the image is very large.',
    fix: 'Check the CPU credits and the disk of the instance, and replace it if it goes on.',
  },
];

const exits: readonly KnownError[] = [
  {
    id: 'out-of-memory-killed',
    sources,
    patterns: [/OutOfMemoryError: Container killed due to memory usage/, /"OOMKilled":\s?true/],
    what: 'The container used more memory than it may, and was killed.',
    why: 'Its memory limit is too small, or the application does not know of the limit.',
    fix: 'Raise memory in the task definition, or lower what the application takes (NODE_OPTIONS=--max-old-space-size, -XX:MaxRAMPercentage, fewer workers).',
    beats: ['exit-137-killed', 'essential-container-exited'],
  },
  {
    id: 'exit-137-killed',
    sources: withLog,
    patterns: [/^Killed$/, /: line \d{1,6}: {1,8}\d{1,8} Killed {2}/, /Exit Code: 137\b/],
    what: 'The process was killed with SIGKILL.',
    why: 'Likely ECS stopped the task and the application ignored SIGTERM until stopTimeout, or the host ran out of memory.',
    fix: 'Read the stopped reason first. Handle SIGTERM (CMD in the exec form passes it on), or raise stopTimeout.',
  },
  {
    id: 'exit-143-sigterm',
    sources,
    patterns: [/^Terminated$/],
    what: 'The process ended because it was asked to (SIGTERM).',
    why: 'Likely a deployment, a scale-in or a failed health check stopped it; it is rarely an error of the application.',
    fix: 'Look at the stopped reason for who stopped it. A normal deployment needs nothing.',
  },
  {
    id: 'exit-139-segfault',
    sources: withLog,
    patterns: [/^Segmentation fault(?: \(core dumped\))?$/, /: line \d{1,6}: {1,8}\d{1,8} Segmentation fault\b/],
    what: 'The program crashed in native code (segmentation fault).',
    why: 'Likely it or a native module was built for another libc or processor, such as for glibc and run on Alpine.',
    fix: 'Use the same base image for the build and the runtime stage, and rebuild native modules in the last one.',
  },
  {
    id: 'exit-134-abort',
    sources: withLog,
    patterns: [/^Aborted(?: \(core dumped\))?$/, /: line \d{1,6}: {1,8}\d{1,8} Aborted\b/],
    what: 'The program aborted itself.',
    why: 'Likely an assertion failed, or Node.js ran out of heap.',
    fix: 'Read the lines before it for an assertion or for "heap out of memory".',
  },
  {
    id: 'exit-127-command-not-found',
    sources: withLog,
    patterns: [/sh: (?:(?:line )?\d{1,5}: )?(?<command>[\w./-]{1,100}): (?:command )?not found/],
    what: 'A shell in the container did not find the command "{command}".',
    why: 'It is not installed in the image, or not in PATH.',
    fix: 'Install "{command}" in the last stage of the Dockerfile, or correct its name or PATH.',
  },
  {
    id: 'essential-container-exited',
    sources,
    patterns: [wrapped(/Essential container in task exited/)],
    what: 'The main container of the task ended.',
    why: 'This alone is no cause: its exit code and its log have it.',
    fix: 'Look at the exit code and the last lines of the log. A server must run in the foreground.',
  },
];

const stops: readonly KnownError[] = [
  {
    id: 'stopped-elb-health-check',
    sources,
    patterns: [
      wrapped(
        /(?<!Exit Code: 137[^\n]{0,40}\n[^\n]{0,40})Task failed ELB health checks in \(target-group (?<targetGroup>[^\s)]{1,300})/,
      ),
    ],
    what: 'ECS stopped the task, because the load balancer kept finding it unhealthy in {targetGroup}.',
    why: 'The health check got no answer or the wrong one, or the application needs longer to start than the grace period.',
    fix: 'Check path, port, matcher and security group of the health check, and raise healthCheckGracePeriodSeconds above the time of a real start.',
  },
  {
    id: 'stopped-container-health-check',
    sources: ['stopped-reason', 'service-event'],
    patterns: [wrapped(/failed container health checks/)],
    what: 'The health check of {container|a container} failed until its retries were used up.',
    why: 'Likely the command is not in the image (curl often is not), or the application needs longer to start.',
    fix: 'Run the command in the image, use wget or the program itself where curl is missing, and raise startPeriod.',
  },
  {
    id: 'eni-provisioning-timeout',
    sources,
    patterns: [wrapped(/Timeout waiting for network interface provisioning/)],
    what: 'AWS did not attach a network interface to the task in time.',
    why: 'Most often it passes; else the subnet has no free address, or the instance no free interface.',
    fix: 'Deploy again. If it goes on, look for free addresses in the subnet and at the interface limit of the instance.',
  },
  {
    id: 'spot-interrupted',
    sources,
    patterns: [wrapped(/Your Spot Task was interrupted/)],
    what: 'AWS took the Spot capacity under the task back.',
    why: 'This belongs to Spot, and is no fault of the image.',
    fix: 'Let the service replace the task. Keep what must stay up on FARGATE, not FARGATE_SPOT.',
  },
  {
    id: 'host-terminated',
    sources,
    patterns: [
      wrapped(/Host EC2 \(instance [^)]{1,40}\) (?:stopped|terminated)/),
      wrapped(/Container instance was deregistered/),
    ],
    what: 'The EC2 instance under the task went away: it was stopped, terminated or deregistered.',
    why: 'A scale-in, a Spot reclaim or a person ended it.',
    fix: 'Use managed draining of the capacity provider, and look in the Auto Scaling activity for who ended it.',
  },
];

/** Why a container did not start, ended or was stopped. */
export const stoppedReasonErrors: readonly KnownError[] = [...starts, ...exits, ...stops];
