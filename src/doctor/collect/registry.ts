import type { ImageId } from '../../ecr/ecr-api.ts';
import type { Situation } from '../../ecs/situation/situation.ts';
import { type ImageReference, imageReference } from '../../image/registry/image-reference.ts';
import { awsErrorName } from '../../toolkit/aws/errors.ts';
import { asObjects, asString } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { FoundImage, Image, Repository, RunningImage } from '../facts/registry.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import type { Facts } from '../facts.ts';
import type { DoctorClients } from './clients.ts';
import type { Groundwork } from './groundwork.ts';
import { type ImageRegistry, readImageConfiguration } from './image-configuration.ts';
import { both, derived, readFact, whenRead } from './read-fact.ts';

type RegistryFacts = Pick<Facts, 'repositories' | 'images' | 'runningImages'>;
type Clients = Pick<DoctorClients, 'ecr' | 'download'>;

/** The task definition's repositories and images in ECR, and the images that run now. */
export async function collectRegistry(clients: Clients, groundwork: Groundwork): Promise<RegistryFacts> {
  const { taskDefinition, caller, situation } = groundwork;
  const named = derived(both(taskDefinition, caller), ([definition, { account }]) => imagesIn(definition, account));
  const [repositories, images, runningImages] = await Promise.all([
    whenRead(named, (all) => readRepositories(clients, all)),
    whenRead(named, (all) => readImages(clients, all)),
    whenRead(situation, (read) => readRunningImages(clients, read, groundwork.request.region)),
  ]);
  return { repositories, images, runningImages };
}

interface NamedImage {
  readonly container: string;
  readonly name: string;
  readonly reference: ImageReference;
  readonly account: string;
  readonly region: string;
}

function imagesIn({ containers, region }: TaskDefinition, account: string): readonly NamedImage[] {
  return containers.flatMap(({ name: container, image: name }) => {
    const reference = imageReference(name);
    if (reference === undefined) return [];
    const place = { account: reference.account ?? account, region: reference.region ?? region };
    return [{ container, name, reference, ...place }];
  });
}

function registryOf({ ecr, download }: Clients, { repository, account, region }: ImageReference): ImageRegistry {
  const place = { repositoryName: repository, ...(account === null ? {} : { registryId: account }) };
  return { call: ecr(region ?? undefined), place, download };
}

function readRepositories(clients: Clients, images: readonly NamedImage[]): Promise<Fact<readonly Repository[]>> {
  const byName = new Map(images.map((image) => [image.reference.repository, image]));
  return readFact('ecr:DescribeRepositories', [...byName.keys()].join(', '), () =>
    Promise.all(
      [...byName.values()].map(({ reference, region }) => readRepository(registryOf(clients, reference), region)),
    ),
  );
}

async function readRepository({ call, place }: ImageRegistry, region: string): Promise<Repository> {
  const { repositoryName: name, ...registry } = place;
  try {
    const answer = await call('DescribeRepositories', { ...registry, repositoryNames: [name] });
    const [found] = asObjects(answer.repositories);
    return { name, region, exists: found !== undefined, tagMutability: asString(found?.imageTagMutability) ?? null };
  } catch (thrown) {
    if (awsErrorName(thrown) !== 'RepositoryNotFoundException') throw thrown;
    return { name, region, exists: false, tagMutability: null };
  }
}

function readImages(clients: Clients, images: readonly NamedImage[]): Promise<Fact<readonly Image[]>> {
  return readFact('ecr:DescribeImages', images.map(({ name }) => name).join(', '), () =>
    Promise.all(
      images.map(async ({ container, name, reference, account, region }) => {
        const { repository, tag } = reference;
        const found = await readImage(registryOf(clients, reference), reference);
        return { container, name, account, region, repository, tag, found, digestToPush: null };
      }),
    ),
  );
}

async function readImage(registry: ImageRegistry, { tag, digest }: ImageReference): Promise<FoundImage | null> {
  const described = await describeImage(registry, digest === null ? { imageTag: tag ?? '' } : { imageDigest: digest });
  return described === null ? null : { ...described, ...(await readImageConfiguration(registry, described.digest)) };
}

/** null when the repository has no such image, or there is no such repository. */
async function describeImage(
  { call, place }: ImageRegistry,
  id: ImageId,
): Promise<Pick<FoundImage, 'digest' | 'status'> | null> {
  try {
    const answer = await call('DescribeImages', { ...place, imageIds: [id] });
    const [detail] = asObjects(answer.imageDetails);
    const digest = asString(detail?.imageDigest);
    return digest === undefined ? null : { digest, status: asString(detail?.imageStatus) ?? 'ACTIVE' };
  } catch (thrown) {
    if (['ImageNotFoundException', 'RepositoryNotFoundException'].includes(awsErrorName(thrown))) return null;
    throw thrown;
  }
}

/** Of each image that runs, whether it could be pulled again. */
async function readRunningImages(
  clients: Clients,
  { tasks }: Situation,
  ownRegion: string,
): Promise<Fact<readonly RunningImage[]>> {
  return whenRead(tasks, (running) => {
    const containers = running.flatMap((task) => task.containers);
    const byDigest = new Map(
      containers.flatMap(({ name, image, imageDigest }) => {
        const reference = imageReference(image);
        return imageDigest === null || reference === undefined
          ? []
          : [[`${reference.repository}@${imageDigest}`, { container: name, reference, digest: imageDigest }] as const];
      }),
    );
    return readFact('ecr:DescribeImages', [...byDigest.keys()].join(', '), () =>
      Promise.all(
        [...byDigest.values()].map(async ({ container, reference, digest }) => {
          const found = await describeImage(registryOf(clients, reference), { imageDigest: digest });
          const { repository, region } = reference;
          return { container, region: region ?? ownRegion, repository, digest, exists: found !== null };
        }),
      ),
    );
  });
}
