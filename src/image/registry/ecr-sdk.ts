/** The part of the SDK that Berth uses: importing the package as a whole would bundle every command of ECR. */
export {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  PutImageCommand,
  paginateDescribeImages,
} from '@aws-sdk/client-ecr';
