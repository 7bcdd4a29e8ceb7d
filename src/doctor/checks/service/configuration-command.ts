import { percentsOf, type Service } from '../../../ecs/situation/service.ts';
import type { Percents } from '../../../rollout/types.ts';
import type { JsonObject } from '../../../toolkit/json.ts';
import { awsCommand } from '../../command.ts';
import type { Request } from '../../facts.ts';
import { withoutDefaults } from '../deployment-configuration.ts';

/** The percents with which ECS would roll the service. */
export function inForce(service: Service): Percents {
  return percentsOf(service.deploymentConfiguration, service.schedulingStrategy);
}

/** The command that changes a deployment configuration and sends all of it: what is not sent falls back to its default, the circuit breaker among it. */
export function configurationCommand(
  { name, deploymentConfiguration }: Service,
  { cluster, region }: Request,
  changes: JsonObject,
  options: Readonly<Record<string, string>> = {},
): string {
  const configuration = JSON.stringify({ ...withoutDefaults(deploymentConfiguration), ...changes });
  const service = { cluster, service: name, 'deployment-configuration': configuration };
  return awsCommand('ecs update-service', { ...service, ...options, region });
}
