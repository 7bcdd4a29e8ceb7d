import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Job, type JobOptions, type StepResult, startJob } from '../../harness/runner.ts';

let workspace: string;
let job: Job | undefined;
let server: Server | undefined;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'berth-image-test-'));
  mkdirSync(join(workspace, 'bin'));
  writeFileSync(join(workspace, 'Dockerfile'), 'FROM scratch\n');
});

afterEach(async () => {
  await job?.finish();
  server?.close();
  rmSync(workspace, { recursive: true, force: true });
});

const credentials = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y', AWS_REGION: 'us-east-1' };

/** Runs `image` where PATH has node and what the test has put into `bin`, and nothing of the machine. */
async function image(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
  options: Pick<JobOptions, 'signal'> = {},
): Promise<StepResult> {
  const bin = join(workspace, 'bin');
  if (!existsSync(join(bin, 'sh'))) symlinkSync('/bin/sh', join(bin, 'sh'));
  const isolated = { PATH: bin, HOME: workspace, AWS_EC2_METADATA_DISABLED: 'true', ...environment };
  await job?.finish();
  job = startJob({ ...options, workspace, environment: isolated });
  return job.run('image', inputs);
}

/** A client that answers what it is, stands in for an engine of that API, and does nothing else. */
function installClient(version: string, answer = `exit 0`): void {
  const client = JSON.stringify({ Client: { Version: version, ApiVersion: '1.41' }, Server: {} });
  const lines = [
    '#!/bin/sh',
    'case "$1" in',
    `version) echo '${client}'; ${answer} ;;`,
    'buildx) exit 1 ;;',
    'esac',
    '',
  ];
  writeFileSync(join(workspace, 'bin', 'docker'), lines.join('\n'), { mode: 0o755 });
}

