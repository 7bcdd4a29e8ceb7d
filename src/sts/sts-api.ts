import type { CallSdk } from '../toolkit/aws/connect-sdk.ts';

/** The operations of AWS STS that Berth's actions call, with what they are asked. */
export interface StsRequests {
  readonly GetCallerIdentity: Record<string, never>;
}

/** Calls STS and returns the answer as plain data; throws what the SDK throws. */
export type CallSts = CallSdk<StsRequests>;

/** What the job's environment says about its session with AWS, without asking AWS. */
export interface AwsSession {
  /** Empty where none is set. */
  readonly region: string;
  /** When the credentials end, in seconds since 1970; null for keys that do not end, undefined where nothing says. */
  readonly credentialsEnd: number | null | undefined;
}
