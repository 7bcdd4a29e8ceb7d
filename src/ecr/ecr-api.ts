import type { CallSdk } from '../toolkit/aws/connect-sdk.ts';

/** An image by its tag or its digest. */
export interface ImageId {
  imageTag?: string;
  imageDigest?: string;
}

/** The operations of Amazon ECR that only read, as far as Berth asks about images that it does not handle itself. */
export interface EcrRequests {
  readonly DescribeRepositories: { registryId?: string; repositoryNames: string[] };
  readonly DescribeImages: { registryId?: string; repositoryName: string; imageIds: ImageId[] };
  readonly BatchGetImage: {
    registryId?: string;
    repositoryName: string;
    imageIds: ImageId[];
    acceptedMediaTypes: string[];
  };
  readonly GetDownloadUrlForLayer: { registryId?: string; repositoryName: string; layerDigest: string };
}

/** Calls ECR and returns the answer as plain data; throws what the SDK throws. */
export type CallEcr = CallSdk<EcrRequests>;
