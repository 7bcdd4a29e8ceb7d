import { describe, expect, test } from '@jest/globals';
import { publishedLayers } from '../../src/image/docker/base-layers.ts';
import type { Docker } from '../../src/image/docker/docker.ts';

const [layer, id, other] = ['sha256:a1', 'sha256:b2', 'sha256:c3'];

function engineWith(image: object): Docker {
  const stdout = JSON.stringify([{ Id: id, RootFS: { Type: 'layers', Layers: [layer] }, ...image }]);
  return async () => ({ exitCode: 0, stdout, stderr: '' });
}

describe('the layers of a base image are left out of the leak scan', () => {
  test.each([
    { image: 'was pulled or pushed', says: { RepoDigests: [`node@${other}`] }, layers: [layer] },
    { image: 'was built here', says: { RepoDigests: [] }, layers: [] },
    {
      image: 'has a name, in an engine that keeps its images in containerd',
      says: { RepoDigests: [`base@${id}`] },
      layers: [],
    },
    {
      image: 'was pulled, as such an engine says since API 1.53',
      says: { RepoDigests: [`node@${id}`], Identity: { Pull: [{ Repository: 'docker.io/library/node' }] } },
      layers: [layer],
    },
    {
      image: 'was built, as such an engine says since API 1.53',
      says: { RepoDigests: [`base@${id}`], Identity: { Build: [{ Ref: 'x' }] } },
      layers: [],
    },
  ])('when it $image: $layers', async ({ says, layers }) => {
    expect(await publishedLayers(engineWith(says), { kind: 'buildkit' }, 'base')).toEqual(layers);
  });

  test('not when the engine does not know it', async () => {
    const docker: Docker = async () => ({ exitCode: 1, stdout: '[]\n', stderr: 'No such image' });
    expect(await publishedLayers(docker, { kind: 'buildkit' }, 'base')).toEqual([]);
    expect(await publishedLayers(docker, { kind: 'buildx', version: '0.36.1' }, 'base')).toEqual([]);
  });

  test.each([
    { says: 'one image', answer: { os: 'linux', rootfs: { diff_ids: [layer] } } },
    { says: 'one for each platform', answer: { 'linux/amd64': { rootfs: { diff_ids: [layer] } }, 'linux/arm64': {} } },
  ])('when the engine does not know it, and its registry tells buildx $says', async ({ answer }) => {
    const docker: Docker = async ({ parameters }) =>
      parameters[0] === 'buildx'
        ? { exitCode: 0, stdout: JSON.stringify(answer), stderr: '' }
        : { exitCode: 1, stdout: '[]\n', stderr: 'No such image' };
    expect(await publishedLayers(docker, { kind: 'buildx', version: '0.36.1' }, 'base')).toEqual([layer]);
  });
});
