import type { JsonObject } from '../toolkit/json.ts';

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
export type CallIam = <Name extends keyof IamRequests>(
  operation: Name,
  request: IamRequests[Name],
) => Promise<JsonObject>;
