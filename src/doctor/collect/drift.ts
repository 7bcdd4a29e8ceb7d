import { readLastGoodSettings } from '../../ecs/history/good-settings.ts';
import type { Service } from '../../ecs/situation/service.ts';
import type { Situation } from '../../ecs/situation/situation.ts';
import { manifestMediaTypes } from '../../image/registry/ecr-shapes.ts';
import { imageReference } from '../../image/registry/image-reference.ts';
import { awsErrorName } from '../../toolkit/aws/errors.ts';
import { asObjects, asString, parseJsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { RegistryImage, RunningContainer } from '../facts/drift.ts';
import type { Facts, Request } from '../facts.ts';
import type { DoctorClients } from './clients.ts';
import { derived, readFact, whenRead } from './read-fact.ts';
import { readWrittenFiles } from './written-files.ts';

type DriftFacts = Pick<Facts, 'runningContainers' | 'registryImages' | 'writtenFiles' | 'goodSettings'>;

type DriftClients = Pick<DoctorClients, 'ecs' | 'ecr' | 'engine'>;

/** Reads what runs now, and what it should be: nothing of it is changed, and no file is read. */
export async function collectDrift(
  { ecs, ecr, engine }: DriftClients,
  {
    request,
    service,
    situation,
  }: {
    readonly request: Request;
    readonly service: Fact<Service | null>;
    readonly situation: Fact<Situation>;
  },
): Promise<DriftFacts> {
  const runningContainers = await whenRead(situation, async ({ tasks }) => derived(tasks, runningOf));
  const [registryImages, writtenFiles, goodSettings] = await Promise.all([
    whenRead(runningContainers, (running) => readRegistryImages(ecr, running)),
    whenRead(runningContainers, async (running) => ({ value: await readWrittenFiles(engine, running) })),
    whenRead(service, async (found) =>
      found === null
        ? { value: null }
        : readFact('ecs:ListServiceDeployments', `the service ${found.name}`, () =>
            readLastGoodSettings(ecs, request.cluster, found.name),
          ),
    ),
  ]);
  return { runningContainers, registryImages, writtenFiles, goodSettings };
}

function runningOf(tasks: Extract<Situation['tasks'], { value: unknown }>['value']): readonly RunningContainer[] {
  const running = tasks.filter(
    ({ lastStatus, desiredStatus }) => lastStatus === 'RUNNING' && desiredStatus === 'RUNNING',
  );
  return running.flatMap(({ id, taskDefinitionArn, containers }) =>
    containers.map(({ name, image, imageDigest, runtimeId }) => ({
      task: id,
      taskDefinition: taskDefinitionArn,
      container: name,
      image,
      digest: imageDigest,
      runtimeId,
    })),
  );
}

/** Of the images that are in ECR, each once; those of other registries are left out. */
function readRegistryImages(
  ecr: DriftClients['ecr'],
  running: readonly RunningContainer[],
): Promise<Fact<readonly RegistryImage[]>> {
  const images = [...new Set(running.map(({ image }) => image))];
  return readFact('ecr:BatchGetImage', images.join(', '), async () =>
    (await Promise.all(images.map((image) => readRegistryImage(ecr, image)))).flat(),
  );
}

async function readRegistryImage(ecr: DriftClients['ecr'], image: string): Promise<readonly RegistryImage[]> {
  const reference = imageReference(image);
  if (reference === undefined) return [];
  const { account, region, repository, tag, digest } = reference;
  const registry = account === null ? {} : { registryId: account };
  const id = digest === null ? { imageTag: tag ?? 'latest' } : { imageDigest: digest };
  const request = {
    ...registry,
    repositoryName: repository,
    imageIds: [id],
    acceptedMediaTypes: [...manifestMediaTypes],
  };
  try {
    const [found] = asObjects((await ecr(region ?? undefined)('BatchGetImage', request)).images);
    const [imageId] = asObjects([found?.imageId]);
    const own = asString(imageId?.imageDigest);
    if (own === undefined) return [{ image, digests: [] }];
    const manifest = parseJsonObject(asString(found?.imageManifest) ?? '');
    const platforms = asObjects(manifest?.manifests).flatMap((entry) => asString(entry.digest) ?? []);
    return [{ image, digests: [own, ...platforms] }];
  } catch (thrown) {
    if (awsErrorName(thrown) !== 'RepositoryNotFoundException') throw thrown;
    return [{ image, digests: [] }];
  }
}
