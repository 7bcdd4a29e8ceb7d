import { describe, expect, test } from '@jest/globals';
import type { Docker } from '../../src/image/docker/docker.ts';
import type { Login } from '../../src/image/registry/login.ts';
import type { Publication } from '../../src/image/registry/publication.ts';
import { publishImage } from '../../src/image/registry/publish.ts';
import { publishFromBuilder } from '../../src/image/registry/publish-from-builder.ts';
import type { PublishedImage, Registry } from '../../src/image/registry/registry.ts';
import { resolveRepository } from '../../src/image/registry/repository.ts';
import { accessDenied } from '../../src/toolkit/aws/errors.ts';
import { BerthError } from '../../src/toolkit/errors.ts';

const digestOf = (character: string) => `sha256:${character.repeat(64)}`;
const repository = {
  name: 'backend',
  uri: 'r.example/backend',
  registryId: '123456789012',
  mutability: { immutable: false, exceptions: [] as readonly string[] },
  scanOnPush: true,
};
const immutable = { ...repository, mutability: { immutable: true, exceptions: [] } };

function image(digest: string, configDigest: string | undefined, tag?: string): PublishedImage {
  return { digest, configDigest, tag, manifest: `{"of": "${digest}"}`, mediaType: 'application/x' };
}

interface Recorded {
  readonly pushed: string[];
  readonly put: { readonly digest: string; readonly tag: string }[];
  readonly log: string[];
  logins: number;
  readonly waits: number[];
}

/** A registry that holds these images, and a Docker client whose pushes succeed with `digest`. */
function world(images: readonly PublishedImage[], options: Partial<Registry> & { readonly digest?: string } = {}) {
  const recorded: Recorded = { pushed: [], put: [], log: [], logins: 0, waits: [] };
  const { digest = digestOf('f'), ...overrides } = options;
  // What is pushed has the configuration that the tests build.
  const held = [...images, image(digest, digestOf('2'))];
  const registry: Registry = {
    findRepository: async () => repository,
    createRepository: async () => repository,
    putLifecyclePolicy: async () => undefined,
    lifecyclePolicy: async () => undefined,
    credentials: async () => ({ user: 'AWS', password: 'x', expiresAt: undefined, host: undefined }),
    readImages: async (_name, keys) =>
      held.filter((one) => keys.some((key) => ('tag' in key ? one.tag === key.tag : one.digest === key.digest))),
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
  const login: Login = {
    host: 'r.example',
    ensure: async () => undefined,
    renew: async () => {
      recorded.logins += 1;
    },
  };
  const wait = async (milliseconds: number) => void recorded.waits.push(milliseconds);
  const publication: Publication = { docker, registry, repository, login, tags: ['v1', 'latest'], log, wait };
  return { recorded, publication };
}

describe('publishing an image', () => {
  test('that fails half way tells which tags are there all the same', async () => {
    const { publication } = world([]);
    const docker: Docker = async (call) =>
      call.parameters.at(-1)?.endsWith(':latest')
        ? { exitCode: 1, stdout: '', stderr: 'no space left on device' }
        : publication.docker(call);
    await expect(publishImage({ ...publication, docker }, digestOf('2'))).rejects.toMatchObject({
      code: 'PUSH_FAILED',
      sentences: { why: 'Docker says: no space left on device. Already there: r.example/backend:v1.' },
    });
  });

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
    await expect(publishImage({ ...publication, docker }, digestOf('2'))).rejects.toMatchObject({
      code: 'PUSH_FAILED',
    });
  });

  test('fails when the repository got another image than the one that was tried', async () => {
    const { publication } = world([]);
    await expect(publishImage(publication, digestOf('9'))).rejects.toMatchObject({
      code: 'PUSH_FAILED',
      sentences: { what: expect.stringMatching(new RegExp(`${digestOf('f')}.*${digestOf('2')}.*${digestOf('9')}`)) },
    });
  });
});

