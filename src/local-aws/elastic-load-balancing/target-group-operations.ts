import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../toolkit/json.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { readTagList } from '../requests/tags.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { type BalancingEnvironment, balancingArn, randomId } from './environment.ts';
import { targetGroupNotFound, validationError } from './errors.ts';
import { loadBalancerOf, targetGroupOf, usersOf } from './find.ts';
import { changedHealthCheck, newHealthCheck } from './health-check-settings.ts';
import { checkName, type FormMembers, formMembers } from './input.ts';
import { renderTargetGroup } from './render.ts';
import type { TargetGroup } from './state.ts';
import { changeAttributes, defaultAttributes } from './target-group-attributes.ts';
import { leave } from './targets.ts';

/** Create-, Modify-, Describe- and DeleteTargetGroup(s) and their attributes. */
export function targetGroupOperations(environment: BalancingEnvironment): Record<string, Operation> {
  const { state } = environment;
  const shown = (groups: readonly TargetGroup[]) => groups.map((group) => renderTargetGroup(state, group));
  const named = (input: JsonObject) => targetGroupOf(environment, formMembers(input).requiredText('TargetGroupArn'));
  return {
    CreateTargetGroup: (input) => ({ TargetGroups: shown([create(environment, formMembers(input))]) }),
    ModifyTargetGroup(input) {
      const group = named(input);
      group.healthCheck = changedHealthCheck(formMembers(input), group.healthCheck);
      return { TargetGroups: shown([group]) };
    },
    DescribeTargetGroups(input) {
      const members = formMembers(input);
      const size = members.integer('PageSize', { minimum: 1, maximum: 400 }) ?? 400;
      const groups = sortedByKey(chosen(environment, members), ({ arn }) => arn);
      const page = pageOf(groups, ({ arn }) => arn, { size, token: members.text('Marker') });
      return { TargetGroups: shown(page.elements), ...tokenMember('NextMarker', page.nextToken) };
    },
    DeleteTargetGroup(input) {
      const group = named(input);
      if (usersOf(state, group.arn).length > 0) {
        const message = `Target group '${group.arn}' is currently in use by a listener or a rule`;
        throw new ApiError('ResourceInUse', message);
      }
      state.targetGroups.delete(group.arn);
      for (const target of [...group.targets.values()]) leave(environment, group, target);
      return {};
    },
    ModifyTargetGroupAttributes(input) {
      const group = named(input);
      changeAttributes(group, formMembers(input).objects('Attributes'));
      return { Attributes: renderAttributes(group) };
    },
    DescribeTargetGroupAttributes: (input) => ({ Attributes: renderAttributes(named(input)) }),
  };
}

/** A target group of the same name and settings is given back; one with other settings is refused. */
function create(environment: BalancingEnvironment, members: FormMembers): TargetGroup {
  const group = newTargetGroup(environment, members);
  const existing = [...environment.state.targetGroups.values()].find(({ name }) => name === group.name);
  if (existing === undefined) {
    environment.state.targetGroups.set(group.arn, group);
    if (group.protocol === 'HTTPS' || group.healthCheck.protocol === 'HTTPS')
      environment.log(`Target group ${group.name}: local-aws speaks plain HTTP to its targets, not HTTPS.`);
    return group;
  }
  if (isDeepStrictEqual(settingsOf(existing), settingsOf(group))) return existing;
  const message = `A target group with the same name '${group.name}' exists, but with different settings`;
  throw new ApiError('DuplicateTargetGroupName', message);
}

function settingsOf({ protocol, protocolVersion, port, vpcId, targetType, healthCheck }: TargetGroup) {
  return { protocol, protocolVersion, port, vpcId, targetType, healthCheck };
}

function newTargetGroup(environment: BalancingEnvironment, members: FormMembers): TargetGroup {
  const name = checkName(members.requiredText('Name'), 'Target group');
  const targetType = members.choice('TargetType', ['instance', 'ip', 'lambda', 'alb']) ?? 'instance';
  if (targetType === 'lambda' || targetType === 'alb')
    throw validationError(`local-aws has no target groups of the type ${targetType}`);
  const protocol = members.choice('Protocol', ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP']);
  if (protocol === undefined) throw validationError('A protocol must be specified');
  const port = members.integer('Port', { minimum: 1, maximum: 65_535 });
  if (port === undefined) throw validationError('A port must be specified');
  const vpcId = members.text('VpcId');
  if (vpcId === undefined) throw validationError('A VPC ID must be specified');
  return {
    arn: balancingArn(environment, `targetgroup/${name}/${randomId()}`),
    name,
    protocol,
    protocolVersion: members.text('ProtocolVersion') ?? 'HTTP1',
    port,
    vpcId,
    targetType,
    ipAddressType: members.choice('IpAddressType', ['ipv4', 'ipv6']) ?? 'ipv4',
    healthCheck: newHealthCheck(members, protocol),
    attributes: defaultAttributes(protocol),
    targets: new Map(),
    tags: readTagList(members.objects('Tags')),
  };
}

function chosen(environment: BalancingEnvironment, members: FormMembers): readonly TargetGroup[] {
  const groups = [...environment.state.targetGroups.values()];
  const arns = members.texts('TargetGroupArns');
  if (arns.length > 0) return arns.map((arn) => targetGroupOf(environment, arn));
  const names = members.texts('Names');
  if (names.length > 0) {
    return names.map((name) => {
      const group = groups.find((candidate) => candidate.name === name);
      if (group === undefined) throw targetGroupNotFound();
      return group;
    });
  }
  const loadBalancerArn = members.text('LoadBalancerArn');
  if (loadBalancerArn === undefined) return groups;
  const loadBalancer = loadBalancerOf(environment, loadBalancerArn);
  return groups.filter(({ arn }) => usersOf(environment.state, arn).includes(loadBalancer));
}

function renderAttributes({ attributes }: TargetGroup): readonly JsonObject[] {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}
