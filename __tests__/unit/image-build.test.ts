import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attestationsOf } from '../../src/actions/image/attestations.ts';
import { readDockerfile } from '../../src/dockerfile/read.ts';
import { commitTime, parseEpoch } from '../../src/image/build/commit-time.ts';
import { csvField } from '../../src/image/build/csv.ts';
import { readFailure } from '../../src/image/build/failure.ts';
import { imageLabels } from '../../src/image/build/labels.ts';
import { withoutBuildArgs } from '../../src/image/build/metadata.ts';
import { writeDockerfile } from '../../src/image/build/rewritten-dockerfile.ts';
import { cacheTokens, writeSecretFiles } from '../../src/image/build/secret-files.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'berth-image-build-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('a field of CSV', () => {
  test('is read back as it was, also between others', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
        expect(readCsv(fields.map(csvField).join(','))).toEqual(fields);
      }),
    );
  });
});

/** A line of CSV as RFC 4180 has it. */
function readCsv(line: string): readonly string[] {
  const fields: string[] = [];
  let rest = `,${line}`;
  while (rest !== '') {
    const [whole = '', quoted, plain = ''] = /^,(?:"((?:[^"]|"")*)"|([^,]*))/.exec(rest) ?? [];
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
  }
  return fields;
}

describe('the labels of an image', () => {
  const facts = { source: 'https://github.com/o/r', revision: 'abc', commitTime: 1_700_000_000 };
  const created = 'org.opencontainers.image.created';

  test('name its source, and the time of the commit', () => {
    expect(imageLabels(['a=b'], facts)).toEqual([
      'org.opencontainers.image.source=https://github.com/o/r',
      'org.opencontainers.image.revision=abc',
      `${created}=2023-11-14T22:13:20Z`,
      'a=b',
    ]);
  });

  test('are those that are given, where they are; one without a value leaves a default out', () => {
    const labels = imageLabels([`${created}=`, 'org.opencontainers.image.revision=mine', 'empty='], facts);
    expect(labels).toEqual([
      'org.opencontainers.image.source=https://github.com/o/r',
      'org.opencontainers.image.revision=mine',
      'empty=',
    ]);
  });

  test('leave out what is not known', () => {
    expect(imageLabels([], { source: undefined, revision: undefined, commitTime: undefined })).toEqual([]);
  });
});

describe('the time of a commit', () => {
  test('comes from git, and is not known without it', async () => {
    const git = (stdout: string, exitCode = 0) => commitTime(async () => ({ exitCode, stdout, stderr: '' }), {});
    expect(await git('1700000000\n')).toBe(1_700_000_000);
    expect(await git('', 128)).toBeUndefined();
    expect(await commitTime(() => Promise.reject(new Error('ENOENT')), {})).toBeUndefined();
  });

  test.each(['', 'now', '-1', '1.5', '123456789012'])('is not %p', (text) => {
    expect(parseEpoch(text)).toBeUndefined();
  });
});

test('provenance is of the mode that holds no build args, unless another one is asked for', () => {
  expect(attestationsOf({ provenance: 'true', sbom: 'true' })).toEqual({ provenance: 'mode=min', sbom: 'true' });
  expect(attestationsOf({ provenance: 'mode=max', sbom: 'generator=x' })).toEqual({
    provenance: 'mode=max',
    sbom: 'generator=x',
  });
  expect(attestationsOf({ provenance: 'false', sbom: 'False' })).toEqual({ provenance: undefined, sbom: undefined });
});

test('metadata are without the provenance of every platform', () => {
  const metadata = { 'buildx.build.provenance': {}, 'buildx.build.provenance/linux/arm64': {}, 'image.name': 'a' };
  expect(withoutBuildArgs(metadata)).toEqual({ 'image.name': 'a' });
});

