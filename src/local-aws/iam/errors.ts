import { ApiError } from '../server/api.ts';

/* The errors of IAM with its own words and statuses (API reference, "Errors" of each operation). */

export function noSuchEntity(message: string): ApiError {
  return new ApiError('NoSuchEntity', message, { status: 404 });
}

export function alreadyExists(message: string): ApiError {
  return new ApiError('EntityAlreadyExists', message, { status: 409 });
}

export function deleteConflict(message: string): ApiError {
  return new ApiError('DeleteConflict', message, { status: 409 });
}

export function malformedPolicy(message: string): ApiError {
  return new ApiError('MalformedPolicyDocument', message);
}

export function invalidInput(message: string): ApiError {
  return new ApiError('InvalidInput', message);
}

export function validationError(message: string): ApiError {
  return new ApiError('ValidationError', message);
}
