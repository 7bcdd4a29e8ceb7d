import type { JsonObject } from '../../toolkit/json.ts';

/** The policies of AWS's own that execution roles have, by ARN (AWS managed policy reference). */
export const managedByAws: ReadonlyMap<string, JsonObject> = new Map([
  [
    'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            'ecr:GetAuthorizationToken',
            'ecr:BatchCheckLayerAvailability',
            'ecr:GetDownloadUrlForLayer',
            'ecr:BatchGetImage',
            'logs:CreateLogStream',
            'logs:PutLogEvents',
          ],
          Resource: '*',
        },
      ],
    },
  ],
]);
