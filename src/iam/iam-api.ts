import type { CallSdk } from '../toolkit/aws/connect-sdk.ts';

/** The operations of AWS IAM that Berth's actions call, with what they are asked. */
export interface IamRequests {
  readonly SimulatePrincipalPolicy: {
    PolicySourceArn: string;
    ActionNames: string[];
    ResourceArns: string[];
    Marker?: string;
  };
}

/** Calls IAM and returns the answer as plain data; throws what the SDK throws. */
export type CallIam = CallSdk<IamRequests>;
