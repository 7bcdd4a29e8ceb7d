import { clientConfiguration } from '../toolkit/aws/client-configuration.ts';
import { asObject } from '../toolkit/json.ts';
import type { CallLoadBalancing } from './load-balancing-api.ts';
import type { Sender } from './load-balancing-sdk.ts';

/** Elastic Load Balancing with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectLoadBalancing(): CallLoadBalancing {
  let connection: Promise<Sender> | undefined;
  return async (operation, request) => {
    connection ??= connect();
    const sender = await connection;
    return asObject(await sender[operation](request)) ?? {};
  };
}

async function connect(): Promise<Sender> {
  const [{ createSender }, configuration] = await Promise.all([
    import('./load-balancing-sdk.ts'),
    clientConfiguration({ retry: true }),
  ]);
  return createSender(configuration);
}
