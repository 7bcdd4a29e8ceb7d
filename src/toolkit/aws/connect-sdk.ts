import { asObject, type JsonObject } from '../json.ts';
import { type ClientConfiguration, clientConfiguration } from './client-configuration.ts';

/** Calls an operation through the SDK and returns the answer as plain data; throws what the SDK throws. `Requests` are its inputs by operation. */
export type CallSdk<Requests> = <Name extends keyof Requests>(
  operation: Name,
  request: Requests[Name],
) => Promise<JsonObject>;

/** One function for each operation that is used: importing a package of the SDK as a whole would bundle every command of it. */
export type SdkSender<Requests> = {
  readonly [Name in keyof Requests]: (request: Requests[Name]) => Promise<object>;
};

/** The part of an SDK that a client needs. */
interface SdkModule<Requests> {
  createSender(configuration: ClientConfiguration): SdkSender<Requests>;
}

/**
 * A client for one of AWS's APIs that speak XML, with region, credentials and endpoint from the environment. The SDK is loaded with the
 * first call.
 *
 * @param settings take the place of what the environment says.
 */
export function connectSdk<Requests>(
  loadSdk: () => Promise<SdkModule<Requests>>,
  settings: Partial<ClientConfiguration> = {},
): CallSdk<Requests> {
  let connection: Promise<SdkSender<Requests>> | undefined;
  return async (operation, request) => {
    connection ??= connect(loadSdk, settings);
    const sender = await connection;
    return asObject(await sender[operation](request)) ?? {};
  };
}

async function connect<Requests>(
  loadSdk: () => Promise<SdkModule<Requests>>,
  settings: Partial<ClientConfiguration>,
): Promise<SdkSender<Requests>> {
  const [sdk, configuration] = await Promise.all([loadSdk(), clientConfiguration({ retry: true })]);
  return sdk.createSender({ ...configuration, ...settings });
}
