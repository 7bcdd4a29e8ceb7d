import type { CallSdk } from '../toolkit/aws/connect-sdk.ts';

/** The operations of AWS IAM that Berth's actions call, with what they are asked. */
export interface IamRequests {
  readonly GetInstanceProfile: { InstanceProfileName: string };
  readonly GetRole: { RoleName: string };
  readonly SimulatePrincipalPolicy: {
    PolicySourceArn: string;
    ActionNames: string[];
    ResourceArns: string[];
    ContextEntries?: ContextEntry[];
    Marker?: string;
  };
}

/** A value that a condition of a policy asks for. */
export interface ContextEntry {
  ContextKeyName: string;
  ContextKeyValues: string[];
  ContextKeyType: 'string' | 'stringList';
}

/** Calls IAM and returns the answer as plain data; throws what the SDK throws. */
export type CallIam = CallSdk<IamRequests>;
