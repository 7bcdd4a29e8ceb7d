import { clientConfiguration } from '../toolkit/aws/client-configuration.ts';
import { asObject } from '../toolkit/json.ts';
import type { CallIam } from './iam-api.ts';
import type { Sender } from './iam-sdk.ts';

/**
 * IAM with credentials and endpoint from the environment; its region is its own, because it is one service for all of them. The SDK is
 * loaded with the first call.
 */
export function connectIam(): CallIam {
  let connection: Promise<Sender> | undefined;
  return async (operation, request) => {
    connection ??= connect();
    const sender = await connection;
    return asObject(await sender[operation](request)) ?? {};
  };
}

/** Two attempts: a runner in a private network may reach every service but this one, and what it tells can be done without. */
async function connect(): Promise<Sender> {
  const [{ createSender }, configuration] = await Promise.all([
    import('./iam-sdk.ts'),
    clientConfiguration({ retry: true }),
  ]);
  return createSender({ ...configuration, maxAttempts: 2 });
}
