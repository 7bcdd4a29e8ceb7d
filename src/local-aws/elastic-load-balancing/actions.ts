import { asObject, asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';
import type { BalancingEnvironment } from './environment.ts';
import { validationError } from './errors.ts';
import { targetGroupOf, usersOf } from './find.ts';
import type { Action, LoadBalancer, RuleCondition, WeightedGroup } from './state.ts';

/** The one action of a listener or rule: forward, weighted or not, or a fixed response. */
export function readAction(
  environment: BalancingEnvironment,
  loadBalancer: LoadBalancer,
  actions: readonly JsonObject[],
): Action {
  const [action, ...others] = actions;
  if (action === undefined) throw validationError('A listener or rule must have an action');
  const type = asString(action.Type);
  if (type === 'fixed-response' && others.length === 0)
    return fixedResponse(asObject(action.FixedResponseConfig) ?? {});
  if (type !== 'forward' || others.length > 0)
    throw validationError('local-aws knows one action: forward or fixed-response');
  const targetGroups = groupsOf(action);
  for (const { arn } of targetGroups) checkGroup(environment, loadBalancer, arn);
  return { type, targetGroups };
}

function fixedResponse(configuration: JsonObject): Action {
  const statusCode = asString(configuration.StatusCode) ?? '';
  if (!/^[245]\d\d$/.test(statusCode)) throw validationError(`Fixed response status code '${statusCode}' is not valid`);
  const contentType = asString(configuration.ContentType) ?? null;
  return { type: 'fixed-response', statusCode, contentType, messageBody: asString(configuration.MessageBody) ?? null };
}

function groupsOf(action: JsonObject): readonly WeightedGroup[] {
  const weighted = asObjects(asObject(action.ForwardConfig)?.TargetGroups).map((group) => ({
    arn: asString(group.TargetGroupArn) ?? '',
    weight: Number(asString(group.Weight) ?? 1),
  }));
  const single = asString(action.TargetGroupArn);
  if (weighted.length > 0) return weighted;
  if (single === undefined) throw validationError('A target group ARN must be specified');
  return [{ arn: single, weight: 1 }];
}

/** A target group belongs to one load balancer, and speaks what that one speaks. */
function checkGroup(environment: BalancingEnvironment, loadBalancer: LoadBalancer, arn: string): void {
  const group = targetGroupOf(environment, arn);
  const http = group.protocol === 'HTTP' || group.protocol === 'HTTPS';
  if (http !== (loadBalancer.type === 'application')) {
    const message = `The target group '${arn}' has protocol ${group.protocol}, which a load balancer of the type ${loadBalancer.type} does not have`;
    throw new ApiError('IncompatibleProtocols', message);
  }
  if (usersOf(environment.state, arn).every((user) => user === loadBalancer)) return;
  const message = `The following target groups cannot be associated with more than one load balancer: ${arn}`;
  throw new ApiError('TargetGroupAssociationLimit', message);
}

/** The conditions of a rule, in their older and their newer form. */
export function readConditions(conditions: readonly JsonObject[]): readonly RuleCondition[] {
  if (conditions.length === 0) throw validationError('A condition must be specified');
  return conditions.map((condition) => {
    const field = asString(condition.Field) ?? '';
    if (field !== 'host-header' && field !== 'path-pattern')
      throw validationError(`Condition field '${field}' must be one of '[path-pattern, host-header]'`);
    const newer = asObject(field === 'host-header' ? condition.HostHeaderConfig : condition.PathPatternConfig);
    const values = [...asStrings(condition.Values), ...asStrings(newer?.Values)];
    if (values.length === 0) throw validationError('A condition value must be specified');
    return { field, values };
  });
}
