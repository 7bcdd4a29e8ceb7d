import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetDownloadUrlForLayerCommand,
} from '@aws-sdk/client-ecr';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../toolkit/aws/connect-sdk.ts';
import type { EcrRequests } from './ecr-api.ts';

/** Sends one of the commands that only read: importing the package as a whole would bundle every one of ECR. */
export function createSender(configuration: ClientConfiguration): SdkSender<EcrRequests> {
  const client = new ECRClient(configuration);
  return {
    DescribeRepositories: (request) => client.send(new DescribeRepositoriesCommand(request)),
    DescribeImages: (request) => client.send(new DescribeImagesCommand(request)),
    BatchGetImage: (request) => client.send(new BatchGetImageCommand(request)),
    GetDownloadUrlForLayer: (request) => client.send(new GetDownloadUrlForLayerCommand(request)),
  };
}
