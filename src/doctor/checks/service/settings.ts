import { circuitBreakerOf, type Service } from '../../../ecs/situation/service.ts';
import { asObject } from '../../../toolkit/json.ts';
import { check } from '../../check.ts';
import { awsCommand } from '../../command.ts';
import type { Request } from '../../facts.ts';
import { problem, unknown, warning } from '../../finding.ts';
import { configurationCommand, inForce } from './configuration-command.ts';

const area = 'service';

/** ECS gives up a failing deployment by itself. */
export const breaker = check({
  id: 'SV-BREAKER',
  area,
  title: 'ECS gives up a failing deployment and rolls it back by itself',
  reads: ['service', 'request'],
  rule: ({ service, request }) => {
    if (service === null) return [unknown('There is no service.')];
    const { enable, rollback } = circuitBreakerOf(service.deploymentConfiguration);
    const { deploymentCircuitBreaker: asItIs } = service.deploymentConfiguration;
    const deploymentCircuitBreaker = { ...asObject(asItIs), enable: true, rollback: true };
    const shown = {
      evidence: [`circuit breaker enable ${enable}, rollback ${rollback}`],
      fix: [configurationCommand(service, request, { deploymentCircuitBreaker })],
    };
    return [
      ...(enable
        ? []
        : [warning('The circuit breaker is off: a deployment whose tasks keep dying never ends.', shown)]),
      ...(enable && !rollback
        ? [warning('The circuit breaker stops a failing deployment, but does not roll it back.', shown)]
        : []),
      ...(service.deployments.some(({ rolloutState }) => rolloutState === 'COMPLETED')
        ? []
        : [
            warning(
              'No deployment of this service has completed yet, so there is nothing that ECS could roll back to.',
            ),
          ]),
    ];
  },
});

/** Rebalancing goes with the maximum percent. */
export const zones = check({
  id: 'SV-AZ',
  area,
  title: 'Availability Zone rebalancing goes with the maximum percent',
  reads: ['service', 'request'],
  rule: ({ service, request: { cluster, region } }) => {
    if (service === null) return [unknown('There is no service.')];
    const { maximum } = inForce(service);
    if (service.availabilityZoneRebalancing !== 'ENABLED' || maximum > 100) return [];
    const options = { cluster, service: service.name, 'availability-zone-rebalancing': 'DISABLED', region };
    const evidence = [`availabilityZoneRebalancing ENABLED, maximumPercent ${maximum}`];
    const message = `ECS refuses Availability Zone rebalancing with a maximum of ${maximum} %: the next UpdateService fails.`;
    return [problem(message, { evidence, fix: [awsCommand('ecs update-service', options)] })];
  },
});

/** At least one task is wanted. */
export const zero = check({
  id: 'SV-ZERO',
  area,
  title: 'The service wants at least one task',
  reads: ['service', 'request'],
  rule: ({ service, request: { cluster, region } }) => {
    if (service === null) return [unknown('There is no service.')];
    if (service.desiredCount > 0 || service.schedulingStrategy === 'DAEMON') return [];
    const options = { cluster, service: service.name, 'desired-count': 1, region };
    const message = 'The desired count is 0: a deploy "succeeds" without a single task, so nothing is proven.';
    return [warning(message, { evidence: ['desiredCount 0'], fix: [awsCommand('ecs update-service', options)] })];
  },
});

/** Auto scaling does not work against the desired count. */
export const scale = check({
  id: 'SV-SCALE',
  area,
  title: 'Auto scaling is not suspended, and its limits hold the desired count',
  reads: ['service', 'scalableTarget', 'request'],
  rule: ({ service, scalableTarget: target, request }) => {
    if (service === null) return [unknown('There is no service.')];
    if (target === null) return [];
    const { minimum, maximum, suspended } = target;
    const outside = service.desiredCount < minimum || service.desiredCount > maximum;
    const evidence = [`desired ${service.desiredCount}, minimum ${minimum}, maximum ${maximum}`];
    return [
      ...(suspended.length === 0
        ? []
        : [
            warning(`Auto scaling is suspended: ${suspended.join(', ')}.`, {
              evidence: suspended,
              fix: [resumeCommand(service, request)],
            }),
          ]),
      ...(outside
        ? [warning('The desired count is outside of what auto scaling allows, so it changes the count.', { evidence })]
        : []),
    ];
  },
  without: ({ scalableTarget }) => (scalableTarget === null ? 'The service has no auto scaling.' : undefined),
});

function resumeCommand({ name }: Service, { cluster, region }: Request): string {
  return awsCommand('application-autoscaling register-scalable-target', {
    'service-namespace': 'ecs',
    'scalable-dimension': 'ecs:service:DesiredCount',
    'resource-id': `service/${cluster}/${name}`,
    'suspended-state':
      'DynamicScalingInSuspended=false,DynamicScalingOutSuspended=false,ScheduledScalingSuspended=false',
    region,
  });
}
