import { BerthError } from '../../toolkit/errors.ts';
import { asObjects, asString, parseJsonObject } from '../../toolkit/json.ts';
import { openEcr } from './ecr.ts';
import { locateRegistry, parseRepository } from './repository-reference.ts';

/**
 * The digests of the platform images that an image index in ECR holds, such as those of linux/amd64 and linux/arm64.
 *
 * @param image By digest: `REPOSITORY_URI@sha256:…`.
 * @returns none for an image of one platform; undefined when it cannot be told, because the image is not in ECR or may not be read.
 */
export async function platformDigests(image: string): Promise<readonly string[] | undefined> {
  const [uri = '', digest] = image.split('@', 2);
  const repository = parseRepository(uri);
  if (repository?.registry === undefined || digest === undefined) return undefined;
  try {
    const registry = await openEcr(locateRegistry(repository.registry));
    const [found] = await registry.readImages(repository.name, [{ digest }]);
    if (found === undefined) return undefined;
    return asObjects(parseJsonObject(found.manifest)?.manifests).flatMap((entry) => asString(entry.digest) ?? []);
  } catch (thrown) {
    if (thrown instanceof BerthError) return undefined;
    throw thrown;
  }
}
