import type { ECSClient } from '@aws-sdk/client-ecs';
import { clientConfiguration } from '../toolkit/aws/client-configuration.ts';
import { type RawCommand, sendRawJson } from '../toolkit/aws/raw-json.ts';
import { asObject, type JsonObject } from '../toolkit/json.ts';

/** The operations of Amazon ECS that Berth's actions call. */
export type EcsOperation =
  | 'DescribeContainerInstances'
  | 'DescribeServices'
  | 'DescribeTaskDefinition'
  | 'DescribeTasks'
  | 'ListClusters'
  | 'ListContainerInstances'
  | 'ListServices'
  | 'ListTasks'
  | 'RegisterTaskDefinition'
  | 'UpdateService';

/** Calls ECS with a JSON body as it is and returns the answer as it came; throws what the SDK throws. */
export type CallEcs = (operation: EcsOperation, body: JsonObject) => Promise<JsonObject>;

/** These change something and carry no idempotency token: the SDK must not send them twice by itself. */
const sentOnce: ReadonlySet<EcsOperation> = new Set(['RegisterTaskDefinition', 'UpdateService']);

/** ECS with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectEcs(): CallEcs {
  let connection: Promise<Connection> | undefined;
  return async (operation, body) => {
    connection ??= connect();
    const { sdk, retrying, single } = await connection;
    const client = sentOnce.has(operation) ? single : retrying;
    const Command: new (input: never) => RawCommand = sdk[`${operation}Command`];
    // The command's own input is replaced by the body, so that nothing of it is lost to the SDK's schema.
    return asObject(await sendRawJson(client, new Command(body as never), body)) ?? {};
  };
}

interface Connection {
  readonly sdk: typeof import('./ecs-sdk.ts');
  readonly retrying: ECSClient;
  readonly single: ECSClient;
}

async function connect(): Promise<Connection> {
  const sdk = await import('./ecs-sdk.ts');
  const [retrying, single] = await Promise.all([
    clientConfiguration({ retry: true }),
    clientConfiguration({ retry: false }),
  ]);
  return { sdk, retrying: new sdk.ECSClient(retrying), single: new sdk.ECSClient(single) };
}
