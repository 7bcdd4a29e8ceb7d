import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { JobOptions, StepResult } from '../../harness/runner.ts';
import { compileStaticServer } from '../../harness/static-server.ts';
import { waitFor } from '../../harness/wait.ts';
import { tracesOf } from './support/container-tests.ts';
import { type ImageJob, type ImageWorld, startImageWorld } from './support/image-world.ts';

let world: ImageWorld;
let work: ImageJob;

beforeAll(async () => {
  world = await startImageWorld();
}, 120_000);

afterAll(() => world?.stop(), 60_000);

afterEach(async () => {
  await work?.finish();
  expect(await tracesOf(world, work)).toBe('');
});

/** Builds an image from these lines and tries it; nothing is pushed. */
async function tryImage(
  lines: readonly string[],
  inputs: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  work = await world.startImageJob('buildkit');
  for (const [name, text] of Object.entries({ 'server.js': server, ...files }))
    writeFileSync(join(work.workspace, 'app', name), text, { mode: 0o755 });
  work.writeDockerfile(...lines);
  return work.image({ push: 'false', ...inputs });
}

/** The message of the error with which the step failed. */
function failureOf(result: StepResult): string {
  expect(result.exitCode).toBe(1);
  const errors = result.annotations.filter(({ level }) => level === 'error');
  expect(errors.map(({ title }) => title)).toEqual(['CONTAINER_TEST_FAILED']);
  expect(result.outputs).toEqual({});
  expect(result.summary).toContain('The finished container failed its test');
  return errors[0]?.message ?? '';
}

/** Listens on HOST and PORT, and answers every path but /missing. */
const server = `
const { HOST = '0.0.0.0', PORT = '8080' } = process.env;
console.log('starting, the password is ' + process.env.PASSWORD);
require('node:http').createServer((request, response) => {
  response.setHeader('x-host', request.headers.host);
  response.writeHead(request.url === '/missing' ? 404 : 200).end('hello from ' + request.url);
}).listen(Number(PORT), HOST, () => console.log('listening on ' + HOST + ':' + PORT));
`;

const serve = ['COPY server.js /', 'CMD ["node", "/server.js"]'];

describe('a container that is as it should be passes', () => {
  test('with every check at once', async () => {
    const result = await tryImage(
      [
        ...serve,
        'ENV GREETING=hello',
        'USER node',
        `HEALTHCHECK --interval=30s CMD ["node", "-e", "fetch('http://127.0.0.1:8080').catch(() => process.exit(1))"]`,
      ],
      {
        'test-port': '8080',
        'test-path': '/page',
        'test-host': 'site.example',
        'test-body': 'hello from /page',
        'test-headers': 'x-host: site.example:8080',
        'test-env': 'COLOUR=blue',
        'test-variables': 'GREETING, COLOUR',
        'test-user': 'node',
        'test-command': 'test "$COLOUR" = blue && echo "the colour is right"',
        'runtime-platform': await world.docker('version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'),
      },
    );
    expect(result.log).toMatch(/✅ port: GET \/page on port 8080 answered 200/);
    expect(result.exitCode).toBe(0);
    for (const line of [
      /✅ platform: \S+, as "runtime-platform" says/,
      /✅ health check: healthy/,
      /✅ variables: GREETING and COLOUR are there/,
      /✅ user: runs as node \(1000\)/,
      /✅ command: ended with 0/,
      /the colour is right/,
    ])
      expect(result.log).toMatch(line);
    expect(result.summary).toContain('The finished container passed its test');
    expect(result.summary).toContain('| ✅ | port | `GET /page on port 8080 answered 200` |');
    expect(result.outputs['image-id']).toMatch(/^sha256:/);
  }, 60_000);

  test('when its image has no shell and no other file', async () => {
    work = await world.startImageJob('buildkit');
    await compileStaticServer(join(work.workspace, 'app'));
    const lines = ['FROM scratch', 'LABEL berth.test=image', 'COPY static-server /server', 'ENV GREETING=hello'];
    writeFileSync(join(work.workspace, 'app/Dockerfile'), [...lines, 'USER 1000', 'CMD ["/server"]', ''].join('\n'));
    const result = await work.image({
      push: 'false',
      'test-port': '8080',
      'test-variables': 'GREETING',
      'test-user': 'not-root',
      'test-command': '["/server", "check"]',
    });
    expect(result.log).toContain('✅ user: runs as user 1000');
    expect(result.log).toContain('✅ variables: GREETING is there');
    expect(result.log).toContain('  | it answers');
    expect(result.exitCode).toBe(0);
  }, 60_000);

  test('as a task that ends with 0, with a notice', async () => {
    const result = await tryImage(['CMD ["node", "-e", "console.log(`migrated`)"]']);
    expect(result.exitCode).toBe(0);
    const notices = result.annotations.filter(({ level }) => level === 'notice').map(({ message }) => message);
    expect(notices.join('\n')).toMatch(/ended with 0 after .* it may be a task, and is no service/);
  }, 60_000);

  test('untried when this machine cannot run its platform, with a warning', async () => {
    work = await world.startImageJob('buildkit');
    // No processor takes this for a program, and that of another platform least of all.
    writeFileSync(join(work.workspace, 'app/server'), 'a program for another processor\n', { mode: 0o755 });
    const lines = ['FROM scratch', 'LABEL berth.test=image', 'COPY server /', 'CMD ["/server"]', ''];
    writeFileSync(join(work.workspace, 'app/Dockerfile'), lines.join('\n'));
    const inputs = { platforms: 'linux/s390x', 'runtime-platform': 'linux/s390x', 'test-port': '8080' };
    const result = await work.image({ push: 'false', ...inputs });
    const warnings = result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
    expect(warnings.join('\n')).toMatch(
      /was not tried: it is for linux\/s390x, and this engine runs \S+ without emulation/,
    );
    expect(result.log).toContain('✅ platform: linux/s390x');
    expect(result.summary).toContain('The finished container was not tried (');
    expect(result.exitCode).toBe(0);
  }, 60_000);

  test('unseen when the test is off', async () => {
    const result = await tryImage(['CMD ["/nothing"]'], { test: 'off' });
    expect(result.exitCode).toBe(0);
    expect(result.summary).toContain('The finished container was not tried: "test" is off.');
  }, 60_000);
});

