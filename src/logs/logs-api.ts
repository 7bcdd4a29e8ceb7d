import { type CallJson, connectJson } from '../toolkit/aws/json-client.ts';

/** The operations of Amazon CloudWatch Logs that Berth's actions call. */
export type LogsOperation = 'DescribeLogGroups' | 'GetLogEvents';

/** Calls CloudWatch Logs with a JSON body as it is and returns the answer as it came; throws what the SDK throws. */
export type CallLogs = CallJson<LogsOperation>;

/** CloudWatch Logs with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectLogs(): CallLogs {
  return connectJson(() => import('./logs-sdk.ts'));
}
