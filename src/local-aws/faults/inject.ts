import { asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
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
  return fault === undefined ? onTime() : suffer(fault, { faults, call, context, onTime });
}

interface Suffering {
  readonly faults: Faults;
  readonly call: FaultyCall;
  readonly context: ApiContext;
  readonly onTime: () => Promise<JsonObject>;
}

async function suffer(fault: CallFault, { faults, call, context, onTime }: Suffering): Promise<JsonObject> {
  switch (fault.kind) {
    case 'throttle':
      throw new ApiError('ThrottlingException', 'Rate exceeded');
    case 'server-error':
      throw new ApiError('ServerException', 'Service Unavailable. Please try again later.', { status: 500 });
    case 'deny':
      throw new ApiError('AccessDeniedException', denial(fault, call, context));
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
function denial(fault: CallFault, call: FaultyCall, context: ApiContext): string {
  const user = `arn:aws:sts::${context.accountId}:assumed-role/local-aws/local-aws`;
  const action = fault.action ?? `${call.service}:${call.operation}`;
  const resource = fault.action === undefined ? resourceOf(call, context) : '*';
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}

/** What the call is about, where its input tells it; `*` otherwise. */
function resourceOf({ service, input }: FaultyCall, { accountId, region }: ApiContext): string {
  const name = nameIn(service, input);
  if (name === undefined) return '*';
  if (name.startsWith('arn:')) return name;
  const place = `arn:aws:${service}:${region}:${accountId}`;
  switch (service) {
    case 'ecs':
      return `${place}:service/${String(input.cluster ?? 'default')}/${name}`;
    case 'rds':
      return `${place}:db:${name}`;
    case 'ssm':
      return `${place}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
    default:
      return name;
  }
}

function nameIn(service: string, input: JsonObject): string | undefined {
  switch (service) {
    case 'ecs':
      return asString(input.service);
    case 'rds':
      return asString(input.DBInstanceIdentifier);
    case 'ssm':
      return asString(input.Name) ?? asStrings(input.Names)[0];
    case 'secretsmanager':
      return asString(input.SecretId) ?? asString(input.Name);
    default:
      return undefined;
  }
}