describe('build secrets', () => {
  const secrets = [
    { id: 'a/b, "c"', content: Buffer.from([0, 255, 10]) },
    { id: 'B', content: Buffer.from('two') },
  ];

  test('are in files that only their owner can read', async () => {
    const files = await writeSecretFiles(directory, secrets);
    expect(files.map(({ id }) => id)).toEqual(['a/b, "c"', 'B']);
    for (const [index, { path }] of files.entries()) {
      expect(readFileSync(path)).toEqual(secrets[index]?.content);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  test('have a token that changes with each of those that a step mounts, and with nothing else', () => {
    const token = (ids: readonly string[], changed: string, key = 'k') =>
      cacheTokens(
        [
          { id: 'A', content: Buffer.from('one') },
          { id: 'B', content: Buffer.from(changed) },
        ],
        key,
      )(ids);
    expect(token(['A'], 'two')).toBe(token(['A'], 'three'));
    expect(token(['A', 'B'], 'two')).not.toBe(token(['A', 'B'], 'three'));
    expect(token(['B', 'A'], 'two')).toBe(token(['A', 'B'], 'two'));
    expect(token(['B'], 'two')).not.toBe(token(['B'], 'two', 'another key'));
    expect(token(['B'], 'two')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('have another token with every job when there is no key', () => {
    const [one, other] = [cacheTokens(secrets, undefined), cacheTokens(secrets, undefined)];
    expect(one(['B'])).not.toBe(other(['B']));
    expect(one(['B'])).toBe(one(['B']));
  });
});

test('a changed Dockerfile has the name of the original, and its ignore file beside it', async () => {
  const original = join(directory, 'app.Dockerfile');
  writeFileSync(`${original}.dockerignore`, 'x\n');
  const copy = await writeDockerfile(join(directory), original, 'FROM a\n');
  expect(copy).toBe(join(directory, 'dockerfile', 'app.Dockerfile'));
  expect(readFileSync(copy, 'utf8')).toBe('FROM a\n');
  expect(readFileSync(`${copy}.dockerignore`, 'utf8')).toBe('x\n');
  expect(await writeDockerfile(directory, join(directory, 'Dockerfile'), '')).toBe(
    join(directory, 'dockerfile', 'Dockerfile'),
  );
});

describe('a failed build', () => {
  const dockerfile = readDockerfile(
    [
      'ARG BASE',
      'FROM $BASE AS one',
      'COPY a /',
      'FROM one',
      'LABEL a=b',
      'RUN first',
      'RUN second \\',
      '  part',
      'CMD x',
      '',
    ].join('\n'),
  );

  test("is at the line that today's BuildKit names, and ends with the command's output", () => {
    const stderr = [
      '#5 [stage-1 2/2] RUN second   part',
      '#5 0.1 one',
      '#5 ERROR: process "/bin/sh -c second" did not complete successfully: exit code: 42',
      '------',
      ' > [stage-1 2/2] RUN second   part:',
      ...Array.from({ length: 15 }, (_, at) => `0.${at} line ${at}`),
      '------',
      'Dockerfile:7',
      '--------------------',
      '   7 | >>> RUN second \\',
      '--------------------',
      'ERROR: failed to build: failed to solve: process "/bin/sh -c second" did not complete successfully: exit code: 42',
    ].join('\n');
    const failure = readFailure({ stdout: '', stderr }, dockerfile);
    expect(failure).toMatchObject({ line: 7, message: expect.stringContaining('failed to solve: process') });
    expect(failure.lastLines).toEqual(Array.from({ length: 10 }, (_, at) => `line ${at + 5}`));
    expect(readFailure({ stdout: '', stderr }, undefined).line).toBe(7);
  });

  test.each([
    { title: ' > [stage-1 2/2] RUN second:', line: 7 },
    { title: ' > [stage-1 1/2] RUN first:', line: 6 },
    { title: ' > [one 2/2] COPY a /:', line: 3 },
    { title: ' > [linux/arm64 stage-1 2/2] RUN second:', line: 7 },
    { title: ' > [internal] load build context:', line: undefined },
  ])('is found by the title of its step where BuildKit names no line: $title', ({ title, line }) => {
    const stderr = `#5 ${title}\n#5 sha256:1\n#5 0.1 said\n#6 0.1 of another\n#5 ERROR: executor failed\n------\n${title}\n------\nexecutor failed\n`;
    const failure = readFailure({ stdout: '', stderr }, dockerfile);
    expect(failure).toMatchObject({ line, message: 'executor failed', lastLines: ['said'] });
  });

  test('is found by the number of its step where the legacy builder counts', () => {
    const stdout = [
      'Step 1/8 : ARG BASE',
      'Step 2/8 : FROM $BASE AS one',
      'Step 7/8 : RUN second   part',
      ' ---> Running in e3d1226a75ca',
      'said',
      'Removing intermediate container e3d1226a75ca',
    ].join('\n');
    const stderr = "complained\nThe command '/bin/sh -c second' returned a non-zero code: 42\n";
    expect(readFailure({ stdout, stderr }, dockerfile)).toEqual({
      message: "The command '/bin/sh -c second' returned a non-zero code: 42",
      line: 7,
      lastLines: ['said', 'complained'],
    });
  });

  test('may be a mistake in the Dockerfile', () => {
    const message = 'Error response from daemon: dockerfile parse error line 3: unknown instruction: RUNN';
    expect(readFailure({ stdout: '', stderr: `${message}\n` }, dockerfile)).toEqual({
      message,
      line: 3,
      lastLines: [],
    });
  });
});
