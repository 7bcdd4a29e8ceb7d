import type { CallSdk } from '../../toolkit/aws/connect-sdk.ts';

/** The operations of Secrets Manager that tell of a secret without its value. */
export interface SecretDescriptionRequests {
  readonly DescribeSecret: { SecretId: string };
}

export type CallSecretDescriptions = CallSdk<SecretDescriptionRequests>;

/** The operations of SSM that tell of parameters without their values. */
export interface ParameterDescriptionRequests {
  readonly DescribeParameters: {
    ParameterFilters: { Key: string; Option: string; Values: string[] }[];
    NextToken?: string;
  };
}

export type CallParameterDescriptions = CallSdk<ParameterDescriptionRequests>;
