import { isDeepStrictEqual } from 'node:util';
import { asString } from '../../toolkit/json.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { readTagList } from '../requests/tags.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { type BalancingEnvironment, balancingArn, freeAddress, randomId } from './environment.ts';
import { loadBalancerNotFound, validationError } from './errors.ts';
import { loadBalancerOf } from './find.ts';
import { checkName, type FormMembers, formMembers } from './input.ts';
import { defaultLoadBalancerAttributes, loadBalancerAttributeOperations } from './load-balancer-attributes.ts';
import { renderLoadBalancer } from './render.ts';
import type { LoadBalancer } from './state.ts';

/** Create-, Describe- and DeleteLoadBalancer(s). */
export function loadBalancerOperations(environment: BalancingEnvironment): Record<string, Operation> {
  const { state } = environment;
  const shown = (loadBalancers: readonly LoadBalancer[]) =>
    loadBalancers.map((loadBalancer) => renderLoadBalancer(environment, loadBalancer));
  return {
    ...loadBalancerAttributeOperations(environment),
    CreateLoadBalancer: (input) => ({ LoadBalancers: shown([create(environment, formMembers(input))]) }),
    DescribeLoadBalancers(input) {
      const members = formMembers(input);
      const size = members.integer('PageSize', { minimum: 1, maximum: 400 }) ?? 400;
      const loadBalancers = sortedByKey(chosen(environment, members), ({ arn }) => arn);
      const page = pageOf(loadBalancers, ({ arn }) => arn, { size, token: members.text('Marker') });
      return { LoadBalancers: shown(page.elements), ...tokenMember('NextMarker', page.nextToken) };
    },
    async DeleteLoadBalancer(input) {
      const arn = formMembers(input).requiredText('LoadBalancerArn');
      const loadBalancer = state.loadBalancers.get(arn);
      if (loadBalancer === undefined) return {};
      state.loadBalancers.delete(arn);
      await Promise.all([...loadBalancer.listeners.values()].map(({ close }) => close()));
      return {};
    },
  };
}

function create(environment: BalancingEnvironment, members: FormMembers): LoadBalancer {
  const created = newLoadBalancer(environment, members);
  const existing = [...environment.state.loadBalancers.values()].find(({ name }) => name === created.name);
  if (existing === undefined) {
    environment.state.loadBalancers.set(created.arn, created);
    return created;
  }
  if (isDeepStrictEqual(settingsOf(existing), settingsOf(created))) return existing;
  const message = `A load balancer with the same name '${created.name}' exists, but with different settings`;
  throw new ApiError('DuplicateLoadBalancerName', message);
}

function settingsOf({ type, scheme, ipAddressType, subnets, securityGroups }: LoadBalancer) {
  return { type, scheme, ipAddressType, subnets, securityGroups };
}

function newLoadBalancer(environment: BalancingEnvironment, members: FormMembers): LoadBalancer {
  const { state, clock, log } = environment;
  const name = checkName(members.requiredText('Name'), 'Load balancer');
  if (name.startsWith('internal-'))
    throw validationError(`The load balancer name '${name}' cannot begin with 'internal-'`);
  const type = members.choice('Type', ['application', 'network', 'gateway']) ?? 'application';
  if (type === 'gateway') throw validationError('local-aws has no load balancers of the type gateway');
  if (type === 'network')
    log(`Load balancer ${name}: local-aws stores network load balancers, and does not listen for them.`);
  const subnets = subnetsOf(members, type);
  return {
    arn: balancingArn(environment, `loadbalancer/${type === 'network' ? 'net' : 'app'}/${name}/${randomId()}`),
    name,
    type,
    scheme: members.choice('Scheme', ['internet-facing', 'internal']) ?? 'internet-facing',
    ipAddressType: members.choice('IpAddressType', ['ipv4', 'dualstack']) ?? 'ipv4',
    subnets,
    securityGroups: groupsOf(environment, members, type, subnets),
    address: freeAddress(state.loadBalancers.values()),
    createdAt: clock.now(),
    attributes: defaultLoadBalancerAttributes(type),
    listeners: new Map(),
    tags: readTagList(members.objects('Tags')),
  };
}

/** An application load balancer that names no group has the default one of its VPC (API reference, CreateLoadBalancer). */
function groupsOf(
  { subnetOf, defaultGroupOf }: BalancingEnvironment,
  members: FormMembers,
  type: LoadBalancer['type'],
  subnets: readonly string[],
): readonly string[] {
  const named = members.texts('SecurityGroups');
  if (named.length > 0 || type !== 'application') return named;
  const vpcIds = subnets.flatMap((id) => subnetOf(id)?.vpcId ?? []);
  return vpcIds.slice(0, 1).flatMap((vpcId) => defaultGroupOf(vpcId) ?? []);
}

function subnetsOf(members: FormMembers, type: LoadBalancer['type']): readonly string[] {
  const mapped = members.objects('SubnetMappings').map(({ SubnetId }) => asString(SubnetId) ?? '');
  const subnets = [...members.texts('Subnets'), ...mapped];
  if (subnets.length >= (type === 'application' ? 2 : 1)) return subnets;
  throw validationError(
    type === 'application'
      ? 'At least two subnets in two different Availability Zones must be specified'
      : 'At least one subnet must be specified',
  );
}

function chosen(environment: BalancingEnvironment, members: FormMembers): readonly LoadBalancer[] {
  const loadBalancers = [...environment.state.loadBalancers.values()];
  const arns = members.texts('LoadBalancerArns');
  if (arns.length > 0) return arns.map((arn) => loadBalancerOf(environment, arn));
  const names = members.texts('Names');
  const missing = names.filter((name) => !loadBalancers.some((candidate) => candidate.name === name));
  if (missing.length > 0) throw loadBalancerNotFound(`Load balancers '[${missing.join(', ')}]' not found`);
  return names.length === 0 ? loadBalancers : loadBalancers.filter(({ name }) => names.includes(name));
}
