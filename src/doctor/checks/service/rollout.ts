import { choosePercents } from '../../../ecs/plan/choose-percents.ts';
import type { RolloutInput } from '../../../ecs/plan/rollout-input.ts';
import type { Service } from '../../../ecs/situation/service.ts';
import type { Prediction } from '../../../rollout/predict.ts';
import type { Percents } from '../../../rollout/types.ts';
import { check } from '../../check.ts';
import { awsCommand } from '../../command.ts';
import type { Request } from '../../facts.ts';
import { type Complaint, problem, unknown, warning } from '../../finding.ts';
import { configurationCommand, inForce } from './configuration-command.ts';

const area = 'service';

/** A rollout comes to its end. */
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

/** A rollout takes less time than a deploy waits. */
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
