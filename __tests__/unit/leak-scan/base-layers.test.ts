import { describe, expect, test } from '@jest/globals';
import type { DockerCall } from '../../../src/image/docker/docker.ts';
import { readBaseLayers } from '../../../src/leak-scan/base-layers.ts';

const layer = (digit: string) => `sha256:${digit.repeat(64)}`;

/** A client that answers by the first word of its parameters; what it is not asked about is not there. */
function client(answers: Readonly<Record<string, object>>) {
  const calls: string[] = [];
  const docker = async ({ parameters }: DockerCall) => {
    calls.push(parameters.join(' '));
    const answer = answers[parameters[0] ?? ''];
    return answer === undefined
      ? { exitCode: 1, stdout: '[]\n', stderr: 'no such image' }
      : { exitCode: 0, stdout: `${JSON.stringify(answer)}\n`, stderr: '' };
  };
  return { docker, calls };
}

const base = { reference: 'node:22', builtId: layer('f') };

describe("the base image's layers", () => {
  test('are those that the engine has of it', async () => {
    const { docker, calls } = client({ image: { Id: layer('e'), RootFS: { Layers: [layer('1'), layer('2')] } } });
    expect(await readBaseLayers(docker, base)).toEqual(new Set([layer('1'), layer('2')]));
    expect(calls).toEqual(['image inspect --format {{json .}} node:22']);
  });

  test('are asked of the registry when the engine has none, for every platform', async () => {
    const platforms = {
      'linux/amd64': { rootfs: { diff_ids: [layer('1')] } },
      'linux/arm64': { rootfs: { diff_ids: [layer('2')] } },
    };
    expect(await readBaseLayers(client({ buildx: platforms }).docker, base)).toEqual(new Set([layer('1'), layer('2')]));
    const single = { rootfs: { diff_ids: [layer('3')] } };
    expect(await readBaseLayers(client({ buildx: single }).docker, base)).toEqual(new Set([layer('3')]));
  });

  test('are none when nobody knows them, so that everything is scanned', async () => {
    expect(await readBaseLayers(client({}).docker, base)).toEqual(new Set());
    expect(await readBaseLayers(client({ image: { RootFS: { Layers: ['latest'] } } }).docker, base)).toEqual(new Set());
  });

  test('are none when its tag has moved to what was just built', async () => {
    const { docker } = client({ image: { Id: base.builtId, RootFS: { Layers: [layer('1')] } } });
    expect(await readBaseLayers(docker, base)).toEqual(new Set());
  });

  test.each([undefined, '', 'scratch', 'node:$VERSION', '--help', 'a b'])('are not asked for %j', async (reference) => {
    const { docker, calls } = client({});
    expect(await readBaseLayers(docker, { ...base, reference })).toEqual(new Set());
    expect(calls).toEqual([]);
  });
});
