import type { ApiService } from '../server/api.ts';

export interface SsmOptions {
  readonly accountId: string;
  readonly region: string;
}

export interface Ssm {
  readonly service: ApiService;
  /** The decrypted value of a parameter by name or ARN, with `:version` or without; undefined when there is none. */
  valueOf(nameOrArn: string): string | undefined;
}

/** Parameter Store of AWS Systems Manager, kept in memory. */
export function createSsm(_options: SsmOptions): Ssm {
  throw new Error('not written yet');
}
