import { ApiError } from '../server/api.ts';

/** A member that the API does not take. */
export function validationError(message: string): ApiError {
  return new ApiError('ValidationError', message);
}

export function targetGroupNotFound(message = 'One or more target groups not found'): ApiError {
  return new ApiError('TargetGroupNotFound', message);
}

export function loadBalancerNotFound(message = 'One or more load balancers not found'): ApiError {
  return new ApiError('LoadBalancerNotFound', message);
}

export function listenerNotFound(): ApiError {
  return new ApiError('ListenerNotFound', 'One or more listeners not found');
}

export function ruleNotFound(): ApiError {
  return new ApiError('RuleNotFound', 'One or more rules not found');
}

export function invalidTarget(message: string): ApiError {
  return new ApiError('InvalidTarget', message);
}
