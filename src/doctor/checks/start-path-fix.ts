import type { Endpoint } from '../../network/endpoints.ts';
import { internet } from '../../network/ranges.ts';
import { coursesTo, routeTableOf } from '../../network/routes.ts';
import type { Network } from '../../network/types.ts';
import type { Workload } from '../../network/workload.ts';
import { awsCommand } from '../command.ts';
import type { Request } from '../facts.ts';
import type { StartNeed } from './start-needs.ts';

export interface MissingPath {
  readonly network: Network;
  readonly source: Endpoint;
  readonly needs: readonly StartNeed[];
  readonly workload: Workload;
  readonly request: Request;
}

/**
 * Commands that make a way where there is none: a public address for Fargate tasks beside an internet gateway; else VPC endpoints, which
 * are no way to what is on the internet alone.
 */
export function missingPathFix(missing: MissingPath): readonly string[] {
  const { network, source, needs, workload, request } = missing;
  if (workload.kind === 'awsvpc' && workload.launchType === 'FARGATE' && leavesByGateway(network, source)) {
    const subnets = workload.subnetIds.join(',');
    const groups = source.securityGroups.join(',');
    const network = `awsvpcConfiguration={subnets=[${subnets}],securityGroups=[${groups}],assignPublicIp=ENABLED}`;
    const { cluster, service, region } = request;
    return [awsCommand('ecs update-service', { cluster, service, 'network-configuration': network, region })];
  }
  const services = needs.flatMap(({ endpoint }) => endpoint ?? []);
  if (services.length < needs.length) return [];
  return endpointCommands(missing, services);
}

function leavesByGateway(network: Network, { subnetId, vpcId }: Endpoint): boolean {
  const table = routeTableOf(network, subnetId, vpcId);
  if (table.kind !== 'known') return false;
  const courses = coursesTo(network, table.value, internet(4));
  return courses.kind === 'known' && courses.value.some(({ route }) => route?.target.kind === 'internet-gateway');
}

/** The endpoints take the group of the tasks, which then has to let its own members in. */
function endpointCommands(
  { network, source, request: { region } }: MissingPath,
  services: readonly string[],
): readonly string[] {
  const [group = ''] = source.securityGroups;
  const table = routeTableOf(network, source.subnetId, source.vpcId);
  const common = { 'vpc-id': source.vpcId, region } as const;
  const ofService = (service: string) => {
    const name = { ...common, 'service-name': `com.amazonaws.${region}.${service}` };
    if (service === 's3') {
      const tables = table.kind === 'known' ? [table.value.id] : [];
      return awsCommand('ec2 create-vpc-endpoint', {
        ...name,
        'vpc-endpoint-type': 'Gateway',
        'route-table-ids': tables,
      });
    }
    const place = { 'subnet-ids': source.subnetId, 'security-group-ids': group, 'private-dns-enabled': true } as const;
    return awsCommand('ec2 create-vpc-endpoint', { ...name, 'vpc-endpoint-type': 'Interface', ...place });
  };
  const own = { 'group-id': group, protocol: 'tcp', port: 443, 'source-group': group, region };
  const commands = services.map(ofService);
  return services.every((service) => service === 's3')
    ? commands
    : [...commands, awsCommand('ec2 authorize-security-group-ingress', own)];
}
