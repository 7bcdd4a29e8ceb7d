import {
  GetInstanceProfileCommand,
  GetRoleCommand,
  IAMClient,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../toolkit/aws/connect-sdk.ts';
import type { IamRequests } from './iam-api.ts';

/** Sends one of the commands that Berth uses: importing the package as a whole would bundle every one of IAM. */
export function createSender(configuration: ClientConfiguration): SdkSender<IamRequests> {
  const client = new IAMClient(configuration);
  return {
    GetInstanceProfile: (request) => client.send(new GetInstanceProfileCommand(request)),
    GetRole: (request) => client.send(new GetRoleCommand(request)),
    SimulatePrincipalPolicy: (request) => client.send(new SimulatePrincipalPolicyCommand(request)),
  };
}
