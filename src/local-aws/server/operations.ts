import { messageOf } from '../../toolkit/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Faults } from '../faults/faults.ts';
import { ConnectionReset, withFaults } from '../faults/inject.ts';
import { type ApiContext, ApiError, type ApiService } from './api.ts';

/** A call of an operation by name; the service is undefined when none has the request's target or version. */
export interface OperationCall {
  readonly service: ApiService | undefined;
  readonly operation: string;
  readonly input: JsonObject;
  readonly context: ApiContext;
}

/** What surrounds every call. */
export interface CallSurroundings {
  readonly faults: Faults;
  readonly log: (line: string) => void;
}

/**
 * Calls the operation, with the fault that strikes it. What AWS would refuse comes out as `ApiError`; anything else that is thrown is a defect of the emulator,
 * is logged and becomes AWS's ServerException. Throws ConnectionReset where there is to be no answer.
 */
export async function callOperation(call: OperationCall, { faults, log }: CallSurroundings): Promise<JsonObject> {
  const { service, operation, input, context } = call;
  const implementation = Object.hasOwn(service?.operations ?? {}, operation)
    ? service?.operations[operation]
    : undefined;
  if (implementation === undefined) {
    throw new ApiError('UnknownOperationException', `local-aws does not know the operation ${operation}.`);
  }
  try {
    const struck = { service: context.signingName ?? '', operation, input };
    return await withFaults(faults, struck, context, async (shifted) => implementation(shifted, context));
  } catch (thrown) {
    if (thrown instanceof ApiError || thrown instanceof ConnectionReset) throw thrown;
    log(`${operation} failed: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown)}`);
    throw new ApiError('ServerException', `local-aws failed in ${operation}; its log says why.`, { status: 500 });
  }
}
