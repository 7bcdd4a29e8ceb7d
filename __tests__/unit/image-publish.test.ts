import { describe, expect, test } from '@jest/globals';
import type { Docker } from '../../src/image/docker/docker.ts';
import { publishImage, tagPushedImage } from '../../src/image/registry/publish.ts';
import type { PublishedImage, Registry } from '../../src/image/registry/registry.ts';
import { resolveRepository } from '../../src/image/registry/repository.ts';
import { accessDenied } from '../../src/toolkit/aws/errors.ts';

const digestOf = (character: string) => `sha256:${character.repeat(64)}`;
const repository = { name: 'backend', uri: 'r.example/backend', immutable: false };

function image(digest: string, configDigest: string | undefined, tag?: string): PublishedImage {
  return { digest, configDigest, tag, manifest: `{"of": "${digest}"}`, mediaType: 'application/x' };
}

interface Recorded {
  readonly pushed: string[];
  readonly put: { readonly digest: string; readonly tag: string }[];
  readonly log: string[];
}

/** A registry that holds these images, and a Docker client whose pushes succeed with `digest`. */
function world(images: readonly PublishedImage[], options: Partial<Registry> & { readonly digest?: string } = {}) {
  const recorded: Recorded = { pushed: [], put: [], log: [] };
  const { digest = digestOf('f'), ...overrides } = options;
  const registry: Registry = {
    findRepository: async () => repository,
    createRepository: async () => repository,
    credentials: async () => ({ user: 'AWS', password: 'x' }),
    readImages: async (_name, keys) =>
      images.filter((one) => keys.some((key) => ('tag' in key ? one.tag === key.tag : one.digest === key.digest))),
    newestDigests: async (_name, limit) => images.map((one) => one.digest).slice(0, limit),
    putTag: async (_name, one, tag) => {
      recorded.put.push({ digest: one.digest, tag });
      return 'tagged';
    },
    ...overrides,
  };
  const docker: Docker = async ({ parameters }) => {
    recorded.pushed.push(parameters.at(-1) ?? '');
    return { exitCode: 0, stdout: `v1: digest: ${digest} size: 528\n`, stderr: '' };
  };
  const say = (line: string) => void recorded.log.push(line);
  const log = { info: say, debug: say, warning: say, notice: say, group: say };
  return { recorded, publication: { docker, registry, repository, tags: ['v1', 'latest'], log } };
}

describe('publishing an image', () => {
  test('pushes every tag when the repository does not have it', async () => {
    const { recorded, publication } = world([image(digestOf('a'), digestOf('1'), 'v0')]);
    expect(await publishImage(publication, digestOf('2'))).toEqual({
      digest: digestOf('f'),
      how: 'pushed',
      tagged: ['v1', 'latest'],
    });
    expect(recorded.pushed).toEqual(['r.example/backend:v1', 'r.example/backend:latest']);
    expect(recorded.put).toEqual([]);
  });

  test('pushes nothing when a requested tag names the same configuration, and adds the tag that is missing', async () => {
    const { recorded, publication } = world([image(digestOf('a'), digestOf('1'), 'v1')]);
    expect(await publishImage(publication, digestOf('1'))).toEqual({
      digest: digestOf('a'),
      how: 'present',
      tagged: ['latest'],
    });
    expect(recorded).toMatchObject({ pushed: [], put: [{ digest: digestOf('a'), tag: 'latest' }] });
  });

  test('finds the same configuration among the newest images too', async () => {
    const { recorded, publication } = world([image(digestOf('b'), digestOf('2')), image(digestOf('a'), digestOf('1'))]);
    expect(await publishImage(publication, digestOf('1'))).toMatchObject({
      digest: digestOf('a'),
      tagged: ['v1', 'latest'],
    });
    expect(recorded.pushed).toEqual([]);
  });

  test("takes the engine's image id for the digest of a manifest too, as the containerd image store has it", async () => {
    const { publication } = world([image(digestOf('a'), digestOf('1'), 'v1')]);
    expect(await publishImage(publication, digestOf('a'))).toMatchObject({ digest: digestOf('a'), how: 'present' });
  });

  test('looks no further when a requested tag has the image already', async () => {
    const { publication } = world([image(digestOf('a'), digestOf('1'), 'v1')], {
      newestDigests: async () => {
        throw new Error('looked further');
      },
    });
    expect(await publishImage({ ...publication, tags: ['v1'] }, digestOf('1'))).toMatchObject({ tagged: [] });
  });

  test('goes on with a push when the role may not read images, and names the permission', async () => {
    const { recorded, publication } = world([], {
      readImages: async () => {
        throw accessDenied('', { iamAction: 'ecr:BatchGetImage', resource: 'repository backend' });
      },
    });
    expect(await publishImage(publication, digestOf('1'))).toMatchObject({ how: 'pushed' });
    expect(recorded.log.join('\n')).toContain('ecr:BatchGetImage');
  });

  test('refuses to go on when one image got two digests', async () => {
    const { publication } = world([]);
    let count = 0;
    const docker: Docker = async () => {
      count += 1;
      return { exitCode: 0, stdout: `x: digest: ${digestOf(String(count))} size: 1`, stderr: '' };
    };
    await expect(publishImage({ ...publication, docker }, digestOf('1'))).rejects.toMatchObject({
      code: 'PUSH_FAILED',
    });
  });

  test.each([
    { says: 'no basic auth credentials', code: 'PUSH_FAILED' },
    {
      says: "tag invalid: The image tag 'v1' already exists in the 'backend' repository and cannot be overwritten because the tag is immutable",
      code: 'TAG_IMMUTABLE',
    },
    {
      says: 'denied: User: arn:aws:iam::1:user/x is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:x',
      code: 'AWS_ACCESS_DENIED',
    },
  ])('fails with $code when Docker says "$says"', async ({ says, code }) => {
    const { publication } = world([]);
    const docker: Docker = async () => ({ exitCode: 1, stdout: '', stderr: `${says}\n` });
    await expect(publishImage({ ...publication, docker }, digestOf('1'))).rejects.toMatchObject({ code });
  });
});

