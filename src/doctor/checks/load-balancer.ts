import type { ServiceLoadBalancer } from '../../ecs/situation/service.ts';
import type { TargetHealth } from '../../load-balancing/target-groups.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { InstanceNetwork, TargetGroup } from '../facts/load-balancing.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';

const area = 'load balancer';

const noTargetGroup = 'The service has no load balancer with a target group.';

const type = check({
  id: 'LB-TYPE',
  area,
  title: 'The target type goes with the network mode',
  reads: ['targetGroups', 'taskDefinition'],
  rule: ({ targetGroups, taskDefinition: { networkMode } }) => {
    const wanted = networkMode === 'awsvpc' ? 'ip' : 'instance';
    return targetGroups
      .filter(({ targetType }) => targetType !== wanted)
      .map(({ name, targetType }) =>
        problem(
          `The target group ${name} takes targets of type ${targetType}, and tasks with the network mode ${networkMode} need ${wanted}. A target group cannot change its type: make a new one.`,
          {
            evidence: [`${name}: target type ${targetType}`],
          },
        ),
      );
  },
  without: ({ targetGroups }) => (targetGroups.length === 0 ? noTargetGroup : undefined),
});

const healthCheckPort = check({
  id: 'LB-HCPORT',
  area,
  title: 'Health checks go to the port that the task gets',
  reads: ['targetGroups', 'taskDefinition', 'service', 'request'],
  rule: ({ targetGroups, taskDefinition, service, request: { region } }) => {
    const dynamic = (service?.loadBalancers ?? []).filter((each) => isDynamic(taskDefinition, each));
    return targetGroups
      .filter(({ arn }) => dynamic.some(({ targetGroupArn }) => targetGroupArn === arn))
      .filter((group) => group.healthCheckPort !== 'traffic-port')
      .map(({ arn, name, healthCheckPort: port }) =>
        problem(`The task's host port is dynamic, but ${name} checks port ${port}, where nothing of it listens.`, {
          evidence: [`${name}: health check port ${port}`],
          fix: [
            awsCommand('elbv2 modify-target-group', {
              'target-group-arn': arn,
              'health-check-port': 'traffic-port',
              region,
            }),
          ],
        }),
      );
  },
  without: ({ targetGroups }) => (targetGroups.length === 0 ? noTargetGroup : undefined),
});

/** Whether the port that a load balancer sends to is chosen when the task starts. */
function isDynamic({ networkMode, containers }: TaskDefinition, to: ServiceLoadBalancer): boolean {
  const container = containers.find(({ name }) => name === to.containerName);
  const mapping = container?.portMappings.find(({ containerPort }) => containerPort === to.containerPort);
  return networkMode === 'bridge' && mapping !== undefined && (mapping.hostPort ?? 0) === 0;
}

const attachment = check({
  id: 'LB-ATTACH',
  area,
  title: 'Every target group has a load balancer, in the VPC and the Availability Zones of its tasks',
  reads: ['targetGroups', 'taskNetwork'],
  rule: ({ targetGroups, taskNetwork }) => targetGroups.flatMap((group) => attachmentOf(group, taskNetwork)),
  without: ({ targetGroups }) => (targetGroups.length === 0 ? noTargetGroup : undefined),
});

function attachmentOf({ name, vpc, loadBalancers }: TargetGroup, network: InstanceNetwork): readonly Complaint[] {
  if (loadBalancers.length === 0) {
    return [
      problem(
        `No load balancer sends to the target group ${name}, so ECS refuses the service and no request arrives. Make a listener that forwards to it.`,
        { evidence: [`${name}: no load balancer`] },
      ),
    ];
  }
  if (vpc !== network.vpc) {
    return [
      problem(`The target group ${name} is in another VPC than the tasks.`, {
        evidence: [`${name}: ${vpc}`, `tasks: ${network.vpc}`],
      }),
    ];
  }
  return loadBalancers.flatMap(({ arn, availabilityZones }) => {
    const missing = network.availabilityZones.filter((zone) => !availabilityZones.includes(zone));
    if (missing.length === 0) return [];
    return [
      problem(
        `The load balancer of ${name} is not in ${missing.join(', ')}: targets there get no requests. Add a subnet there with "aws elbv2 set-subnets".`,
        { evidence: [`${arn}: ${availabilityZones.join(', ')}`] },
      ),
    ];
  });
}

const health = check({
  id: 'LB-HEALTH',
  area,
  title: 'No target is unhealthy',
  reads: ['targetGroups'],
  rule: ({ targetGroups }) => targetGroups.flatMap(healthOf),
  without: ({ targetGroups }) => (targetGroups.length === 0 ? noTargetGroup : undefined),
});

function healthOf(group: TargetGroup): readonly Complaint[] {
  if (group.targets.length === 0) return [unknown(`${group.name} has no targets whose health could be judged.`)];
  return group.targets.filter(({ state }) => state === 'unhealthy').map((target) => unhealthy(group, target));
}

function unhealthy({ name, healthCheckPath }: TargetGroup, { id, port, reason, description }: TargetHealth): Complaint {
  const evidence = [`${name}: ${id}:${port ?? '-'} ${reason ?? ''} ${description ?? ''}`.trim()];
  return warning(`A target of ${name} is unhealthy: ${meaning(reason, healthCheckPath ?? '/')}`, { evidence });
}

/** What the reason of an unhealthy target means (Elastic Load Balancing API reference, TargetHealth). */
function meaning(reason: string | null, path: string): string {
  switch (reason) {
    case 'Target.Timeout':
      return 'it did not answer in time. A security group drops the check, or the application is slow.';
    case 'Target.FailedHealthChecks':
      return 'the connection was refused or its answer was no HTTP. Nothing listens on that port.';
    case 'Target.ResponseCodeMismatch':
      return `it answers ${path} with a status code that does not count as healthy.`;
    default:
      return 'the load balancer gives no reason that is known.';
  }
}

/** All of the area but LB-SG, which needs the security groups. */
export const loadBalancerChecks = [type, healthCheckPort, attachment, health];
