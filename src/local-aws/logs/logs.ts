import type { LogSink } from '../runtimes/runtime.ts';
import type { ApiService } from '../server/api.ts';

export interface LogsOptions {
  readonly accountId: string;
  readonly region: string;
}

export interface Logs {
  readonly service: ApiService;
  /** Where runtimes write. `openStream` throws an ApiError (ResourceNotFoundException, AWS's text) when the group does not exist. */
  readonly sink: LogSink;
}

/** Amazon CloudWatch Logs, kept in memory. */
export function createLogs(_options: LogsOptions): Logs {
  throw new Error('not written yet');
}