interface Failing {
  readonly name: string;
  readonly lines: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly says: readonly RegExp[];
}

const failing: readonly Failing[] = [
  {
    name: 'its program is missing',
    lines: ['CMD ["/opt/server"]'],
    says: [/^The image has no program \/opt\/server, .* \(exit code 127\)\./, /COPY that brings the program/],
  },
  {
    name: 'its program may not be executed',
    lines: ['COPY server.js /app/server.js', 'CMD ["/app"]'],
    says: [/^The container's program \/app may not be executed \(exit code 126\)\./],
  },
  {
    name: 'its script has no #! line',
    lines: ['COPY start /', 'CMD ["/start"]'],
    files: { start: 'echo hello\n' },
    says: [
      /^The container's program \/start cannot be run on this machine's processor\./,
      /exec format error/,
      /#! line/,
    ],
  },
  {
    name: 'its script has Windows line ends',
    lines: ['COPY start /', 'CMD ["/start"]'],
    files: { start: '#!/bin/sh\r\necho hello\r\n' },
    says: [/^The container's program \/start could not be run, although the file is there\./, /LF line ends/],
  },
  {
    name: 'its user does not exist',
    lines: [...serve, 'USER nobody-knows'],
    says: [/^The image has no user nobody-knows, which USER names\./, /RUN adduser/],
  },
  {
    name: 'it fails at once, in its own last words',
    lines: ['CMD ["node", "-e", "console.error(`no licence found`); process.exit(3)"]'],
    says: [
      /^The container ended with exit code 3 after [\d.]+ s/,
      /^Its log ends with "no licence found"\./m,
      /"test-env"/,
    ],
  },
  {
    name: 'it ends, and must stay up',
    lines: ['CMD ["node", "-e", "console.log(`done`)"]'],
    inputs: { 'test-seconds': '5' },
    says: [/exit code 0 after [\d.]+ s, before the 5 s of "test-seconds" were over/, /in the foreground/],
  },
  {
    name: 'it listens on 127.0.0.1 only',
    lines: [...serve, 'ENV HOST=127.0.0.1'],
    inputs: { 'test-port': '8080', 'test-seconds': '5' },
    says: [
      /^GET \/ on port 8080 did not answer with 200-399 within 5 s\./,
      /listens on 127\.0\.0\.1:8080/,
      /0\.0\.0\.0/,
    ],
  },
  {
    name: 'it listens on another port',
    lines: [...serve, 'ENV PORT=3000', 'EXPOSE 8080'],
    inputs: { 'test-port': '8080', 'test-seconds': '5' },
    says: [/Nothing in the container listens on port 8080; it listens on port 3000\./, /EXPOSE/],
  },
  {
    name: 'another page answers than the one that is wanted',
    lines: serve,
    inputs: {
      'test-port': '8080',
      'test-seconds': '3',
      'test-body': 'hello from /\nhello from elsewhere',
      'test-headers': 'x-version: 2',
    },
    says: [
      /did not answer with the page that is wanted within 3 s\./,
      /^The body does not hold "hello from elsewhere"\. The header "x-version: 2" is missing/m,
    ],
  },
  {
    name: 'the page is not there',
    lines: serve,
    inputs: { 'test-port': '8080', 'test-path': '/missing', 'test-seconds': '5' },
    says: [/^The last answer was 404\. The server runs, but has nothing at this path/m],
  },
  {
    name: "its health check's program is missing",
    lines: [...serve, 'HEALTHCHECK --interval=30s CMD curl --fail http://127.0.0.1:8080'],
    says: [
      /^The command of the image's HEALTHCHECK cannot be run in the container\./,
      /curl: not found/,
      /neither curl nor wget/,
    ],
  },
  {
    name: 'its health check fails',
    lines: [
      ...serve,
      'HEALTHCHECK --interval=100ms --retries=2 CMD ["node", "-e", "console.log(`queue is full`); process.exit(1)"]',
    ],
    says: [/HEALTHCHECK says that the container is unhealthy\./, /ended with 1 last, and said: "queue is full"\./],
  },
  {
    name: 'several things are wrong, all in one error',
    lines: [...serve, 'ENV EMPTY='],
    inputs: {
      'test-port': '8080',
      'test-variables': 'EMPTY, ABSENT',
      'test-user': 'not-root',
      'test-command': 'echo "table users is missing"; exit 4',
    },
    says: [
      /ABSENT is missing and EMPTY is empty in the container\./,
      /The container runs as root \(0\), and "test-user" asks for not-root\./,
      /"test-command" ended with exit code 4 in the container\./,
      /Its output ends with "table users is missing"\./,
      /The image was not pushed\./,
    ],
  },
  {
    name: 'it is built for another platform',
    lines: serve,
    inputs: { 'runtime-platform': 'linux/s390x' },
    says: [/^The image is built for \S+, and "runtime-platform" says linux\/s390x\./],
  },
];

describe('a container fails, and the error says why, when', () => {
  test.each(failing)(
    '$name',
    async ({ lines, inputs, files, says }) => {
      const message = failureOf(await tryImage(lines, inputs, files));
      for (const sentence of says) expect(message).toMatch(sentence);
    },
    60_000,
  );
});

test('secrets for the running container reach it byte for byte, and nothing else', async () => {
  work = await world.startImageJob('buildkit');
  const secrets = {
    PASSWORD: 'hunter2-line-1\nhunter2 "$x" \'line\' 2\n',
    DOCKER_HOST: 'hunter2-host',
    AWS_KEY: 'hunter2-a\nb',
  };
  const handoff = join(work.workspace, 'secrets.json');
  const entries = Object.entries(secrets).map(([name, value]) => ({ name, value }));
  writeFileSync(handoff, JSON.stringify({ version: 2, mode: 'runtime-ssm', asFile: null, entries }));
  writeFileSync(join(work.workspace, 'app/server.js'), server);
  work.writeDockerfile(...serve);
  const expected = JSON.stringify(Buffer.from(JSON.stringify(secrets)).toString('base64'));
  const result = await work.image({
    push: 'false',
    'build-args-file': handoff,
    'test-port': '8080',
    'test-variables': 'PASSWORD, DOCKER_HOST, AWS_KEY',
    'test-command': JSON.stringify([
      'node',
      '-e',
      `const { PASSWORD, DOCKER_HOST, AWS_KEY } = process.env;
       const is = Buffer.from(JSON.stringify({ PASSWORD, DOCKER_HOST, AWS_KEY })).toString('base64');
       console.log(PASSWORD); process.exit(is === ${expected} ? 0 : 9)`,
    ]),
  });
  expect(result.log).toMatch(/command: ended with 0/);
  expect(result.log).toContain('starts with the real values of PASSWORD, DOCKER_HOST, AWS_KEY, and');
  expect(result.exitCode).toBe(0);
  const said = result.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expect(`${said.join('\n')}${result.summary}${work.client.parameters()}`).not.toContain('hunter2');
}, 60_000);

describe('nothing is left behind when the step', () => {
  /** Starts a test that would take a minute, ends the step while the container runs, and returns what it did. */
  async function interrupt(end: AbortController, options: JobOptions): Promise<StepResult> {
    work = await world.startImageJob('buildkit', options);
    writeFileSync(join(work.workspace, 'app/server.js'), server);
    work.writeDockerfile(...serve);
    const running = work.image({ push: 'false', 'test-seconds': '60' });
    const isUp = async () => (await tracesOf(world, work, 'status=running')) || undefined;
    const early = running.then(({ log }) => Promise.reject(new Error(`The step ended before:\n${log}`)));
    await Promise.race([waitFor(isUp, { what: 'the container under test', seconds: 60 }), early]);
    early.catch(() => undefined);
    end.abort();
    return running;
  }

  test('is cancelled', async () => {
    const end = new AbortController();
    const result = await interrupt(end, { signal: end.signal });
    expect(result.annotations.find(({ level }) => level === 'error')?.title).toBe('ACTION_CANCELLED');
    expect(await tracesOf(world, work)).toBe('');
  }, 90_000);

  test('is killed without a word, once the post step has run', async () => {
    const end = new AbortController();
    const result = await interrupt(end, { kill: end.signal });
    expect(result.exitCode).toBe(137);
    expect(await tracesOf(world, work)).not.toBe('');
    await work.finish();
    expect(await tracesOf(world, work)).toBe('');
  }, 90_000);
});
