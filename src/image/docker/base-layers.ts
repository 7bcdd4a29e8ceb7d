import { asStrings, parseJsonObject } from '../../toolkit/json.ts';
import type { Docker } from './docker.ts';
import { hasContainerdStore } from './image-store.ts';

/**
 * The layers of a base image that a registry has already, as diff ids (`sha256:…` of their tars). None when the engine does not know
 * the image, or when it was built here and never pushed: then its layers leave the machine with the image that is built on it. None
 * either when the engine keeps images in containerd, where one that was never pushed has a registry's digest too.
 * Source: https://github.com/moby/moby/issues/48747
 */
export async function publishedLayers(docker: Docker, reference: string): Promise<readonly string[]> {
  const { exitCode, stdout } = await docker({
    parameters: [
      'image',
      'inspect',
      '--format',
      '{"digests":{{json .RepoDigests}},"layers":{{json .RootFS.Layers}}}',
      reference,
    ],
  });
  if (exitCode !== 0 || (await hasContainerdStore(docker))) return [];
  const image = parseJsonObject(stdout);
  return asStrings(image?.digests).length === 0 ? [] : asStrings(image?.layers);
}
