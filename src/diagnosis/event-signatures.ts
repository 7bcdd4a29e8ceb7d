import type { Signature } from './signature.ts';

/* What the service itself says (developer guide, "Amazon ECS service event messages"; the words are those of 2,190 real events). */

const capacityFix =
  'Add an instance, ask for less in the task definition, or let the old task stop first (minimum-healthy-percent 0, maximum-percent 100).';

/** In the order in which they are tried. None ends a wait: capacity comes and goes, and a target may yet become healthy. */
export const eventSignatures: readonly Signature[] = [
  placement({
    patterns: [/already using a port required by your task/],
    cause: 'port-taken',
    sentence:
      'A host port of the task is taken on every container instance that it could run on, likely by the old task.',
    fix: 'Let the old task stop first (minimum-healthy-percent 0, maximum-percent 100), or use hostPort 0 behind a load balancer.',
  }),
  placement({
    patterns: [/has insufficient (?<resource>memory|CPU units) available/],
    sentence: 'No container instance has the {resource} left that the task reserves.',
  }),
  placement({
    patterns: [/No Container Instances were found in your (?<place>cluster|capacity provider)/],
    sentence: 'The {place} has no container instance.',
    fix: 'Raise the Auto Scaling group, and check that its instances join this cluster (ECS_CLUSTER, instance profile).',
  }),
  placement({
    patterns: [/is missing an attribute required by your task/],
    sentence:
      'No container instance offers everything that the task needs, such as a log driver or a processor architecture.',
    fix: 'Compare requiresAttributes of the task definition with the attributes of the instances; update the ECS agent.',
  }),
  placement({
    patterns: [/encountered error "?(?<error>[^"\n]{1,100})/],
    sentence: 'No container instance can take the task: {error}.',
  }),
  placement({
    patterns: [/Capacity is unavailable at this time/],
    sentence: 'AWS has no capacity for the task in its zones right now.',
    fix: 'Deploy again later, add subnets in other zones, or put FARGATE beside FARGATE_SPOT.',
  }),
  placement({
    patterns: [/reached the limit on the number of (?<what>tasks|vCPUs) you can run/],
    sentence: 'The account runs as many {what} as its quota allows.',
    fix: 'Stop tasks that are not needed, or ask for a higher quota of AWS Fargate in Service Quotas.',
  }),
  placement({
    patterns: [/unable to stop or start tasks during a deployment because of the service deployment configuration/],
    sentence: 'The percents leave no room to stop an old task or to start a new one.',
    fix: 'Leave minimum-healthy-percent and maximum-percent on auto, or use 0 and 100 where only one task fits.',
  }),
  {
    cause: 'target-unhealthy',
    patterns: [
      /\(port (?<port>\d{1,5})\) is unhealthy in \(?target-group/,
      /Health checks failed with these codes: \[(?<code>[\d, ]{1,60})\]/,
    ],
    canHeal: true,
    sentence: "The load balancer's health check of port {port} gets the code {code}.",
    fix: 'Point the health check at a path that answers with an expected code without a login or a redirect, or widen its matcher.',
  },
  {
    cause: 'target-unhealthy',
    patterns: [/\(port (?<port>\d{1,5})\) is unhealthy in \(?target-group/, /Request timed out/],
    canHeal: true,
    sentence: "The load balancer's health check of port {port} gets no answer.",
    fix: 'Allow the port from the security group of the load balancer, listen on 0.0.0.0 in the container, and raise healthCheckGracePeriodSeconds for a slow start.',
  },
  {
    cause: 'target-unhealthy',
    patterns: [/\(port (?<port>\d{1,5})\) is unhealthy in \(?target-group/],
    canHeal: true,
    sentence: "The load balancer's health check of port {port} fails.",
    fix: 'Check port, path and expected codes of the health check; raise healthCheckGracePeriodSeconds for a slow start.',
  },
  {
    cause: 'health-check-failed',
    patterns: [/failed container health checks/],
    canHeal: true,
    sentence: 'The health check of a container failed until its retries were used up.',
    fix: 'Run the command of the health check in the container (docker exec): it must be in the image and end with 0; raise startPeriod for a slow start.',
  },
];

function placement(signature: Pick<Signature, 'patterns' | 'sentence'> & Partial<Signature>): Signature {
  return { cause: 'no-capacity', canHeal: true, fix: capacityFix, ...signature };
}
