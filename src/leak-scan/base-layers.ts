import type { Docker } from '../image/docker/docker.ts';
import { asObject, asString, asStrings, type JsonObject, parseJsonObject } from '../toolkit/json.ts';

/** The image that a build starts from. */
export interface BaseImage {
  /** What stands behind `FROM`, with its variables replaced; undefined when that is not known. */
  readonly reference: string | undefined;
  /** The id of the image that was built: a tag may have moved from the base to it. */
  readonly builtId: string;
}

/**
 * The diff ids of a base image's layers, for `skipLayers`: they were there before the build, and hold nothing of its secrets. The engine
 * is asked first, then the registry. Nothing that is not known for sure is skipped: without an answer the set is empty.
 */
export async function readBaseLayers(docker: Docker, base: BaseImage): Promise<ReadonlySet<string>> {
  const { reference } = base;
  if (reference === undefined || reference === '' || reference === 'scratch' || /[$\s]|^-/.test(reference))
    return new Set();
  return (
    (await layersInEngine(docker, reference, base.builtId)) ?? (await layersInRegistry(docker, reference)) ?? new Set()
  );
}

async function layersInEngine(
  docker: Docker,
  reference: string,
  builtId: string,
): Promise<ReadonlySet<string> | undefined> {
  const { exitCode, stdout } = await docker({ parameters: ['image', 'inspect', '--format', '{{json .}}', reference] });
  const image = exitCode === 0 ? parseJsonObject(stdout) : undefined;
  if (image === undefined) return undefined;
  return asString(image.Id) === builtId ? new Set() : digests(asObject(image.RootFS)?.Layers);
}

/** One image, or one by platform: of all of them, since a digest is never that of another layer. */
async function layersInRegistry(docker: Docker, reference: string): Promise<ReadonlySet<string> | undefined> {
  const parameters = ['buildx', 'imagetools', 'inspect', '--format', '{{json .Image}}', reference];
  const { exitCode, stdout } = await docker({ parameters });
  const answer = exitCode === 0 ? parseJsonObject(stdout) : undefined;
  if (answer === undefined) return undefined;
  const images = [answer, ...Object.values(answer).map(asObject)];
  return new Set(images.flatMap((image) => [...diffIdsOf(image ?? {})]));
}

function diffIdsOf(image: JsonObject): ReadonlySet<string> {
  return digests(asObject(image.rootfs)?.diff_ids);
}

function digests(value: unknown): ReadonlySet<string> {
  return new Set(asStrings(value).filter((digest) => /^sha256:[\da-f]{64}$/.test(digest)));
}
