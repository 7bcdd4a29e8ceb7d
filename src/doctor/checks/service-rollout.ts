import { choosePercents } from '../../ecs/plan/choose-percents.ts';
import type { RolloutInput } from '../../ecs/plan/rollout-input.ts';
import { circuitBreakerOf, percentsOf, type Service } from '../../ecs/situation/service.ts';
import type { Prediction } from '../../rollout/predict.ts';
import type { Percents } from '../../rollout/types.ts';
import { asObject, type JsonObject } from '../../toolkit/json.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Request } from '../facts.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { withoutDefaults } from './deployment-configuration.ts';

const area = 'service';

/** Whether a rollout comes to its end. */
export const stall = check({
  id: 'SV-STALL',
  area,
  title: 'With the percents in force a rollout comes to its end',
  story: 'stalled-rollout',
  reads: ['service', 'rollout', 'request'],
  rule: ({ service, rollout, request }) => {
    if (service === null) return [unknown('There is no service to roll.')];
    const { prediction, works } = rolloutWith(service, rollout);
    switch (prediction.verdict) {
      case 'completes':
        return [];
      case 'unknown':
        return [unknown(`Whether a rollout completes is not known, because ${prediction.reasons.join(', and ')}.`)];
      case 'stalls':
        return [stalled(service, request, prediction, works)];
    }
  },
});

function stalled(
  service: Service,
  request: Request,
  { why, event }: Prediction & { verdict: 'stalls' },
  works: Percents | null,
): Complaint {
  const { minimumHealthy, maximum } = inForce(service);
  const evidence = [`desired count ${service.desiredCount}, minimum ${minimumHealthy} %, maximum ${maximum} %`, event];
  if (works === null) return problem(`A rollout never ends, whatever the percents. ${why}`, { evidence });
  return problem(`A rollout never ends. ${why}`, { evidence, fix: [percentsCommand(service, request, works)] });
}

function percentsCommand(service: Service, request: Request, { minimumHealthy, maximum }: Percents): string {
  const changes = { minimumHealthyPercent: minimumHealthy, maximumPercent: maximum };
  const rebalances = service.availabilityZoneRebalancing === 'ENABLED' && maximum <= 100;
  return configurationCommand(service, request, changes, rebalances ? disableRebalancing : {});
}

const disableRebalancing = { 'availability-zone-rebalancing': 'DISABLED' };

/** The whole deployment configuration: what is not sent falls back to its default, the circuit breaker among it. */
function configurationCommand(
  { name, deploymentConfiguration }: Service,
  { cluster, region }: Request,
  changes: JsonObject,
  options: Readonly<Record<string, string>> = {},
): string {
  const configuration = JSON.stringify(withoutDefaults({ ...deploymentConfiguration, ...changes }));
  const service = { cluster, service: name, 'deployment-configuration': configuration };
  return awsCommand('ecs update-service', { ...service, ...options, region });
}

/** The percents that ECS goes by. */
export function inForce(service: Service): Percents {
  return percentsOf(service.deploymentConfiguration, service.schedulingStrategy);
}

/** What the model says of a rollout with the percents in force, and those that work where they do not. */
function rolloutWith(
  service: Service,
  rollout: RolloutInput,
): { readonly prediction: Prediction; readonly works: Percents | null } {
  const percents = inForce(service);
  const { minimumHealthy: minimumHealthyPercent, maximum: maximumPercent } = percents;
  const request = { minimumHealthyPercent, maximumPercent, exclusive: false };
  const { prediction, percentsThatWork } = choosePercents(rollout, request, percents);
  return { prediction, works: percentsThatWork };
}

/** What ECS does with a rollout that does not. */
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

/** How long a rollout takes. */
export const time = check({
  id: 'SV-TIME',
  area,
  title: 'A rollout takes less time than a deploy waits',
  reads: ['service', 'rollout', 'request'],
  readsToo: ['targetGroups'],
  rule: ({ service, rollout, request: { waitMinutes, region }, targetGroups = [] }) => {
    if (service === null) return [unknown('There is no service to roll.')];
    const { prediction } = rolloutWith(service, rollout);
    if (prediction.verdict !== 'completes')
      return [unknown('Without a prediction that completes nobody knows how long it takes.')];
    const minutes = Math.ceil(prediction.finish.expected / 60);
    if (minutes <= waitMinutes) return [];
    const slow = targetGroups.filter(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds > 30);
    const fix = slow.map(({ arn }) => drainCommand(arn, region));
    const message = `A rollout takes about ${minutes} min, and a deploy waits for ${waitMinutes} min.`;
    return [warning(message, { evidence: [`expected ${prediction.finish.expected} s`], fix })];
  },
});

function drainCommand(arn: string, region: string): string {
  const attributes = 'Key=deregistration_delay.timeout_seconds,Value=30';
  return awsCommand('elbv2 modify-target-group-attributes', { 'target-group-arn': arn, attributes, region });
}