/** An endpoint of AWS that answers every call with this error. */
async function refusingAws(type: string, message: string): Promise<string> {
  server = createServer((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: type, message }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${Object(server.address()).port}`;
}

function errorOf(result: StepResult) {
  expect(result.exitCode).toBe(1);
  expect(result.outputs).toEqual({});
  const errors = result.annotations.filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(1);
  return { code: errors[0]?.title, message: errors[0]?.message };
}

describe('image says in one error that', () => {
  test('there is no Docker client', async () => {
    expect(errorOf(await image({ push: 'false' }))).toEqual({
      code: 'DOCKER_MISSING',
      message: expect.stringMatching(/^There is no Docker client on this runner\.$/m),
    });
  });

  test('no engine answers, in the words of the client', async () => {
    installClient('20.10.24', `echo 'Cannot connect to the Docker daemon at unix:///x. Is it running?' >&2; exit 1`);
    expect(errorOf(await image({ push: 'false' }))).toEqual({
      code: 'DOCKER_UNAVAILABLE',
      message: expect.stringContaining('Cannot connect to the Docker daemon at unix:///x. Is it running?\n'),
    });
  });

  test('inputs are wrong, all of them, before Docker is looked for', async () => {
    expect(errorOf(await image({ tags: 'a b', 'build-args': 'A', 'create-repository': 'yes' }))).toEqual({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(
        /^4 inputs are not usable: .*line 1.*"repository" is required.*"create-repository" must.*"tags" must be/,
      ),
    });
  });

  test('there is no Dockerfile', async () => {
    expect(errorOf(await image({ push: 'false', file: 'docker/Dockerfile' }))).toEqual({
      code: 'DOCKERFILE_NOT_FOUND',
      message: expect.stringMatching(/^There is no Dockerfile at docker\/Dockerfile\.$/m),
    });
  });

  test('there is no context', async () => {
    expect(errorOf(await image({ push: 'false', context: 'nowhere' })).message).toContain(
      '"context" nowhere is not a directory.',
    );
  });

  test('the builder cannot honour inputs', async () => {
    installClient('28.2.2');
    const inputs = { push: 'false', platforms: 'linux/arm64', 'cache-to': 'type=inline', 'cache-from': 'type=gha' };
    expect(errorOf(await image(inputs))).toEqual({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('cannot honour "platforms" linux/arm64, "cache-to", "cache-from" with a type.'),
    });
  });

  test('the file of build args is missing, or no such file', async () => {
    expect(errorOf(await image({ push: 'false', 'build-args-file': 'nowhere.json' })).message).toContain(
      '"build-args-file" nowhere.json cannot be read.',
    );
    writeFileSync(join(workspace, 'other.json'), '{"A": "hunter2"}');
    const other = errorOf(await image({ push: 'false', 'build-args-file': 'other.json' }));
    expect(other.code).toBe('INVALID_SECRETS');
    expect(other.message).not.toContain('hunter2');
  });

  test('a build arg is given twice', async () => {
    const file = { version: 2, mode: 'build-args', asFile: null, entries: [{ name: 'A', value: 'hunter2' }] };
    writeFileSync(join(workspace, 'args.json'), JSON.stringify(file));
    const result = await image({ push: 'false', 'build-args': 'A=hunter1', 'build-args-file': 'args.json' });
    expect(errorOf(result).message).toMatch(/^A is given by "build-args" and by "build-args-file"\.$/m);
  });

  test('build args are too long together', async () => {
    installClient('20.10.24');
    const entries = Array.from({ length: 30 }, (_, index) => ({ name: `A${index}`, value: 'x'.repeat(100_000) }));
    writeFileSync(
      join(workspace, 'args.json'),
      JSON.stringify({ version: 2, mode: 'build-args', asFile: null, entries }),
    );
    expect(errorOf(await image({ push: 'false', 'build-args-file': 'args.json' }))).toEqual({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/^The values that Docker is to pass on are too long, all of them together\.$/m),
    });
  });

  test('there are no credentials', async () => {
    installClient('20.10.24');
    const result = await image({ repository: 'backend' }, { AWS_REGION: 'us-east-1' });
    expect(errorOf(result).code).toBe('AWS_CREDENTIALS_MISSING');
  });

  test('there is no region', async () => {
    installClient('20.10.24');
    const { AWS_REGION: _, ...rest } = credentials;
    expect(errorOf(await image({ repository: 'backend' }, rest)).code).toBe('AWS_REGION_MISSING');
  });

  test('AWS cannot be reached', async () => {
    installClient('20.10.24');
    const result = await image({ repository: 'backend' }, { ...credentials, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    expect(errorOf(result)).toMatchObject({
      code: 'AWS_UNREACHABLE',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('AWS denies a call, with the action and the resource to allow', async () => {
    installClient('20.10.24');
    const message =
      'User: arn:aws:iam::123456789012:user/ci is not authorized to perform: ecr:DescribeRepositories on resource: arn:aws:ecr:us-east-1:123456789012:repository/backend';
    const endpoint = await refusingAws('AccessDeniedException', message);
    const result = await image({ repository: 'backend' }, { ...credentials, AWS_ENDPOINT_URL: endpoint });
    expect(errorOf(result)).toEqual({
      code: 'AWS_ACCESS_DENIED',
      message: expect.stringContaining(
        'Allow the IAM action ecr:DescribeRepositories on arn:aws:ecr:us-east-1:123456789012:repository/backend',
      ),
    });
  });

  test('the repository is missing', async () => {
    installClient('20.10.24');
    const endpoint = await refusingAws('RepositoryNotFoundException', 'no');
    const result = await image({ repository: 'team/backend' }, { ...credentials, AWS_ENDPOINT_URL: endpoint });
    expect(errorOf(result)).toEqual({
      code: 'REPOSITORY_NOT_FOUND',
      message: expect.stringContaining('aws ecr create-repository --repository-name team/backend'),
    });
  });
});

describe('image leaves nothing behind', () => {
  test('neither after an error nor, in the post step, after a step that was killed', async () => {
    const temp = join(workspace, 'temp');
    mkdirSync(join(temp, 'berth-image', 'of-a-killed-step'), { recursive: true });
    installClient('20.10.24');
    const result = await image({ repository: 'backend' }, { AWS_REGION: 'us-east-1', RUNNER_TEMP: temp });
    expect(result.exitCode).toBe(1);
    expect(readdirSync(join(temp, 'berth-image'))).toEqual(['of-a-killed-step']);
    const [post] = (await job?.finish()) ?? [];
    expect(post?.exitCode).toBe(0);
    expect(readdirSync(temp)).toEqual([]);
    expect(dirname(result.state.privateDirectory ?? '')).toBe(join(temp, 'berth-image'));
  });
});

describe('build secrets are refused, without their values, when', () => {
  const cases: readonly {
    readonly name: string;
    readonly inputs: Readonly<Record<string, string>>;
    readonly says: RegExp;
  }[] = [
    { name: 'one is empty', inputs: { secrets: 'TOKEN=' }, says: /"secrets" gives TOKEN no value/ },
    {
      name: 'a file is missing',
      inputs: { 'secret-files': 'KEY=nowhere' },
      says: /^The file nowhere of the build secret KEY/m,
    },
    {
      name: 'a file is empty',
      inputs: { 'secret-files': 'KEY=empty' },
      says: /^The file empty of the build secret KEY .* is empty\.$/m,
    },
    {
      name: 'a file is too large',
      inputs: { 'secret-files': 'KEY=large' },
      says: /^The build secret KEY is 512001 bytes long\.$/m,
    },
    {
      name: 'an id is given twice',
      inputs: { secrets: 'KEY=hunter2', 'secret-files': 'KEY=small' },
      says: /^KEY is given by more than one of "build-args-file", "secrets" and "secret-files"\.$/m,
    },
  ];

  test.each(cases)('$name', async ({ inputs, says }) => {
    writeFileSync(join(workspace, 'empty'), '');
    writeFileSync(join(workspace, 'small'), 'hunter2');
    writeFileSync(join(workspace, 'large'), 'x'.repeat(512_001));
    const result = await image({ push: 'false', ...inputs });
    expect(errorOf(result)).toEqual({ code: 'INVALID_INPUT', message: expect.stringMatching(says) });
    expect(result.log).not.toContain('hunter2');
  });

  test('a required one is missing: beside the line that mounts it', async () => {
    installClient('20.10.24');
    writeFileSync(join(workspace, 'Dockerfile'), 'FROM scratch\n\nRUN --mount=type=secret,id=KEY,required x\n');
    const result = await image({ push: 'false' });
    expect(errorOf(result).code).toBe('INVALID_INPUT');
    expect(result.annotations[0]).toMatchObject({ level: 'error', file: 'Dockerfile', line: 3 });
    expect(result.annotations[0]?.message).toContain(
      'Dockerfile:3: The build secret KEY is required here, and is not given.',
    );
  });
});

describe('a cancelled image', () => {
  test('does not wait for a call of AWS that hangs', async () => {
    installClient('20.10.24');
    const cancel = new AbortController();
    server = createServer(() => cancel.abort()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
    const result = await image(
      { repository: 'backend' },
      { ...credentials, AWS_ENDPOINT_URL: endpoint },
      { signal: cancel.signal },
    );
    expect(errorOf(result).code).toBe('ACTION_CANCELLED');
    server.closeAllConnections();
  });
});
