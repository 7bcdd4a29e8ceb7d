import { placementErrors } from './ecs-placements.ts';
import type { KnownError } from './known-error.ts';
import { wrapped } from './wrapped.ts';

/* What an ECS service says in its events (developer guide, "Amazon ECS service event messages"). */

const sources = ['service-event'] as const;

const services: readonly KnownError[] = [
  {
    id: 'service-cannot-start-tasks',
    sources,
    patterns: [wrapped(/is unable to consistently start tasks successfully/)],
    what: 'The tasks of the service end again and again soon after their start, so ECS waits longer between its tries.',
    why: 'The cause is in the tasks themselves.',
    fix: 'Look at the stopped reason, the exit code and the log of the newest stopped task.',
  },
  {
    id: 'service-throttled',
    sources,
    patterns: [wrapped(/operations are being throttled/)],
    what: 'ECS slowed down what it does for this service because of a rate limit.',
    why: 'Likely many services of the account deploy at the same time.',
    fix: 'Wait: it goes on by itself. Deploy fewer services at once if it happens often.',
  },
  {
    id: 'deployment-config-blocks',
    sources,
    patterns: [
      wrapped(/unable to stop or start tasks during a deployment because of the service deployment configuration/),
    ],
    what: 'The percents of the service leave no room to stop an old task or to start a new one.',
    why: 'With one task and 100 and 100, for example, neither may happen first.',
    fix: 'Use minimum-healthy-percent 0 and maximum-percent 100 where only one task fits, else 100 and 200.',
  },
  {
    id: 'target-unhealthy-http-code',
    sources,
    patterns: [
      wrapped(
        /\(port (?<port>\d{1,5})\) is unhealthy in [^\n]{1,300}? due to \(?reason Health checks failed with these codes: \[(?<code>[\d,]{1,60})\]/,
      ),
      wrapped(/Health checks failed with these codes: \[(?<code>[\d,]{1,60})\]/),
    ],
    what: "The load balancer's health check[[ of port {port}]] gets the code {code}, which does not count as healthy.",
    why: 'A redirect, a page that needs a login, a path that does not exist or an error of the application; one such answer during a deployment can heal.',
    fix: 'Point the health check at a path that answers 200 without a login or a redirect, or widen its matcher.',
    beats: ['target-unhealthy-generic'],
  },
  {
    id: 'target-unhealthy-timeout',
    sources,
    patterns: [
      wrapped(/\(port (?<port>\d{1,5})\) is unhealthy in [^\n]{1,300}? due to \(reason Request timed out/),
      wrapped(/due to \(reason Request timed out/),
    ],
    what: "The load balancer's health check[[ of port {port}]] gets no answer from the task.",
    why: 'Likely the security group of the task does not admit the load balancer, or the application listens on 127.0.0.1 or is slow to start.',
    fix: 'Allow the port from the security group of the load balancer, listen on 0.0.0.0 in the container, and raise healthCheckGracePeriodSeconds for a slow start.',
    beats: ['target-unhealthy-generic'],
  },
  {
    id: 'target-unhealthy-generic',
    sources,
    patterns: [
      wrapped(/\(port (?<port>\d{1,5})\) is unhealthy in \(?target-group/),
      wrapped(/reason Health checks failed\)/),
      wrapped(/Instance has failed at least the UnhealthyThreshold number of health checks/),
    ],
    what: 'The load balancer finds a task unhealthy[[ on port {port}]].',
    why: 'Likely the connection to it is refused or reset.',
    fix: 'Check the port and the path of the health check and how long the application takes to start, and read its log of that time.',
  },
  {
    id: 'target-az-not-enabled',
    sources,
    patterns: [wrapped(/in an Availability Zone that is not enabled for the load balancer/)],
    what: 'A task runs in a zone in which the load balancer has no subnet.',
    why: 'The subnets of the service and those of the load balancer are in different zones.',
    fix: 'Add a subnet of that zone to the load balancer, or keep the service to the zones that it has.',
    beats: ['target-unhealthy-generic'],
  },
  {
    id: 'target-group-not-found',
    sources,
    patterns: [wrapped(/TARGET GROUP IS NOT FOUND/)],
    what: 'The target group that the service registers its tasks with does not exist.',
    why: 'It was deleted or replaced after the service was made.',
    fix: 'Update loadBalancers of the service with the ARN of the present target group.',
    beats: ['target-unhealthy-generic'],
  },
  {
    id: 'steady-state-blocked-by-protection',
    sources,
    patterns: [wrapped(/\(reason (?<count>\d{1,6}) tasks? under protection\)/)],
    what: 'ECS may not stop {count} old tasks, because they are protected from scale-in.',
    why: 'The application asked for the protection and has not given it up.',
    fix: 'Let the application end the protection when it is idle (UpdateTaskProtection), or wait until it expires.',
  },
  {
    id: 'circuit-breaker-tripped',
    sources,
    patterns: [
      wrapped(/deployment failed: tasks failed to start/),
      wrapped(/deployment circuit breaker: tasks failed to start/),
    ],
    what: 'The circuit breaker of ECS gave the deployment up, because its tasks failed to start.',
    why: 'The cause is in the stopped tasks of the new revision.',
    fix: 'Look at the stopped reason, the exit code and the log of those tasks.',
  },
  {
    id: 'deployment-rolled-back',
    sources,
    patterns: [wrapped(/rolling back to deployment (?<deployment>[\w/-]{1,80})/)],
    what: 'ECS puts the revision of {deployment} back, so the service ends up with the old image.',
    why: 'The new deployment failed.',
    fix: 'Take the deployment as failed, even when the service becomes stable, and correct the revision that failed.',
    beats: ['circuit-breaker-tripped'],
  },
  {
    id: 'event-role-not-assumable',
    sources: ['service-event', 'stopped-reason'],
    patterns: [wrapped(/ECS was unable to assume the role '?(?<role>[^\s']{1,300})/)],
    what: 'ECS may not assume the role {role}.',
    why: 'The role does not exist, or does not trust ecs-tasks.amazonaws.com.',
    fix: 'Let the trust policy of the role name the service ecs-tasks.amazonaws.com. A new role takes up to a minute.',
  },
  {
    id: 'event-could-not-launch-tasks',
    sources,
    patterns: [wrapped(/could not launch (?<count>\d{1,6}) tasks? for deployment/)],
    what: 'ECS could not start {count} tasks of the deployment.',
    why: 'Likely there is no room for them.',
    fix: 'Free or add what the rest of the message names.',
  },
  {
    id: 'event-iam-misconfigured',
    sources,
    patterns: [wrapped(/IAM (?<part>permissions policies have|trust relationship has) been misconfigured or changed/)],
    what: 'ECS can no longer look after the service, because a role that it uses was changed.',
    why: 'Its policies or its trust relationship lack what ECS needs.',
    fix: 'Restore the policies and the trust of the service-linked role of ECS and of its infrastructure role.',
  },
  {
    id: 'event-provisioning-limit',
    sources,
    patterns: [wrapped(/tasks provisioning capacity limit was exceeded/)],
    what: 'The cluster has as many tasks in the state PROVISIONING as ECS allows.',
    why: 'More than 500 tasks wait for capacity at once.',
    fix: 'Scale up in smaller steps.',
  },
];

/** What an ECS service says about its tasks, targets and deployments. */
export const ecsEventErrors: readonly KnownError[] = [...placementErrors, ...services];
