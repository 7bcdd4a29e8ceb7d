import { ApiError } from '../server/api.ts';

/** The refusals of RDS, in its words (API reference, the errors of each operation). */
export function instanceNotFound(identifier: string): ApiError {
  return new ApiError('DBInstanceNotFound', `DBInstance ${identifier} not found.`, { status: 404 });
}

export function instanceExists(): ApiError {
  return new ApiError('DBInstanceAlreadyExists', 'DB instance already exists');
}

export function wrongState(message: string): ApiError {
  return new ApiError('InvalidDBInstanceState', message);
}

export function subnetGroupNotFound(name: string): ApiError {
  return new ApiError('DBSubnetGroupNotFoundFault', `DBSubnetGroup ${name} not found.`, { status: 404 });
}

export function parameterGroupNotFound(name: string, kind = 'DBParameterGroup'): ApiError {
  return new ApiError('DBParameterGroupNotFound', `${kind} not found: ${name}`, { status: 404 });
}

/** A value that RDS does not take; the sentence says which. */
export function invalidValue(message: string): ApiError {
  return new ApiError('InvalidParameterValue', message);
}

export function invalidCombination(message: string): ApiError {
  return new ApiError('InvalidParameterCombination', message);
}
