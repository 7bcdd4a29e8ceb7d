import { describe, expect, test } from '@jest/globals';
import { taskCause } from '../../../src/diagnosis/task-cause.ts';
import { unstarted } from './evidence.ts';

/** What ECS says, where that was seen, the cause, and what the explanation must name. */
const reasons = [
  {
    source: 'docs: an untagged image',
    text: 'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref registry/backend:9: not found',
    cause: 'image-not-found',
    names: ['registry/backend:9'],
  },
  {
    source: 'aws/containers-roadmap#2687',
    text: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 123456789012.dkr.ecr.eu-west-1.amazonaws.com/example@sha256:0123: not found',
    cause: 'image-not-found',
    names: ['example@sha256:0123'],
  },
  {
    source: 'public workflow log',
    text: 'CannotPullContainerError: Error response from daemon: manifest for 123456789012.dkr.ecr.us-east-1.amazonaws.com/api_server:latest not found: manifest unknown: Requested image not found',
    cause: 'image-not-found',
    names: ['api_server:latest'],
  },
  {
    source: 'developer guide, CannotPullContainer',
    text: 'CannotPullContainerError: API error (404): repository 111122223333.dkr.ecr.us-east-1.amazonaws.com/repo/image not found',
    cause: 'image-not-found',
    names: ['repo/image'],
  },
  {
    source: 'public workflow log',
    text: "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
    cause: 'wrong-architecture',
    names: ['linux/amd64', 'registry/backend:9'],
  },
  {
    source: 'amazon-ecs-agent, errormessages',
    text: "pull access denied for 123123123123.dkr.ecr.us-east-1.amazonaws.com/my_image, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::123123123123:assumed-role/MyBrokenRole/xyz is not authorized to perform: ecr:BatchGetImage on resource: *",
    cause: 'image-pull-denied',
    names: ['ecr:BatchGetImage', 'role/execution'],
  },
  {
    source: 'amazon-ecs-agent, errormessages',
    text: "The task can’t pull the image. Check whether the image exists. Error response from daemon: pull access denied for some/nonsense, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    cause: 'image-pull-denied',
    names: ['some/nonsense'],
  },
  {
    source: 'aws/aws-cdk#14457',
    text: 'CannotPullContainerError: inspect image has been retried 1 time(s): failed to resolve ref "x/y": unexpected status code [manifests 6981141]: 403 Forbidden',
    cause: 'image-pull-denied',
    names: ['role/execution'],
  },
  {
    source: 'deepfence/terraform-aws-cloud-scanner#13',
    text: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref quay.io/deepfenceio/cloud-scanner:latest: failed to do request: Head "https://quay.io/v2/deepfenceio/cloud-scanner/manifests/latest": dial tcp 203.0.113.10:443: i/o timeout',
    cause: 'no-network-to-registry',
    names: ['443'],
  },
  {
    source: 'public issue: registry auth without a route',
    text: 'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.',
    cause: 'no-network-to-registry',
    names: ['NAT'],
  },
  {
    source: 'developer guide, CannotPullContainer',
    text: 'CannotPullContainerError: ERROR: toomanyrequests: Too Many Requests.',
    cause: 'image-pull-rate-limited',
    names: ['registry/backend:9'],
  },
  {
    source: 'developer guide, CannotPullContainer',
    text: 'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
    cause: 'disk-full',
    names: [],
  },
  {
    source: 'public issue: parameter missing',
    text: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/api/api-key',
    cause: 'secret-missing',
    names: ['/shop/api/api-key', 'role/execution'],
  },
  {
    source: 'public issue: secret missing',
    text: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    cause: 'secret-missing',
    names: ['secret:db-AbCdEf', 'role/execution'],
  },
  {
    source: 'public issue: JSON key missing',
    text: 'ResourceInitializationError: unable to retrieve secret from asm: retrieved secret from Secrets Manager did not contain json key connectionString',
    cause: 'secret-missing',
    names: ['connectionString', 'role/execution'],
  },
  {
    source: 'peers 16: public issue, the missing action and resource',
    text: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/execution/17cb is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:123456789012:parameter/x because no identity-based policy allows the ssm:GetParameters action',
    cause: 'secret-denied',
    names: ['ssm:GetParameters', 'arn:aws:ssm:us-east-1:123456789012:parameter/x', 'role/execution'],
  },
  {
    source: 'GiamPy5/terraform-aws-directus#10',
    text: 'failed to fetch secret arn:aws:secretsmanager:eu-central-1:account_id:secret:shop-secret-AbCdEf from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400',
    cause: 'secret-denied',
    names: ['kms:Decrypt'],
  },
  {
    source: 'Releem/releem-agent#195',
    text: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret arn:aws:secretsmanager:us-west-2:1:secret:a from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded.',
    cause: 'no-network-to-secrets',
    names: ['443'],
  },
  {
    source: 'reproduced: runc 1.1.5',
    text: 'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "npm": executable file not found in $PATH: unknown',
    cause: 'exec-not-found',
    names: ['"npm"', '"app"', 'registry/backend:9'],
  },
  {
    source: 'reproduced: runc 1.1.5',
    text: 'CannotStartContainerError: OCI runtime create failed: exec: "/app/server": stat /app/server: no such file or directory: unknown',
    cause: 'exec-not-found',
    names: ['/app/server'],
  },
  {
    source: 'reproduced: runc 1.1.5',
    text: 'CannotStartContainerError: OCI runtime create failed: unable to start container process: exec: "/x/noexec.sh": permission denied: unknown',
    cause: 'exec-not-executable',
    names: ['/x/noexec.sh'],
  },
  {
    source: 'public issue: log group missing',
    text: 'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
    cause: 'log-group-missing',
    names: ['/backend'],
  },
  {
    source: 'aws/amazon-ecs-agent#843',
    text: 'CannotStartContainerError: API error (500): driver failed programming external connectivity on endpoint ecs-x: Bind for 0.0.0.0:80 failed: port is already allocated',
    cause: 'port-taken',
    names: ['0.0.0.0:80'],
  },
  {
    source: 'public issue: EFS',
    text: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt.',
    cause: 'volume-not-mounted',
    names: ['2049'],
  },
  {
    source: 'public issue: role',
    text: "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/shop-task-role' that was provided for this task.",
    cause: 'role-not-assumable',
    names: ['role/shop-task-role'],
  },
  {
    source: 'public issue: ENI',
    text: 'Timeout waiting for network interface provisioning to complete.',
    cause: 'network-interface-timeout',
    names: [],
  },
  {
    source: 'public log: placement race',
    text: 'TaskFailedToStart: RESOURCE:MEMORY',
    cause: 'no-capacity',
    names: ['MEMORY'],
  },
];

describe("ECS's own reasons", () => {
  test.each(reasons)('$cause ($source)', ({ text, cause, names }) => {
    const found = taskCause(unstarted(text));
    expect(found?.name).toBe(cause);
    expect(found?.quote).toBe(text);
    for (const name of names) expect(`${found?.sentence} ${found?.fix}`).toContain(name);
    expect(`${found?.sentence} ${found?.fix}`).not.toMatch(/[{}]|undefined/);
  });

  test('what cannot heal is exactly what no later attempt changes', () => {
    const fatal = reasons.filter(({ text }) => taskCause(unstarted(text))?.canHeal === false);
    expect(new Set(fatal.map(({ cause }) => cause))).toEqual(
      new Set([
        'image-not-found',
        'wrong-architecture',
        'image-pull-denied',
        'secret-missing',
        'secret-denied',
        'exec-not-found',
        'exec-not-executable',
        'log-group-missing',
      ]),
    );
  });

  test('a reason that is not known gets no cause rather than a wrong one', () => {
    expect(taskCause(unstarted('CannotCreateContainerError: something new'))).toBeNull();
  });
});