describe('a push that fails', () => {
  /** A client whose first pushes fail with these messages. */
  const failing = (...messages: readonly string[]): Docker => {
    const left = [...messages];
    return async () => {
      const message = left.shift();
      if (message !== undefined) return { exitCode: 1, stdout: '', stderr: `${message}\n` };
      return { exitCode: 0, stdout: `v1: digest: ${digestOf('f')} size: 528\n`, stderr: '' };
    };
  };
  const publishing = (docker: Docker) => {
    const { publication, recorded } = world([]);
    return { recorded, done: publishImage({ ...publication, docker, tags: ['v1'] }, digestOf('2')) };
  };
  const expired = 'denied: Your authorization token has expired. Reauthenticate and try again.';
  const broken = 'received unexpected HTTP status: 503 Service Unavailable';

  test('because its token has expired logs in again, twice at most', async () => {
    const { recorded, done } = publishing(failing(expired, 'no basic auth credentials'));
    expect(await done).toMatchObject({ how: 'pushed', digest: digestOf('f') });
    expect(recorded).toMatchObject({ logins: 2, waits: [] });
    const refused = publishing(failing(expired, expired, expired, expired));
    await expect(refused.done).rejects.toMatchObject({
      code: 'PUSH_FAILED',
      sentences: { fix: expect.stringContaining('ecr:InitiateLayerUpload') },
    });
    expect(refused.recorded.logins).toBe(2);
  });

  test('because of the registry is repeated three times, with longer and longer pauses', async () => {
    const { recorded, done } = publishing(failing(broken, broken, broken));
    expect(await done).toMatchObject({ how: 'pushed' });
    expect(recorded).toMatchObject({ logins: 0, waits: [2_000, 8_000, 20_000] });
    const refused = publishing(failing(broken, broken, broken, broken));
    await expect(refused.done).rejects.toMatchObject({ code: 'PUSH_FAILED' });
  });

  test.each([
    {
      says: 'denied: User: arn:aws:iam::1:user/x is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:x',
      code: 'AWS_ACCESS_DENIED',
      text: 'ecr:PutImage',
    },
    {
      says: "name unknown: The repository with name 'backend' does not exist in the registry with id '1'",
      code: 'PUSH_FAILED',
      text: 'does not exist',
    },
    { says: 'write /tmp/x: no space left on device', code: 'PUSH_FAILED', text: 'no space left' },
  ])('because of "$says" fails at once with $code', async ({ says, code, text }) => {
    const { recorded, done } = publishing(failing(says, 'a second attempt'));
    await expect(done).rejects.toMatchObject({ code, message: expect.stringContaining(text) });
    expect(recorded).toMatchObject({ logins: 0, waits: [] });
  });

  test('because another job took the immutable tag a moment ago is compared again', async () => {
    const taken =
      "tag invalid: The image tag 'v1' already exists in the 'backend' repository and cannot be overwritten because the tag is immutable";
    const { publication } = world([]);
    let reads = 0;
    /** The tag is free at the first look, and names an image of this configuration at the second. */
    const racing = (configDigest: string): Registry => ({
      ...publication.registry,
      readImages: async (_name, keys) => {
        reads += 1;
        if (reads === 1) return [];
        return keys.map((key) => image(digestOf('c'), configDigest, 'tag' in key ? key.tag : undefined));
      },
    });
    const work = { ...publication, docker: failing(taken), repository: immutable, tags: ['v1'] };
    expect(await publishImage({ ...work, registry: racing(digestOf('2')) }, digestOf('2'))).toEqual({
      digest: digestOf('c'),
      how: 'present',
      tagged: [],
    });
    reads = 0;
    const lost = publishImage({ ...work, docker: failing(taken), registry: racing(digestOf('8')) }, digestOf('2'));
    await expect(lost).rejects.toMatchObject({ code: 'TAG_IMMUTABLE' });
  });
});

