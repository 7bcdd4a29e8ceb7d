import { asObject, type JsonObject } from '../json.ts';
import { createAwsClock } from './aws-clock.ts';
import { type ClientConfiguration, clientConfiguration } from './client-configuration.ts';
import { type RawClient, type RawCommand, sendRawJson } from './raw-json.ts';
import { sendOnce } from './send-once.ts';

/** Calls an operation with a JSON body as it is and returns the answer as it came; throws what the SDK throws. */
export interface CallJson<Operation extends string> {
  (operation: Operation, body: JsonObject): Promise<JsonObject>;
  /** The time by AWS's clock, as its last answer told it; left out where nothing is known of it. Instants in answers are of that clock. */
  readonly awsTime?: () => number;
}

/** The part of an SDK that a client needs: how a client is made, and one command for each operation. */
export interface JsonSdk<Operation extends string> {
  createClient(configuration: ClientConfiguration): RawClient;
  readonly commands: Readonly<Record<Operation, new (input: never) => RawCommand>>;
}

/**
 * A client for one of AWS's JSON APIs, with region, credentials and endpoint from the environment. The SDK is loaded with the first
 * call.
 *
 * @param sentOnce operations that change something and carry no idempotency token: the SDK must not send them twice by itself.
 */
export function connectJson<Operation extends string>(
  loadSdk: () => Promise<JsonSdk<Operation>>,
  sentOnce: ReadonlySet<Operation> = new Set(),
): CallJson<Operation> {
  let connection: Promise<Connection<Operation>> | undefined;
  const clock = createAwsClock();
  const send = async (operation: Operation, body: JsonObject) => {
    connection ??= connect(loadSdk);
    const { sdk, retrying, single } = await connection;
    // The command's own input is replaced by the body, so that nothing of it is lost to the SDK's schema.
    const command = new sdk.commands[operation](body as never);
    const client = sentOnce.has(operation) ? single : retrying;
    return asObject(await sendRawJson(client, command, body, ({ date }) => clock.hear(date))) ?? {};
  };
  const call = (operation: Operation, body: JsonObject) =>
    sentOnce.has(operation) ? sendOnce(() => send(operation, body)) : send(operation, body);
  return Object.assign(call, { awsTime: clock.now });
}

interface Connection<Operation extends string> {
  readonly sdk: JsonSdk<Operation>;
  readonly retrying: RawClient;
  readonly single: RawClient;
}

async function connect<Operation extends string>(
  loadSdk: () => Promise<JsonSdk<Operation>>,
): Promise<Connection<Operation>> {
  const [sdk, retrying, single] = await Promise.all([
    loadSdk(),
    clientConfiguration({ retry: true }),
    clientConfiguration({ retry: false }),
  ]);
  return { sdk, retrying: sdk.createClient(retrying), single: sdk.createClient(single) };
}
