import type { JsonObject } from '../../toolkit/json.ts';
import { type ApiContext, ApiError } from '../server/api.ts';
import type { CallFault, FaultyCall } from './fault.ts';
import type { Faults } from './faults.ts';
import { answerMissing } from './missing.ts';
import { shiftTimes } from './time-shift.ts';

/** Thrown to end the connection without an answer. */
export class ConnectionReset extends Error {
  constructor() {
    super('The connection is reset.');
    this.name = 'ConnectionReset';
  }
}

/**
 * Carries a call out with the fault that strikes it, if any does. A fault comes before the operation, except where its name says
 * `after`. With a skewed clock, instants in the input and in the answer are AWS's.
 *
 * @param perform the operation; its input is given because instants in it may be shifted.
 */
export async function withFaults(
  faults: Faults,
  call: FaultyCall,
  context: ApiContext,
  perform: (input: JsonObject) => Promise<JsonObject>,
): Promise<JsonObject> {
  const onTime = async () => {
    const skew = faults.skew();
    return skew === 0 ? perform(call.input) : shiftTimes(await perform(shiftTimes(call.input, -skew)), skew);
  };
  const fault = faults.strike(call);
  return fault === undefined ? onTime() : suffer(fault.kind, { faults, call, context, onTime });
}

interface Suffering {
  readonly faults: Faults;
  readonly call: FaultyCall;
  readonly context: ApiContext;
  readonly onTime: () => Promise<JsonObject>;
}

async function suffer(kind: CallFault['kind'], { faults, call, context, onTime }: Suffering): Promise<JsonObject> {
  switch (kind) {
    case 'throttle':
      throw new ApiError('ThrottlingException', 'Rate exceeded');
    case 'server-error':
      throw new ApiError('ServerException', 'Service Unavailable. Please try again later.', { status: 500 });
    case 'deny':
      throw new ApiError('AccessDeniedException', denial(call, context));
    case 'expired-token':
      throw new ApiError('ExpiredTokenException', 'The security token included in the request is expired');
    case 'missing':
      return answerMissing(call, onTime);
    case 'reset-before':
      throw new ConnectionReset();
    case 'reset-after':
      await onTime();
      throw new ConnectionReset();
    case 'hang':
      await faults.replaced();
      throw new ConnectionReset();
    case 'hang-after':
      await onTime();
      await faults.replaced();
      throw new ConnectionReset();
  }
}

/** AWS's wording for an identity whose policies do not allow the action (IAM user guide, "Troubleshoot access denied error messages"). */
function denial({ service, operation, input }: FaultyCall, { accountId, region }: ApiContext): string {
  const user = `arn:aws:sts::${accountId}:assumed-role/local-aws/local-aws`;
  const { cluster, service: name } = input;
  const isService = service === 'ecs' && typeof name === 'string';
  const path = isService && !name.startsWith('arn:') ? `${String(cluster ?? 'default')}/${name}` : '';
  const arn = isService && path === '' ? name : `arn:aws:ecs:${region}:${accountId}:service/${path}`;
  const action = `${service}:${operation}`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${isService ? arn : '*'} because no identity-based policy allows the ${action} action`;
}
