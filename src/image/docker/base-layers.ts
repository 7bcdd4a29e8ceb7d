import { asArray, asObject, asString, asStrings, type JsonObject, parseJsonObject } from '../../toolkit/json.ts';
import type { Builder } from '../build/builder.ts';
import type { Docker } from './docker.ts';

/**
 * The layers of a base image that a registry has already, as diff ids (`sha256:…` of their tars): those of the engine's image when it was
 * pulled or pushed, otherwise those that its registry tells buildx. None when neither knows, because the layers of a base that was
 * built here leave the machine with the image that is built on it.
 */
export async function publishedLayers(docker: Docker, builder: Builder, reference: string): Promise<readonly string[]> {
  const known = await layersInEngine(docker, reference);
  return known.length === 0 && builder.kind === 'buildx' ? layersInRegistry(docker, reference) : known;
}

async function layersInEngine(docker: Docker, reference: string): Promise<readonly string[]> {
  // Without a format the client prints what the engine says, members that it does not know included.
  const { exitCode, stdout } = await docker({ parameters: ['image', 'inspect', reference] });
  const images = exitCode === 0 ? parseJsonObject(`{"images":${stdout}}`)?.images : undefined;
  const image = asObject(asArray(images)[0]);
  return image !== undefined && isPublished(image) ? asStrings(asObject(image.RootFS)?.Layers) : [];
}

/**
 * A builder of its own keeps its base images to itself. The answer is the configuration of the image, or one for each platform.
 * Source: https://docs.docker.com/reference/cli/docker/buildx/imagetools/inspect/#format
 */
async function layersInRegistry(docker: Docker, reference: string): Promise<readonly string[]> {
  const parameters = ['buildx', 'imagetools', 'inspect', '--format', '{{json .Image}}', reference];
  const { exitCode, stdout } = await docker({ parameters });
  const answer = exitCode === 0 ? parseJsonObject(stdout) : undefined;
  return [answer, ...Object.values(answer ?? {})].flatMap(layersOf);
}

function layersOf(configuration: unknown): readonly string[] {
  return asStrings(asObject(asObject(configuration)?.rootfs)?.diff_ids);
}

/**
 * A digest in a repository comes from a pull or a push, except where the engine keeps its images in containerd: there each image that has
 * a name has one, which is its id. Since API 1.53 such an engine says where an image came from.
 * Sources: moby, daemon/containerd/image_inspect.go; https://docs.docker.com/reference/api/engine/version/v1.57/schemas/Identity/
 */
function isPublished(image: JsonObject): boolean {
  const pulls = asArray(asObject(image.Identity)?.Pull);
  const digests = asStrings(image.RepoDigests);
  return pulls.length > 0 || digests.some((digest) => !digest.endsWith(`@${asString(image.Id)}`));
}