describe('immutable tags', () => {
  const immutable = { ...repository, immutable: true };

  test('that name another image are an error before anything is pushed', async () => {
    const { recorded, publication } = world([image(digestOf('a'), digestOf('1'), 'v1')]);
    const publishing = publishImage({ ...publication, repository: immutable }, digestOf('2'));
    await expect(publishing).rejects.toMatchObject({
      code: 'TAG_IMMUTABLE',
      sentences: { what: 'The repository backend already has another image as v1, and its tags are immutable.' },
    });
    expect(recorded).toMatchObject({ pushed: [], put: [] });
  });

  test('that name the same image are fine', async () => {
    const { recorded, publication } = world([image(digestOf('a'), digestOf('1'), 'v1')]);
    const publishing = publishImage({ ...publication, tags: ['v1'], repository: immutable }, digestOf('1'));
    expect(await publishing).toEqual({ digest: digestOf('a'), how: 'present', tagged: [] });
    expect(recorded).toMatchObject({ pushed: [], put: [] });
  });

  test('are told by the registry when nothing else does', async () => {
    const { publication } = world([image(digestOf('a'), digestOf('1'))], { putTag: async () => 'taken' });
    await expect(publishImage(publication, digestOf('1'))).rejects.toMatchObject({ code: 'TAG_IMMUTABLE' });
  });
});

describe('an image that its builder has pushed', () => {
  test('gets its tags', async () => {
    const { recorded, publication } = world([
      image(digestOf('a'), undefined),
      image(digestOf('b'), undefined, 'latest'),
    ]);
    expect(await tagPushedImage(publication, digestOf('a'))).toEqual({
      digest: digestOf('a'),
      how: 'pushed',
      tagged: ['v1', 'latest'],
    });
    expect(recorded.put.map(({ tag }) => tag)).toEqual(['v1', 'latest']);
  });

  test('gets none when one of them is immutable and taken', async () => {
    const { recorded, publication } = world([
      image(digestOf('a'), undefined),
      image(digestOf('b'), undefined, 'latest'),
    ]);
    const tagging = tagPushedImage({ ...publication, repository: { ...repository, immutable: true } }, digestOf('a'));
    await expect(tagging).rejects.toMatchObject({ code: 'TAG_IMMUTABLE' });
    expect(recorded.put).toEqual([]);
  });

  test('has to be there', async () => {
    const { publication } = world([]);
    await expect(tagPushedImage(publication, digestOf('a'))).rejects.toMatchObject({ code: 'PUSH_FAILED' });
  });
});

describe('the repository', () => {
  const reference = { name: 'backend', registry: undefined };

  test('that is missing is an error that says how to create it', async () => {
    const { publication } = world([], { findRepository: async () => undefined });
    await expect(
      resolveRepository(publication.registry, reference, { create: false }, publication.log),
    ).rejects.toMatchObject({
      code: 'REPOSITORY_NOT_FOUND',
      sentences: { fix: expect.stringContaining('create-repository: true') },
    });
  });

  test('that is missing is created when that is allowed', async () => {
    const { publication, recorded } = world([], { findRepository: async () => undefined });
    expect(await resolveRepository(publication.registry, reference, { create: true }, publication.log)).toEqual(
      repository,
    );
    expect(recorded.log).toEqual(['Created the repository backend.']);
  });

  test('may not lie in another registry than the user wrote', async () => {
    const { publication } = world([]);
    const other = { name: 'backend', registry: 'ghcr.io' };
    await expect(
      resolveRepository(publication.registry, other, { create: true }, publication.log),
    ).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      sentences: { what: '"repository" names the registry ghcr.io, but ECR has backend in r.example.' },
    });
  });
});
