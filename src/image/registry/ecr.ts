import type { ECRClient } from '@aws-sdk/client-ecr';
import { clientConfiguration } from '../../toolkit/aws/client-configuration.ts';
import { type AttemptedCall, awsErrorName, explainAwsError } from '../../toolkit/aws/errors.ts';
import { manifestMediaTypes, newestFirst, toCredentials, toImages, toRepository } from './ecr-shapes.ts';
import type { ImageKey, PublishedImage, Registry, Repository, RepositorySettings } from './registry.ts';
import type { RegistryLocation } from './repository-reference.ts';

/**
 * A private ECR registry through the AWS SDK, which is loaded here and not before.
 * @param location Account and region; without it, those of the environment.
 */
export async function openEcr(location: RegistryLocation | undefined): Promise<Registry> {
  const sdk = await import('./ecr-sdk.ts');
  const region = location?.region === undefined ? {} : { region: location.region };
  const client = new sdk.ECRClient({ ...(await clientConfiguration({ retry: true })), ...region });
  const session = { sdk, client, account: location === undefined ? {} : { registryId: location.registryId } };
  return {
    findRepository: (name) => findRepository(session, name),
    createRepository: (name, settings) => createRepository(session, name, settings),
    putLifecyclePolicy: (name, policy) => putLifecyclePolicy(session, name, policy),
    lifecyclePolicy: (name) => lifecyclePolicy(session, name),
    credentials: () => credentials(session),
    readImages: (name, keys) => readImages(session, name, keys),
    newestDigests: (name, limit) => newestDigests(session, name, limit),
    putTag: (name, image, tag) => putTag(session, name, image, tag),
  };
}

interface Session {
  readonly sdk: typeof import('./ecr-sdk.ts');
  readonly client: ECRClient;
  readonly account: { readonly registryId?: string };
}

/** A repository of so many images that more are left out of a search for the newest. */
const mostPages = 10;

async function findRepository({ sdk, client, account }: Session, name: string): Promise<Repository | undefined> {
  try {
    const answer = await client.send(new sdk.DescribeRepositoriesCommand({ ...account, repositoryNames: [name] }));
    return toRepository(answer.repositories?.[0]);
  } catch (thrown) {
    if (awsErrorName(thrown) === 'RepositoryNotFoundException') return undefined;
    throw explainAwsError(thrown, about('ecr:DescribeRepositories', name));
  }
}

async function createRepository(session: Session, name: string, settings: RepositorySettings) {
  const { sdk, client, account } = session;
  const imageTagMutability = settings.immutableTags ? ('IMMUTABLE' as const) : ('MUTABLE' as const);
  const imageScanningConfiguration = { scanOnPush: settings.scanOnPush };
  const input = { ...account, repositoryName: name, imageTagMutability, imageScanningConfiguration };
  try {
    return toRepository((await client.send(new sdk.CreateRepositoryCommand(input))).repository);
  } catch (thrown) {
    if (awsErrorName(thrown) === 'RepositoryAlreadyExistsException') return 'exists' as const;
    throw explainAwsError(thrown, about('ecr:CreateRepository', name));
  }
}

async function putLifecyclePolicy({ sdk, client, account }: Session, name: string, policy: string): Promise<void> {
  try {
    const input = { ...account, repositoryName: name, lifecyclePolicyText: policy };
    await client.send(new sdk.PutLifecyclePolicyCommand(input));
  } catch (thrown) {
    throw explainAwsError(thrown, about('ecr:PutLifecyclePolicy', name));
  }
}

async function lifecyclePolicy({ sdk, client, account }: Session, name: string): Promise<string | undefined> {
  try {
    const answer = await client.send(new sdk.GetLifecyclePolicyCommand({ ...account, repositoryName: name }));
    return answer.lifecyclePolicyText;
  } catch (thrown) {
    if (awsErrorName(thrown) === 'LifecyclePolicyNotFoundException') return undefined;
    throw explainAwsError(thrown, about('ecr:GetLifecyclePolicy', name));
  }
}

/** The parameter `registryIds` is deprecated, because one token is for every registry of the region; it tells the host of another account. */
async function credentials({ sdk, client, account: { registryId } }: Session) {
  try {
    const input = registryId === undefined ? {} : { registryIds: [registryId] };
    const answer = await client.send(new sdk.GetAuthorizationTokenCommand(input));
    return toCredentials(answer.authorizationData?.[0]);
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction: 'ecr:GetAuthorizationToken', resource: '*' });
  }
}

async function readImages({ sdk, client, account }: Session, name: string, keys: readonly ImageKey[]) {
  if (keys.length === 0) return [];
  const imageIds = keys.map((key) => ('tag' in key ? { imageTag: key.tag } : { imageDigest: key.digest }));
  const acceptedMediaTypes = [...manifestMediaTypes];
  try {
    const input = { ...account, repositoryName: name, imageIds, acceptedMediaTypes };
    return toImages(await client.send(new sdk.BatchGetImageCommand(input)));
  } catch (thrown) {
    throw explainAwsError(thrown, about('ecr:BatchGetImage', name));
  }
}

/** ECR answers in no particular order, so all images are described, a thousand at a time, before the newest are known. */
async function newestDigests({ sdk, client, account }: Session, name: string, limit: number) {
  const details: unknown[] = [];
  let pages = 0;
  try {
    const input = { ...account, repositoryName: name };
    for await (const page of sdk.paginateDescribeImages({ client, pageSize: 1000 }, input)) {
      details.push(...(page.imageDetails ?? []));
      pages += 1;
      if (pages === mostPages) break;
    }
  } catch (thrown) {
    throw explainAwsError(thrown, about('ecr:DescribeImages', name));
  }
  return newestFirst(details).slice(0, limit);
}

async function putTag({ sdk, client, account }: Session, name: string, image: PublishedImage, tag: string) {
  const type = image.mediaType === undefined ? {} : { imageManifestMediaType: image.mediaType };
  const input = { ...account, repositoryName: name, imageManifest: image.manifest, imageTag: tag, ...type };
  try {
    await client.send(new sdk.PutImageCommand(input));
    return 'tagged';
  } catch (thrown) {
    if (awsErrorName(thrown) === 'ImageAlreadyExistsException') return 'tagged';
    if (awsErrorName(thrown) === 'ImageTagAlreadyExistsException') return 'taken';
    throw explainAwsError(thrown, about('ecr:PutImage', name));
  }
}

function about(iamAction: string, name: string): AttemptedCall {
  return { iamAction, resource: `repository ${name}` };
}