describe('immutable tags', () => {
  test('that name another image are an error before anything is pushed', async () => {
    const { recorded, publication } = world([image(digestOf('a'), digestOf('1'), 'v1')]);
    const publishing = publishImage({ ...publication, repository: immutable }, digestOf('2'));
    await expect(publishing).rejects.toMatchObject({
      code: 'TAG_IMMUTABLE',
      sentences: { what: 'The repository backend already has another image as v1, and that tag is immutable.' },
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

interface BuilderOptions {
  readonly digest?: string;
  readonly testedId?: string;
  readonly mayBeManifest?: boolean;
}

describe('an image that its builder pushes', () => {
  const index = {
    ...image(digestOf('a'), undefined),
    manifest: JSON.stringify({ manifests: [{ digest: digestOf('b') }, { digest: digestOf('c') }] }),
  };
  const held = [index, image(digestOf('b'), digestOf('1')), image(digestOf('c'), digestOf('3'))];
  /** A builder that pushes `a`, and counts how often. */
  const builder = (options: BuilderOptions = {}) => {
    const counted = { pushes: 0 };
    const push = async () => {
      counted.pushes += 1;
      return digestOf('a');
    };
    const { digest, testedId: id, mayBeManifest = false } = options;
    return { counted, image: { digest, tested: id === undefined ? undefined : { id, mayBeManifest }, push } };
  };

  test('gets its tags when it has arrived', async () => {
    const { recorded, publication } = world([...held, image(digestOf('d'), undefined, 'latest')]);
    const { image: built } = builder({ testedId: digestOf('1') });
    expect(await publishFromBuilder([publication], built)).toEqual([
      { digest: digestOf('a'), how: 'pushed', tagged: ['v1', 'latest'] },
    ]);
    expect(recorded.put.map(({ tag }) => tag)).toEqual(['v1', 'latest']);
  });

  test('is not pushed again when it is there', async () => {
    const { publication } = world(held);
    const { image: built, counted } = builder({ digest: digestOf('a') });
    expect(await publishFromBuilder([publication], built)).toMatchObject([
      { how: 'present', tagged: ['v1', 'latest'] },
    ]);
    expect(counted.pushes).toBe(0);
  });

  test('is pushed once for all repositories, and logs in to each of them anew when the token has expired', async () => {
    const [one, other] = [world(held), world(held)];
    let pushes = 0;
    const push = async () => {
      pushes += 1;
      if (pushes === 2) return digestOf('a');
      const why =
        'The builder says: failed to solve: failed to push r.example/backend: denied: Your authorization token has expired.';
      throw new BerthError('BUILD_FAILED', { what: '', why, fix: '' });
    };
    const built = { digest: undefined, tested: undefined, push };
    expect(await publishFromBuilder([one.publication, other.publication], built)).toHaveLength(2);
    expect([pushes, one.recorded.logins, other.recorded.logins]).toEqual([2, 1, 1]);
  });

  test('is nothing to repeat when a step of the Dockerfile fails', async () => {
    const { publication } = world(held);
    const sentences = {
      what: 'x',
      why: 'The builder says: process "/bin/sh -c make" did not complete: exit code: 2.',
      fix: '',
    };
    const push = async () => {
      throw new BerthError('BUILD_FAILED', sentences);
    };
    await expect(
      publishFromBuilder([publication], { digest: undefined, tested: undefined, push }),
    ).rejects.toMatchObject({ code: 'BUILD_FAILED' });
  });

  test('is not pushed in vain when a tag is taken for ever', async () => {
    const { recorded, publication } = world([...held, image(digestOf('d'), undefined, 'latest')]);
    const { image: built, counted } = builder({ digest: digestOf('a') });
    const publishing = publishFromBuilder([{ ...publication, repository: immutable }], built);
    await expect(publishing).rejects.toMatchObject({ code: 'TAG_IMMUTABLE' });
    expect([counted.pushes, recorded.put]).toEqual([0, []]);
  });

  test('with attestations is known again under an immutable tag by what runs in it', async () => {
    const attested = {
      ...image(digestOf('e'), undefined, 'v1'),
      manifest: JSON.stringify({
        manifests: [{ digest: digestOf('b') }, { digest: digestOf('c'), platform: { os: 'unknown' } }],
      }),
    };
    const { publication } = world([...held, attested]);
    const { image: built, counted } = builder({ testedId: digestOf('1') });
    const work = { ...publication, repository: immutable, tags: ['v1'] };
    expect(await publishFromBuilder([work], built)).toEqual([{ digest: digestOf('e'), how: 'present', tagged: [] }]);
    const { image: other } = builder({ testedId: digestOf('3') });
    await expect(publishFromBuilder([work], other)).rejects.toMatchObject({ code: 'TAG_IMMUTABLE' });
    expect(counted.pushes).toBe(0);
  });

  test('is pushed to the repositories alone that do not have it', async () => {
    const [one, other] = [world(held), world(held.slice(1))];
    const seen: string[][] = [];
    const push = async (publications: readonly Publication[]) => {
      seen.push(publications.map(({ repository: { name } }) => name));
      return digestOf('a');
    };
    const late = { ...other.publication, repository: { ...repository, name: 'late' } };
    const registry: Registry = {
      ...late.registry,
      readImages: async (name, keys) => (seen.length === 0 ? [] : one.publication.registry.readImages(name, keys)),
    };
    const built = { digest: digestOf('a'), tested: undefined, push };
    const published = await publishFromBuilder([one.publication, { ...late, registry }], built);
    expect(published.map(({ how }) => how)).toEqual(['present', 'pushed']);
    expect(seen).toEqual([['late']]);
  });

  test('that cannot be tagged everywhere tells where it is', async () => {
    const [one, other] = [world(held), world(held)];
    const putTag = async () => {
      throw new BerthError('AWS_ACCESS_DENIED', { what: 'No.', why: 'Denied.', fix: 'Allow it.' });
    };
    const late = { ...other.publication, registry: { ...other.publication.registry, putTag } };
    await expect(publishFromBuilder([one.publication, late], builder().image)).rejects.toMatchObject({
      code: 'AWS_ACCESS_DENIED',
      sentences: { why: `Denied. Already there: r.example/backend@${digestOf('a')}.` },
    });
  });

  test('must hold the platform that was tried', async () => {
    const { publication, recorded } = world(held);
    const { image: built } = builder({ testedId: digestOf('9') });
    await expect(publishFromBuilder([publication], built)).rejects.toMatchObject({ code: 'PUSH_FAILED' });
    expect(recorded.put).toEqual([]);
  });

  test("is not compared with an id that may be the digest of the engine's own manifest", async () => {
    const { publication, recorded } = world(held);
    const { image: built } = builder({ testedId: digestOf('9'), mayBeManifest: true });
    expect(await publishFromBuilder([publication], built)).toMatchObject([{ how: 'pushed' }]);
    expect(recorded.log.join('\n')).toContain('so they are not compared');
  });

  test('has to be there', async () => {
    const { publication } = world([]);
    await expect(publishFromBuilder([publication], builder().image)).rejects.toMatchObject({ code: 'PUSH_FAILED' });
  });
});

describe('the repository', () => {
  const reference = { name: 'backend', registry: undefined };
  const creation = { create: true, scanOnPush: true, immutableTags: false, lifecyclePolicy: undefined } as const;

  test('that is missing is an error that says how to create it', async () => {
    const { publication } = world([], { findRepository: async () => undefined });
    await expect(
      resolveRepository(publication.registry, reference, { create: false }, publication.log),
    ).rejects.toMatchObject({
      code: 'REPOSITORY_NOT_FOUND',
      sentences: { fix: expect.stringContaining('create-repository: true') },
    });
  });

  test('that is missing is created when that is allowed, and then gets its lifecycle policy', async () => {
    const done: unknown[] = [];
    const { publication, recorded } = world([], {
      findRepository: async () => undefined,
      createRepository: async (name, { scanOnPush, immutableTags }) => {
        done.push({ name, scanOnPush, immutableTags });
        return repository;
      },
      putLifecyclePolicy: async (name, policy) => void done.push({ name, policy }),
    });
    const wanted = { ...creation, immutableTags: true, lifecyclePolicy: '{"rules":[]}' };
    expect(await resolveRepository(publication.registry, reference, wanted, publication.log)).toEqual(repository);
    expect(done).toEqual([
      { name: 'backend', scanOnPush: true, immutableTags: true },
      { name: 'backend', policy: '{"rules":[]}' },
    ]);
    expect(recorded.log).toEqual(['Created the repository backend.']);
  });

  test('says what exists when its lifecycle policy is refused', async () => {
    const { publication } = world([], {
      findRepository: async () => undefined,
      putLifecyclePolicy: async () => {
        throw accessDenied('', { iamAction: 'ecr:PutLifecyclePolicy', resource: 'repository backend' });
      },
    });
    const wanted = { ...creation, lifecyclePolicy: '{}' };
    await expect(resolveRepository(publication.registry, reference, wanted, publication.log)).rejects.toMatchObject({
      code: 'AWS_ACCESS_DENIED',
      sentences: {
        what: 'AWS denied ecr:PutLifecyclePolicy on repository backend. The repository backend has been created and has no lifecycle policy.',
      },
    });
  });

  test('that exists is left as it is, and differences are told', async () => {
    const exists = { ...repository, scanOnPush: false, mutability: { immutable: true, exceptions: ['dev-*'] } };
    const { publication, recorded } = world([], { findRepository: async () => exists });
    const wanted = { ...creation, lifecyclePolicy: '{"rules":[]}' };
    expect(await resolveRepository(publication.registry, reference, wanted, publication.log)).toEqual(exists);
    expect(recorded.log).toEqual([
      'The repository backend was there already and is left as it is. It differs from the inputs: scan on push is off; its tags are immutable except dev-*; it has no lifecycle policy.',
    ]);
  });

  test('that exists as it is asked for is no news, however its policy is written', async () => {
    const policy = '{"rules":[{"action":{"type":"expire"},"rulePriority":1}]}';
    const { publication, recorded } = world([], { lifecyclePolicy: async () => policy });
    const lifecyclePolicy = '{ "rules": [ { "rulePriority": 1, "action": { "type": "expire" } } ] }';
    await resolveRepository(publication.registry, reference, { ...creation, lifecyclePolicy }, publication.log);
    expect(recorded.log).toEqual([]);
  });

  test('may not lie in another registry than the user wrote', async () => {
    const { publication } = world([]);
    const other = { name: 'backend', registry: 'ghcr.io' };
    await expect(resolveRepository(publication.registry, other, creation, publication.log)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      sentences: { what: '"repository" names the registry ghcr.io, but ECR has backend in r.example.' },
    });
  });

  test('keeps the host of ECR that the user chose', async () => {
    const uri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/backend';
    const { publication } = world([], { findRepository: async () => ({ ...repository, uri }) });
    const at = (registry: string) =>
      resolveRepository(publication.registry, { name: 'backend', registry }, creation, publication.log);
    const dualStack = '123456789012.dkr-ecr.us-east-1.on.aws';
    expect((await at(dualStack)).uri).toBe(`${dualStack}/backend`);
    for (const other of [
      '210987654321.dkr.ecr.us-east-1.amazonaws.com',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
    ])
      await expect(at(other)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
