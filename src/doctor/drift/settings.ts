import type { LastGoodSettings } from '../../ecs/history/good-settings.ts';
import { circuitBreakerOf, percentsOf, type Service } from '../../ecs/situation/service.ts';
import { asNumber, asObject, asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';

/** A setting that is another one than at the last good deployment. */
export interface ChangedSetting {
  readonly name: string;
  readonly then: string;
  readonly now: string;
  /** What to send to UpdateService to have it back as it was; null where that is not for a command. */
  readonly restore: JsonObject | null;
}

/** The settings of a service that have changed since its last good deployment. Pure. */
export function changedSettings(service: Service, good: LastGoodSettings): readonly ChangedSetting[] {
  const all = [
    ...configurationChanges(service, good),
    ...networkChanges(service, good),
    changed('load balancers', balancersText(good.loadBalancers), balancersText(asLoadBalancers(service)), {
      loadBalancers: [...good.loadBalancers],
    }),
    ...(good.launchType === null || service.launchType === null
      ? []
      : [changed('launch type', good.launchType, service.launchType, null)]),
  ];
  return all.filter(({ then, now }) => then !== now);
}

function configurationChanges(service: Service, good: LastGoodSettings): readonly ChangedSetting[] {
  const { deploymentConfiguration: live, schedulingStrategy } = service;
  const was = percentsOf(good.deploymentConfiguration, schedulingStrategy);
  const is = percentsOf(live, schedulingStrategy);
  const whole = (members: JsonObject) => ({ deploymentConfiguration: { ...live, ...members } });
  return [
    changed('minimum healthy percent', String(was.minimumHealthy), String(is.minimumHealthy), {
      ...whole({ minimumHealthyPercent: was.minimumHealthy, maximumPercent: was.maximum }),
    }),
    changed('maximum percent', String(was.maximum), String(is.maximum), {
      ...whole({ minimumHealthyPercent: was.minimumHealthy, maximumPercent: was.maximum }),
    }),
    changed('circuit breaker', breakerText(good.deploymentConfiguration), breakerText(live), {
      ...whole({ deploymentCircuitBreaker: good.deploymentConfiguration.deploymentCircuitBreaker ?? null }),
    }),
  ];
}

function breakerText(configuration: JsonObject): string {
  const { enable, rollback } = circuitBreakerOf(configuration);
  if (!enable) return 'off';
  return rollback ? 'on, rolls back' : 'on, rolls nothing back';
}

function networkChanges(service: Service, good: LastGoodSettings): readonly ChangedSetting[] {
  const was = awsvpc(good.networkConfiguration ?? undefined);
  const is = awsvpc(asObject(service.launch.networkConfiguration));
  const restore = good.networkConfiguration === null ? null : { networkConfiguration: good.networkConfiguration };
  return [
    changed('subnets', was.subnets, is.subnets, restore),
    changed('security groups', was.securityGroups, is.securityGroups, restore),
    changed('public address', was.publicAddress, is.publicAddress, restore),
  ];
}

function awsvpc(configuration: JsonObject | undefined) {
  const members = asObject(configuration?.awsvpcConfiguration) ?? {};
  return {
    subnets: listText(asStrings(members.subnets)),
    securityGroups: listText(asStrings(members.securityGroups)),
    publicAddress: asString(members.assignPublicIp) ?? 'DISABLED',
  };
}

function asLoadBalancers({ loadBalancers }: Service): readonly JsonObject[] {
  return loadBalancers.map((each) => ({ ...each }));
}

function balancersText(balancers: readonly JsonObject[]): string {
  const texts = asObjects(balancers).map(({ targetGroupArn, containerName, containerPort }) => {
    const group = (asString(targetGroupArn) ?? 'classic').split(':targetgroup/').at(-1);
    return `${group} to ${asString(containerName) ?? ''}:${asNumber(containerPort) ?? 0}`;
  });
  return listText(texts);
}

/** In an order that does not matter. */
function listText(items: readonly string[]): string {
  return items.length === 0 ? 'none' : [...items].sort().join(', ');
}

function changed(name: string, then: string, now: string, restore: JsonObject | null): ChangedSetting {
  return { name, then, now, restore };
}
