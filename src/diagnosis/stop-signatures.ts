import { launchSignatures } from './launch-signatures.ts';
import type { Signature } from './signature.ts';

/*
 * What ECS and its agent write into `stoppedReason` and a container's `reason`. The texts are from the ECS developer guide ("Stopped task
 * error messages"), the agent's sources and public issues. The first that fits counts, so the more telling ones come first.
 */

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

/** In the order in which they are tried. */
export const stopSignatures: readonly Signature[] = [...launchSignatures, ...commandSignatures, ...otherSignatures];
