import { describe, expect, test } from '@jest/globals';
import { readDockerfile } from '../../src/dockerfile/read.ts';
import { buildFailed } from '../../src/image/build/build-failed.ts';
import { failingOutput } from '../../src/image/build/failing-output.ts';
import { pushError } from '../../src/image/registry/push.ts';

const dockerfile = readDockerfile('FROM node:24\nCOPY package.json .\nRUN npm ci\n');
const source = { path: 'app/Dockerfile', content: dockerfile };
const asItIs = (text: string) => text;

const noLockFile = 'npm error The `npm ci` command can only install with an existing package-lock.json or';
const pipMessage = 'error: externally-managed-environment';

/** What BuildKit prints of two steps at once, of which #8 fails. */
function buildKit(step7: string, step8: string): string {
  return [
    '#7 [other 2/2] RUN pip install x || true',
    `#7 0.512 ${step7}`,
    '#8 [3/3] RUN npm ci',
    `#8 0.712 ${step8}`,
    '#8 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    '------',
    ' > [3/3] RUN npm ci:',
    `0.712 ${step8}`,
    '------',
    'Dockerfile:3',
    'ERROR: failed to build: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
  ].join('\n');
}

describe('a build that failed', () => {
  test('names the cause where it is known, with the line of the Dockerfile and the words of the builder', () => {
    const error = buildFailed(source, { stdout: '', stderr: buildKit('fine', noLockFile) }, asItIs);
    const { what, why, fix } = error.sentences;
    expect(error).toMatchObject({ code: 'BUILD_FAILED', place: { file: 'app/Dockerfile', line: 3 } });
    expect(what).toMatch(/^The image could not be built from app\/Dockerfile, at line 3: RUN npm ci\. \S/);
    expect(why).toMatch(/^The builder says: failed to build: failed to solve: .*exit code: 1\.$/m);
    expect(why).toContain(noLockFile);
    expect(fix).toContain('package-lock.json');
  });

  test('is not explained by what another step printed', () => {
    const { what, fix } = buildFailed(
      source,
      { stdout: '', stderr: buildKit(pipMessage, 'x: gone') },
      asItIs,
    ).sentences;
    expect(what).toBe('The image could not be built from app/Dockerfile, at line 3: RUN npm ci.');
    expect(fix).toMatch(/^Correct what it names/);
  });

  test('of the legacy builder is explained by its last step', () => {
    const stdout = [
      'Step 1/2 : RUN one',
      pipMessage,
      'Step 2/2 : RUN npm ci',
      ' ---> Running in e3d1',
      noLockFile,
    ].join('\n');
    const stderr = "The command '/bin/sh -c npm ci' returned a non-zero code: 1";
    expect(failingOutput({ stdout, stderr })).not.toContain(pipMessage);
    expect(buildFailed(source, { stdout, stderr }, asItIs).sentences.fix).toContain('package-lock.json');
  });
});

describe('a push that failed', () => {
  const push = (message: string) => pushError(message, { name: 'backend' }, 'r.example/backend:v1');

  test('names the cause where it is known', async () => {
    const message =
      "name unknown: The repository with name 'backend' does not exist in the registry with id '123456789012'";
    const { code, sentences } = await push(message);
    expect(code).toBe('PUSH_FAILED');
    expect(sentences.what).toMatch(/^r\.example\/backend:v1 could not be pushed\. .*repository/i);
    expect(sentences.why).toContain(`Docker says: ${message}`);
    expect(sentences.fix).not.toMatch(/^Correct what Docker names/);
  });

  test('is told in the words of Docker otherwise', async () => {
    const { sentences } = await push('the dog ate it');
    expect(sentences.why).toBe('Docker says: the dog ate it.');
  });
});
