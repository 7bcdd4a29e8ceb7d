import { ApiError } from '../server/api.ts';

/** A value that the API does not take. */
export function invalidParameter(message: string): ApiError {
  return new ApiError('InvalidParameterException', message);
}

/** What ECS calls a client's mistake without a type of its own. */
export function clientError(message: string): ApiError {
  return new ApiError('ClientException', message);
}

export function clusterNotFound(): ApiError {
  return new ApiError('ClusterNotFoundException', 'Cluster not found.');
}

export function serviceNotFound(): ApiError {
  return new ApiError('ServiceNotFoundException', 'Service not found.');
}

export function serviceNotActive(): ApiError {
  return new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
}
