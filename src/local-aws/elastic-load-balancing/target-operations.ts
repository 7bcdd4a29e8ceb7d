import { isIPv4 } from 'node:net';
import { asString, type JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import type { BalancingEnvironment } from './environment.ts';
import { invalidTarget, validationError } from './errors.ts';
import { targetGroupOf, usersOf } from './find.ts';
import { formMembers } from './input.ts';
import { reasons } from './reasons.ts';
import { type Target, type TargetGroup, type TargetReason, targetKey } from './state.ts';
import { deregister, type NewTarget, register } from './targets.ts';

/** RegisterTargets, DeregisterTargets and DescribeTargetHealth. */
export function targetOperations(environment: BalancingEnvironment): Record<string, Operation> {
  const groupOf = (input: JsonObject) => targetGroupOf(environment, formMembers(input).requiredText('TargetGroupArn'));
  return {
    RegisterTargets(input) {
      const group = groupOf(input);
      const targets = namedTargets(input, group).map((named) => locate(environment, group, named));
      for (const target of targets) register(environment, group, target);
      return {};
    },
    DeregisterTargets(input) {
      const group = groupOf(input);
      const targets = namedTargets(input, group).flatMap((named) =>
        registered(group, named, portGiven(input, named.id)),
      );
      for (const target of targets) deregister(environment, group, target);
      return {};
    },
    DescribeTargetHealth(input) {
      const group = groupOf(input);
      const asked = formMembers(input).objects('Targets').length > 0;
      const inUse = usersOf(environment.state, group.arn).length > 0;
      const shown = asked ? namedTargets(input, group) : [...group.targets.values()];
      return { TargetHealthDescriptions: shown.map((named) => describe(group, named, inUse)) };
    },
  };
}

interface NamedTarget {
  readonly id: string;
  readonly port: number;
}

function namedTargets(input: JsonObject, group: TargetGroup): readonly NamedTarget[] {
  const targets = formMembers(input).objects('Targets');
  return targets.map((target) => ({
    id: asString(target.Id) ?? '',
    port: formMembers(target).integer('Port', { minimum: 1, maximum: 65_535 }) ?? group.port,
  }));
}

/** Without a port, DeregisterTargets means every port of the id (API reference, DeregisterTargets). */
function registered(group: TargetGroup, { id, port }: NamedTarget, exact: boolean): readonly Target[] {
  return [...group.targets.values()].filter((target) => target.id === id && (!exact || target.port === port));
}

function portGiven(input: JsonObject, id: string): boolean {
  return formMembers(input)
    .objects('Targets')
    .some((target) => target.Id === id && target.Port !== undefined);
}

/** The address of an instance or of an IP target. */
function locate({ addressOf }: BalancingEnvironment, group: TargetGroup, { id, port }: NamedTarget): NewTarget {
  if (group.targetType === 'ip') {
    if (!isIPv4(id)) throw validationError(`The IP address '${id}' is not a valid IPv4 address`);
    return { id, port, address: id, simulated: undefined };
  }
  const address = addressOf(id);
  if (address === undefined) throw invalidTarget(`Instance ID '${id}' is not valid`);
  return { id, port, address, simulated: undefined };
}

function describe(group: TargetGroup, named: NamedTarget, inUse: boolean): JsonObject {
  const target = group.targets.get(targetKey(named));
  const port = group.healthCheck.port;
  return {
    Target: { Id: named.id, Port: named.port },
    HealthCheckPort: port === 'traffic-port' ? String(named.port) : port,
    TargetHealth: renderHealth(target, inUse),
  };
}

function renderHealth(target: Target | undefined, inUse: boolean): JsonObject {
  if (target === undefined) return { State: 'unused', ...renderReason(reasons.notRegistered) };
  if (target.state !== 'draining' && !inUse) return { State: 'unused', ...renderReason(reasons.notInUse) };
  return { State: target.state, ...(target.reason === null ? {} : renderReason(target.reason)) };
}

function renderReason({ code, description }: TargetReason): JsonObject {
  return { Reason: code, Description: description };
}
