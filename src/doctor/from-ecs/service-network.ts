import type { Service } from '../../ecs/situation/service.ts';
import { asObject, asString, asStrings } from '../../toolkit/json.ts';

/** The network that an awsvpc service gives its tasks. */
export interface ServiceNetwork {
  readonly subnets: readonly string[];
  /** Empty means the default security group of the VPC. */
  readonly securityGroups: readonly string[];
  readonly assignsPublicIp: boolean;
}

/** The `awsvpcConfiguration` of a service; null for one whose tasks use the network of their container instances. */
export function serviceNetworkOf({ launch }: Service): ServiceNetwork | null {
  const configuration = asObject(asObject(launch.networkConfiguration)?.awsvpcConfiguration);
  if (configuration === undefined) return null;
  return {
    subnets: asStrings(configuration.subnets),
    securityGroups: asStrings(configuration.securityGroups),
    assignsPublicIp: asString(configuration.assignPublicIp) === 'ENABLED',
  };
}
