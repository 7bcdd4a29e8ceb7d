import type { JsonObject } from '../../toolkit/json.ts';
import type { BalancingEnvironment } from './environment.ts';
import { usersOf } from './find.ts';
import type { Action, BalancingState, Listener, LoadBalancer, Rule, TargetGroup } from './state.ts';

/** A target group as DescribeTargetGroups shows it. */
export function renderTargetGroup(state: BalancingState, group: TargetGroup): JsonObject {
  const { healthCheck } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    Port: group.port,
    VpcId: group.vpcId,
    HealthCheckProtocol: healthCheck.protocol,
    HealthCheckPort: healthCheck.port,
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: healthCheck.interval,
    HealthCheckTimeoutSeconds: healthCheck.timeout,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    ...(healthCheck.path === null ? {} : { HealthCheckPath: healthCheck.path }),
    ...(healthCheck.matcher === null ? {} : { Matcher: { HttpCode: healthCheck.matcher } }),
    LoadBalancerArns: usersOf(state, group.arn).map(({ arn }) => arn),
    TargetType: group.targetType,
    ...(group.protocol === 'HTTP' ? { ProtocolVersion: group.protocolVersion } : {}),
    IpAddressType: group.ipAddressType,
  };
}

/** A load balancer as DescribeLoadBalancers shows it; its DNS name is its address, which every client can use. */
export function renderLoadBalancer(environment: BalancingEnvironment, loadBalancer: LoadBalancer): JsonObject {
  const { subnets, securityGroups, type } = loadBalancer;
  const { subnetOf, region } = environment;
  const places = subnets.map(subnetOf);
  return {
    LoadBalancerArn: loadBalancer.arn,
    DNSName: loadBalancer.address,
    CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
    CreatedTime: new Date(loadBalancer.createdAt).toISOString(),
    LoadBalancerName: loadBalancer.name,
    Scheme: loadBalancer.scheme,
    VpcId: places.find((place) => place !== undefined)?.vpcId ?? 'vpc-00000000000000000',
    State: { Code: 'active' },
    Type: type,
    AvailabilityZones: subnets.map((subnet, index) => ({
      ZoneName: places[index]?.zone ?? `${region}${'abcdef'.charAt(index % 6)}`,
      SubnetId: subnet,
      LoadBalancerAddresses: [],
    })),
    ...(type === 'application' ? { SecurityGroups: [...securityGroups] } : {}),
    IpAddressType: loadBalancer.ipAddressType,
  };
}

export function renderListener(listener: Listener): JsonObject {
  const last = listener.rules.at(-1);
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancer.arn,
    Port: listener.port,
    Protocol: listener.protocol,
    DefaultActions: last === undefined ? [] : [renderAction(last.action)],
  };
}

export function renderRule({ arn, priority, conditions, action }: Rule): JsonObject {
  return {
    RuleArn: arn,
    Priority: priority,
    Conditions: conditions.map(({ field, values }) => ({
      Field: field,
      Values: [...values],
      ...(field === 'host-header'
        ? { HostHeaderConfig: { Values: [...values] } }
        : { PathPatternConfig: { Values: [...values] } }),
    })),
    Actions: [renderAction(action)],
    IsDefault: priority === 'default',
  };
}

function renderAction(action: Action): JsonObject {
  if (action.type === 'fixed-response') {
    const { statusCode, contentType, messageBody } = action;
    const FixedResponseConfig = {
      StatusCode: statusCode,
      ...(contentType === null ? {} : { ContentType: contentType }),
      ...(messageBody === null ? {} : { MessageBody: messageBody }),
    };
    return { Type: action.type, FixedResponseConfig };
  }
  const [only, ...others] = action.targetGroups;
  return {
    Type: action.type,
    ...(only !== undefined && others.length === 0 ? { TargetGroupArn: only.arn } : {}),
    ForwardConfig: {
      TargetGroups: action.targetGroups.map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight })),
      TargetGroupStickinessConfig: { Enabled: false },
    },
  };
}
