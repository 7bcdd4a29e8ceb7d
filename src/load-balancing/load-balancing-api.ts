import { clientConfiguration } from '../toolkit/aws/client-configuration.ts';
import { asObject, type JsonObject } from '../toolkit/json.ts';
import type { Sender } from './load-balancing-sdk.ts';

/** The operations of Elastic Load Balancing (version 2) that Berth's actions call, with what they are asked. */
export interface LoadBalancingRequests {
  readonly DescribeTargetGroups: { TargetGroupArns: string[] };
  readonly DescribeTargetGroupAttributes: { TargetGroupArn: string };
  readonly DescribeTargetHealth: { TargetGroupArn: string };
}

/** Calls Elastic Load Balancing and returns the answer as plain data; throws what the SDK throws. */
export type CallLoadBalancing = <Name extends keyof LoadBalancingRequests>(
  operation: Name,
  request: LoadBalancingRequests[Name],
) => Promise<JsonObject>;

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
