/** The part of the SDK that Berth uses: importing the package as a whole would bundle every command of ECR. */
export {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetLifecyclePolicyCommand,
  PutImageCommand,
  PutLifecyclePolicyCommand,
  paginateDescribeImages,
} from '@aws-sdk/client-ecr';
