import { expect, test } from '@jest/globals';
import { account, type Case, digest, findings, image, instance, taskDefinition, testCases } from './facts.ts';

const other = `sha256:${'b'.repeat(64)}`;
const found = { digest, status: 'ACTIVE', platforms: ['linux/amd64'], exposedPorts: [], hasHealthCheck: false };
const tagged = { ...image, name: 'registry/backend:v1', tag: 'v1' };
const pinned = `${account}.dkr.ecr.us-east-1.amazonaws.com/backend@${digest}`;

const cases: readonly Case[] = [
  [
    'no repository',
    'ECR-REPO',
    { repositories: [{ name: 'backend', region: 'us-east-1', exists: false, tagMutability: null }] },
    'problem',
    'There is no repository backend in us-east-1.',
    ['aws ecr create-repository --repository-name backend --region us-east-1'],
  ],
  [
    'a tag that is taken',
    'ECR-TAG',
    { images: [{ ...tagged, digestToPush: other }] },
    'problem',
    'The tag v1 is taken by another image',
  ],
  [
    'tags that can be moved',
    'ECR-TAG',
    { repositories: [{ name: 'backend', region: 'us-east-1', exists: true, tagMutability: 'MUTABLE' }] },
    'warning',
    'Tags of backend can be moved',
    ['aws ecr put-image-tag-mutability --repository-name backend --image-tag-mutability IMMUTABLE --region us-east-1'],
  ],
  ['a missing image', 'ECR-IMAGE', { images: [{ ...image, found: null }] }, 'problem', 'does not exist'],
  [
    'an archived image',
    'ECR-IMAGE',
    { images: [{ ...image, found: { ...found, status: 'ARCHIVED' } }] },
    'problem',
    'is ARCHIVED',
  ],
  [
    'an image by tag',
    'ECR-IMAGE',
    { images: [tagged] },
    'warning',
    'named by the tag v1',
    [
      `jq '(.containerDefinitions[] | select(.name == "app")).image = "${pinned}"' task.json > edited.json && mv edited.json task.json`,
    ],
  ],
  [
    'an image for other processors',
    'ECR-ARCH',
    { images: [{ ...image, found: { ...found, platforms: ['linux/arm64'] } }] },
    'problem',
    'exec format error',
    ['docker buildx build --platform linux/amd64 .'],
  ],
  [
    'one processor of two',
    'ECR-ARCH',
    { instances: [instance, { ...instance, attributes: { 'ecs.cpu-architecture': 'arm64' } }] },
    'warning',
    'not built for linux/arm64',
  ],
  [
    'a task definition for ARM',
    'ECR-ARCH',
    { taskDefinition: taskDefinition({ runtimePlatform: { cpuArchitecture: 'ARM64' } }) },
    'problem',
    'not built for linux/arm64',
  ],
  [
    'an image for Windows',
    'ECR-ARCH',
    { images: [{ ...image, found: { ...found, platforms: ['windows/amd64'] } }] },
    'skipped',
    'is for Windows',
  ],
  ['nothing that runs', 'ECR-BACK', { runningImages: [] }, 'skipped', 'none was looked for'],
  ['no known processor', 'ECR-ARCH', { instances: [] }, 'skipped', 'which processor tasks run on'],
  [
    'a running image that is gone',
    'ECR-BACK',
    { runningImages: [{ container: 'app', region: 'us-east-1', repository: 'backend', digest, exists: false }] },
    'warning',
    'gone from backend',
  ],
];

testCases(cases);

test('an image that is about to be pushed need not be there', () => {
  const changes = { images: [{ ...tagged, found: null, digestToPush: other }] };
  expect(findings('ECR-IMAGE', changes)).toMatchObject([{ status: 'ok' }]);
  expect(findings('ECR-TAG', changes)).toMatchObject([{ status: 'ok' }]);
});

test('a variant of the platform is the platform', () => {
  const changes = { images: [{ ...image, found: { ...found, platforms: ['linux/amd64/v2'] } }] };
  expect(findings('ECR-ARCH', changes)).toMatchObject([{ status: 'ok' }]);
});
