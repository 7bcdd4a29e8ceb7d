import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { ContainerInstance } from '../facts/cluster.ts';
import type { Image } from '../facts/registry.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { containerPath, taskDefinitionEdit } from '../task-definition-edit.ts';

const area = 'registry';

const repository = check({
  id: 'ECR-REPO',
  area,
  title: 'The repositories of the images exist',
  reads: ['repositories'],
  rule: ({ repositories }) =>
    repositories
      .filter(({ exists }) => !exists)
      .map(({ name, region }) =>
        problem(`There is no repository ${name} in ${region}.`, {
          evidence: [`DescribeRepositories: ${name} not found`],
          fix: [awsCommand('ecr create-repository', { 'repository-name': name, region })],
        }),
      ),
  without: ({ repositories }) => (repositories.length === 0 ? noneInEcr : undefined),
});

const noneInEcr = 'No image of the task definition is in ECR.';

const tag = check({
  id: 'ECR-TAG',
  area,
  title: 'A tag keeps its image',
  reads: ['repositories', 'images'],
  rule: ({ repositories, images }) => [
    ...images.flatMap((image) =>
      takenTag(image, repositories.find(({ name }) => name === image.repository)?.tagMutability),
    ),
    ...repositories
      .filter(({ exists, tagMutability }) => exists && tagMutability?.startsWith('MUTABLE'))
      .map(({ name, region, tagMutability }) =>
        warning(`Tags of ${name} can be moved: a rollback by tag may get another image than the one that ran.`, {
          evidence: [`imageTagMutability ${tagMutability}`],
          fix: [
            awsCommand('ecr put-image-tag-mutability', {
              'repository-name': name,
              'image-tag-mutability': 'IMMUTABLE',
              region,
            }),
          ],
        }),
      ),
  ],
  without: ({ repositories }) => (repositories.length === 0 ? noneInEcr : undefined),
});

function takenTag(
  { name, tag: taken, digestToPush, found }: Image,
  mutability: string | null | undefined,
): readonly Complaint[] {
  if (mutability?.startsWith('IMMUTABLE') !== true || digestToPush === null || found === null) return [];
  if (found.digest === digestToPush) return [];
  const message = `The tag ${taken ?? ''} is taken by another image and cannot be moved: the push fails. Use a tag of its own for each commit.`;
  return [problem(message, { evidence: [`${name} is ${found.digest}`, `to be pushed: ${digestToPush}`] })];
}

const image = check({
  id: 'ECR-IMAGE',
  area,
  title: 'The images exist, and are named by digest',
  reads: ['images', 'taskDefinition'],
  rule: ({ images, taskDefinition }) => [
    ...images.flatMap((each) => imageOf(each, taskDefinition)),
    ...elsewhere(images, taskDefinition),
  ],
});

/** What is in another registry may be there or not: nobody has looked. */
function elsewhere(images: readonly Image[], { containers }: TaskDefinition): readonly Complaint[] {
  const names = containers.filter(({ name }) => !images.some(({ container }) => container === name));
  return names.map(({ name, image: named }) =>
    unknown(`The image of ${name} is in no registry of ECR, and was not looked at.`, { evidence: [named] }),
  );
}

function imageOf(
  { container, name, repository: repo, account, region, tag: ofTag, found, digestToPush }: Image,
  definition: TaskDefinition,
) {
  if (found === null) {
    if (digestToPush !== null) return [];
    const options = { 'repository-name': repo, 'registry-id': account, region };
    return [
      problem(`The image ${name} of ${container} does not exist, so no task can start.`, {
        fix: [awsCommand('ecr list-images', options)],
      }),
    ];
  }
  if (found.status !== 'ACTIVE') {
    return [
      problem(`The image ${name} of ${container} is ${found.status}, so it cannot be pulled.`, {
        evidence: [`imageStatus ${found.status}`],
      }),
    ];
  }
  if (ofTag === null) return [];
  const pinned = `${account}.dkr.ecr.${region}.amazonaws.com/${repo}@${found.digest}`;
  const fix = taskDefinitionEdit(definition, `${containerPath(container)}.image = ${JSON.stringify(pinned)}`);
  return [
    warning(`The image of ${container} is named by the tag ${ofTag}, which can come to mean another one.`, {
      evidence: [`${name} is ${found.digest}`],
      fix,
    }),
  ];
}

const architecture = check({
  id: 'ECR-ARCH',
  area,
  title: 'The images are built for the processors that they run on',
  reads: ['images', 'taskDefinition', 'instances'],
  rule: ({ images, taskDefinition, instances }) => {
    const targets = targetsOf(taskDefinition, instances);
    if (targets.length === 0)
      return [unknown('Neither the task definition nor any container instance says which processor tasks run on.')];
    return [...images.flatMap((each) => wrongPlatform(each, targets)), ...elsewhere(images, taskDefinition)];
  },
});

function targetsOf(
  { architecture: asked, launch }: TaskDefinition,
  instances: readonly ContainerInstance[],
): readonly string[] {
  if (asked !== null) return [asked === 'ARM64' ? 'linux/arm64' : 'linux/amd64'];
  if (launch === 'fargate') return ['linux/amd64'];
  const known = instances.flatMap(({ attributes }) => attributes['ecs.cpu-architecture'] ?? []);
  return [...new Set(known)].map((each) => (each === 'arm64' ? 'linux/arm64' : 'linux/amd64'));
}

function wrongPlatform({ container, found }: Image, targets: readonly string[]): readonly Complaint[] {
  if (found === null)
    return [unknown(`The image of ${container} does not exist, so nobody knows what it is built for.`)];
  const { platforms } = found;
  if (platforms.some((each) => each.startsWith('windows/')))
    return [unknown(`The image of ${container} is for Windows, and only those for Linux are judged.`)];
  const missing = targets.filter(
    (target) => !platforms.some((each) => each === target || each.startsWith(`${target}/`)),
  );
  if (missing.length === 0) return [];
  const evidence = [`image: ${platforms.join(', ')}`, `tasks run on: ${targets.join(', ')}`];
  const message = `The image of ${container} is not built for ${missing.join(', ')}: the container dies with "exec format error", or is never pulled.`;
  const shown = { evidence, fix: [`docker buildx build --platform ${targets.join(',')} .`] };
  if (missing.length === targets.length) return [problem(message, shown)];
  return [warning(`${message} Other container instances can run it.`, shown)];
}

const back = check({
  id: 'ECR-BACK',
  area,
  title: 'The images that run now still exist for a rollback',
  reads: ['runningImages'],
  rule: ({ runningImages }) => {
    if (runningImages.length === 0)
      return [unknown('No image of ECR runs whose digest is known, so none was looked for.')];
    return runningImages
      .filter(({ exists }) => !exists)
      .map(({ container, region, repository: repo, digest }) =>
        warning(
          `The image that ${container} runs is gone from ${repo}: a rollback or a restart could not pull it. Let the lifecycle policy keep more images.`,
          {
            evidence: [`${repo}@${digest} not found`],
            fix: [awsCommand('ecr get-lifecycle-policy', { 'repository-name': repo, region })],
          },
        ),
      );
  },
});

/** Images and their repositories. */
export const registryChecks = [repository, tag, image, architecture, back];
