import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ActResult, runAct } from '../../harness/act.ts';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { runCommand } from '../../harness/command.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { copyRepository } from '../../harness/repository-copy.ts';
import { repositoryRoot } from '../../harness/runner.ts';
import { cacheDirectory } from '../../harness/tools.ts';
import { commitFolder } from '../../harness/work-tree.ts';
import { awsCli } from '../support/aws-cli.ts';
import { removeTestImages } from './act/images.ts';

let root: string;
let engine: Engine;
let result: ActResult;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'berth-self-test-'));
  engine = await provideEngine();
  const base = await assembleBaseImage({ ...process.env, ...engine.environment });
  const { DOCKER_HOST = process.env.DOCKER_HOST } = engine.environment;
  result = await runAct({
    repository: await createRepository(join(root, 'berth')),
    workflow: '.github/workflows/self-test.yml',
    directory: root,
    localRepositories: [],
    variables: { SELF_TEST_BASE_IMAGE: base.reference },
    environment: {
      ...(DOCKER_HOST === undefined ? {} : { DOCKER_HOST }),
      PATH: `${await provideAws(join(root, 'bin'))}${delimiter}${process.env.PATH}`,
      XDG_CACHE_HOME: dirname(cacheDirectory()),
    },
  });
}, 180_000);

afterAll(async () => {
  await removeTestImages('self-test', { ...process.env, ...engine?.environment });
  await engine?.stop();
  rmSync(root, { recursive: true, force: true });
}, 60_000);

describe('the self-test workflow inside act', () => {
  test('succeeds: a second version takes the place of the first where there is no room beside it', () => {
    expect(result.exitCode === 0 ? '' : result.log).toBe('');
    expect(result.log).toContain('Success - Main It took the place of the first');
  });

  test('runs the post steps, nested ones included', () => {
    for (const step of ['Hand on the secrets', 'Build and push the image', 'Start local-aws'])
      expect(result.log).toContain(`Success - Post ${step}`);
  });

  test('leaves no container behind', async () => {
    const flags = ['ps', '--all', '--quiet', '--filter', 'label=com.amazonaws.ecs.cluster=self-test'];
    const environment = { ...process.env, ...engine.environment };
    expect(await runCommand('docker', flags, { environment })).toBe('');
  });
});

/** This repository as a work tree of its own, in which `$/` reads `./`. */
async function createRepository(repository: string): Promise<string> {
  copyRepository(repository, { kind: 'workspace' });
  cpSync(join(repositoryRoot, 'script'), join(repository, 'script'), { recursive: true });
  await commitFolder(repository, 'example/berth');
  return repository;
}

/** A folder with the command `aws`, which GitHub's runners have. */
async function provideAws(folder: string): Promise<string> {
  const { python } = await awsCli({});
  mkdirSync(folder);
  const wrapper = `#!/bin/sh\nexec "${python}" "${join(dirname(python), 'aws')}" "$@"\n`;
  writeFileSync(join(folder, 'aws'), wrapper, { mode: 0o755 });
  return folder;
}
