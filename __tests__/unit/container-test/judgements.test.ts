import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FoundError } from '../../../src/diagnosis/found-error.ts';
import { matchErrors } from '../../../src/diagnosis/match-errors.ts';
import type { Verdict } from '../../../src/image/container-test/checks.ts';
import type { Health } from '../../../src/image/container-test/container-state.ts';
import { judgeHealth, paceParameters } from '../../../src/image/container-test/health.ts';
import { mostTelling } from '../../../src/image/container-test/http-probe.ts';
import { judgeEnd } from '../../../src/image/container-test/judge-end.ts';
import { judgeHttp } from '../../../src/image/container-test/judge-http.ts';
import { type Listener, parseListeners } from '../../../src/image/container-test/listening.ts';
import { remoteHost } from '../../../src/image/container-test/network.ts';
import { idOfUser, judgeUser, nameInPasswd, userOfStatus } from '../../../src/image/container-test/passwd.ts';
import {
  isSamePlatform,
  judgePlatform,
  parsePlatform,
  platformOfTaskDefinition,
  platformText,
} from '../../../src/image/container-test/platform.ts';
import { errorOf } from '../../../src/image/container-test/record.ts';
import { judgeCommand } from '../../../src/image/container-test/run-command.ts';
import { explainLogLine, explainStart } from '../../../src/image/container-test/start-failure.ts';
import { judgeVariables, knownVariables } from '../../../src/image/container-test/variables.ts';
import type { Answered, ProbeOutcome } from '../../../src/verify/probe-outcome.ts';

function knownIn(lines: readonly string[]): FoundError | undefined {
  return matchErrors(lines, ['container-log'])[0];
}

/** An answer of the application. */
function answered(status: number, body = '', location?: string): Answered {
  return {
    kind: 'answered',
    status,
    headers: location === undefined ? {} : { location },
    body,
    bodyEnd: 'complete',
    timing: { connected: 0, answered: 0, complete: 0 },
    protocol: 'HTTP/1.1',
    tls: null,
    address: '172.17.0.2:80',
  };
}

const anyPage = { body: [], json: [], headers: [] };

/** All that is said of a failure, as one text; an empty one for anything else. */
function sentencesOf(verdict: Verdict | undefined): string {
  if (verdict?.state !== 'failed') return '';
  const { what, why, fix } = verdict.sentences;
  return [what, why, fix].join('\n');
}

describe('a container that ended', () => {
  const ended = (exitCode: number, lines: readonly string[] = [], outOfMemory = false, expected?: string) =>
    judgeEnd({ state: { exitCode, outOfMemory }, lines, known: knownIn(lines), after: '0.2 s', expected });

  test('with 0 passes as a task, unless it had to do something first', () => {
    expect(ended(0).state).toBe('passed');
    expect(sentencesOf(ended(0, [], false, 'the test of port 80 was over'))).toMatch(
      /exit code 0 after 0\.2 s, before the test of port 80 was over/,
    );
  });

  test.each<[number, boolean, RegExp]>([
    [1, false, /the application's own error/],
    [125, false, /Docker itself failed/],
    [126, false, /not executable/],
    [127, false, /not found/],
    [137, true, /killed it for its memory.*\n.*\n.*larger runner/],
    [137, false, /something killed it/],
    [139, false, /SIGSEGV/],
  ])('with %i (out of memory: %s) is explained', (exitCode, outOfMemory, words) => {
    expect(sentencesOf(ended(exitCode, [], outOfMemory))).toMatch(words);
  });

  test('with anything but 0 fails, whatever it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 255 }), fc.array(fc.string()), (exitCode, lines) => {
        expect(ended(exitCode, lines).state).toBe('failed');
      }),
    );
  });

  test('is quoted with its last three lines that say something', () => {
    expect(sentencesOf(ended(1, ['one', 'two', '', 'three.', 'four', ' ']))).toContain(
      'Its log ends with "two", "three", "four".',
    );
  });

  test.each([
    'dial tcp 10.0.0.5:5432: connect: connection refused',
    'Error: connect ECONNREFUSED 127.0.0.1:6432',
    'getaddrinfo ENOTFOUND db',
    'could not translate host name "db" to address: Name or service not known',
    'dial tcp: lookup db on 127.0.0.11:53: no such host',
  ])('because it cannot reach something is told what to set: %s', (line) => {
    expect(sentencesOf(ended(1, ['starting', line, 'stopped']))).toMatch(/Set "test-services" to a compose file/);
  });

  test('because its port is taken is told where the ports are', () => {
    expect(sentencesOf(ended(1, ['listen tcp :8080: bind: address already in use']))).toMatch(/network of the host/);
  });

  test('because of a password is not sent looking for a network', () => {
    const line = 'connection to server at "db", port 5432 failed: FATAL:  password authentication failed for user "u"';
    const told = sentencesOf(ended(1, [line]));
    expect(told).toMatch(/rejected the password[\s\S]*percent-encode/);
    expect(told).not.toContain('test-services');
  });
});

describe('a container whose lines are known', () => {
  const index =
    '2026/11/26 06:10:00 [error] 29#29: *1 "/etc/nginx/html/index.html" is not found (2: No such file or directory)';

  test('is told the cause and its fix, when it ended', () => {
    const lines = ["Error: Cannot find module 'express'"];
    const known = knownIn(lines);
    const verdict = judgeEnd({
      state: { exitCode: 1, outOfMemory: false },
      lines,
      known,
      after: '1 s',
      expected: undefined,
    });
    expect(sentencesOf(verdict)).toContain(known?.what ?? 'unknown');
    expect(sentencesOf(verdict)).toContain(known?.fix ?? 'unknown');
  });

  test('is told the missing index behind the 404 of nginx, and not the noise of other paths', () => {
    const http = { port: 80, path: '/', host: 'localhost', statuses: [{ from: 200, to: 399 }], page: anyPage };
    const seen = answered(404);
    const judge = (lines: readonly string[]) =>
      sentencesOf(judgeHttp(http, { seen, listeners: undefined, lines, known: knownIn(lines), seconds: 5 }));
    expect(judge([index])).toMatch(/index/);
    expect(judge(['open() "/etc/nginx/html/cdn-cgi/trace" failed (2: No such file or directory)'])).toContain(
      '"test-path"',
    );
  });
});

describe('a container that does not start is explained:', () => {
  test.each<[string, RegExp]>([
    ['exec: "/nothere": stat /nothere: no such file or directory: unknown', /no program \/nothere/],
    ['exec: "serve": executable file not found in $PATH: unknown', /no program serve/],
    ['exec: "/etc": permission denied: unknown', /\/etc may not be executed/],
    ['exec: "/etc": is a directory: unknown', /\/etc may not be executed/],
    ['exec /server: exec format error', /program \/server cannot be run on this machine's processor/],
    ['standard_init_linux.go:228: exec user process caused: exec format error', /another processor/],
    ['exec /start.sh: no such file or directory', /\/start\.sh could not be run, although the file is there/],
    ['standard_init_linux.go:228: exec user process caused: no such file or directory', /Windows line break/],
    ['unable to find user app: no matching entries in passwd file', /no user app.*\/etc\/passwd/],
    ['unable to find group staff: no matching entries in group file', /no group staff.*\/etc\/group/],
    ['Cannot mkdir: /server is not a directory', /WORKDIR cannot be entered.*\/server is not a directory/],
    ['chdir to cwd ("/root/app") set in config.json failed: permission denied', /WORKDIR cannot be entered/],
    ['Error response from daemon: No command specified', /neither ENTRYPOINT nor CMD/],
    ['network job not found', /no Docker network job/],
    ['listen tcp4 0.0.0.0:80: bind: address already in use', /a port is taken/],
  ])('%s', (message, words) => {
    expect(Object.values(explainStart(message)).join(' ')).toMatch(words);
  });

  test('anything else in the words of the engine', () => {
    expect(explainStart('Error response from daemon: no space left on device').why).toBe(
      'The engine says: "no space left on device".',
    );
  });
});

test("a line of an application is not taken for one of the engine's", () => {
  expect(explainLogLine('exec /start.sh: no such file or directory')?.what).toContain('/start.sh');
  for (const line of ['mkdir /data: permission denied', 'network blue not found', 'unable to find user 7'])
    expect(explainLogLine(line)).toBeUndefined();
});

describe('an answer over HTTP', () => {
  const wanted = { port: 8080, path: '/', host: 'localhost', statuses: [{ from: 200, to: 399 }], page: anyPage };
  const answer = answered;
  const address = '172.17.0.2:8080';
  const judged = (seen: ProbeOutcome, listeners?: readonly Listener[], lines: readonly string[] = []) =>
    judgeHttp(wanted, { seen, listeners, lines, seconds: 60 });

  test('passes with a wanted status', () => {
    expect(judged(answer(302)).state).toBe('passed');
    expect(judged(answer(404)).state).toBe('failed');
  });

  test.each<[string, ProbeOutcome, readonly Listener[] | undefined, RegExp]>([
    ['another status', answer(500), undefined, /The last answer was 500\. The application failed at it/],
    ['a redirect', answer(404, '', '/login?token=x'), undefined, /a redirect to \/login\./],
    ['the default page', answer(404, '<hr><center>nginx/1.27'), undefined, /nginx's own page/],
    ['a server that wants TLS', answer(400, 'The plain HTTP request was sent to HTTPS port'), undefined, /speaks TLS/],
    ['something else than HTTP', { kind: 'not HTTP', message: '', address }, undefined, /not with HTTP/],
    [
      'loopback only',
      { kind: 'refused', address },
      [{ port: 8080, loopback: true }],
      /listens on 127\.0\.0\.1:8080.*\n.*0\.0\.0\.0/,
    ],
    ['another port', { kind: 'refused', address }, [{ port: 3000, loopback: false }], /it listens on port 3000/],
    [
      'other ports',
      { kind: 'reset', address },
      [
        { port: 90, loopback: false },
        { port: 80, loopback: true },
      ],
      /ports 80 and 90/,
    ],
    ['no port at all', { kind: 'refused', address }, [], /any TCP port/],
    [
      'a request that is not answered',
      { kind: 'timed out', stage: 'answer', address },
      [{ port: 8080, loopback: false }],
      /did not answer in time/,
    ],
    ['no way there', { kind: 'unreachable', address }, [{ port: 8080, loopback: false }], /job\.container\.network/],
    [
      'nothing that is known',
      { kind: 'refused', address },
      undefined,
      /connection was refused: nothing listens there, or on 127/,
    ],
  ])('fails with words for %s', (_, seen, listeners, words) => {
    expect(sentencesOf(judged(seen, listeners))).toMatch(words);
  });

  test('that does not come because of what the application waits for says so', () => {
    const lines = ['retrying: dial tcp 10.0.0.5:5432: connect: connection refused'];
    expect(sentencesOf(judged({ kind: 'refused', address }, [], lines))).toMatch(/retrying.*\n.*Set "test-services"/);
  });

  test('must be the page that is wanted', () => {
    const page = { body: ['The site'], json: [], headers: [{ name: 'x-version', value: '2' }] };
    const seen = answer(200, '<title>Welcome to nginx!</title>');
    const other = judgeHttp({ ...wanted, page }, { seen, listeners: undefined, lines: [], seconds: 60 });
    expect(sentencesOf(other)).toContain('did not answer with the page that is wanted within 60 s.');
    expect(sentencesOf(other)).toMatch(/does not hold "The site".*x-version: 2" is missing.*nginx's own page/);
    const right = { ...answer(200, '<h1>The site</h1>'), headers: { 'x-version': '2' } };
    expect(judgeHttp({ ...wanted, page }, { seen: right, listeners: undefined, lines: [], seconds: 60 }).state).toBe(
      'passed',
    );
  });

  test('of several addresses is the most telling one', () => {
    expect(mostTelling([{ kind: 'unreachable', address }, { kind: 'refused', address }, answer(404)])).toEqual(
      answer(404),
    );
    expect(mostTelling([])).toMatchObject({ kind: 'unreachable' });
  });
});

describe('a health check', () => {
  const health = (status: Health['status'], ...attempts: Health['attempts']): Health => ({ status, attempts });
  const failing = { exitCode: 1, output: 'queue is full\n' };
  const missing = { exitCode: 127, output: '/bin/sh: curl: not found' };

  test('passes when healthy, and is waited for while it starts', () => {
    expect(judgeHealth(health('healthy'), false, 60)?.state).toBe('passed');
    expect(judgeHealth(health('starting', failing), false, 60)).toBeUndefined();
  });

  test.each<[string, Health, boolean, RegExp]>([
    ['it is unhealthy', health('unhealthy', failing), false, /ended with 1 last, and said: "queue is full"/],
    ['the time is over', health('starting', failing), true, /has not said within 60 s/],
    ['it has never ended', health('starting'), true, /has not ended once/],
    [
      'its program is missing',
      health('starting', missing, missing, missing),
      false,
      /cannot be run.*\n.*curl: not found/,
    ],
  ])('fails when %s', (_, state, isOver, words) => {
    expect(sentencesOf(judgeHealth(state, isOver, 60))).toMatch(words);
  });

  test('runs faster under test, and may fail for as long as before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600_000 }), fc.integer({ min: 1, max: 50 }), (interval, retries) => {
        const parameters = paceParameters({ intervalMilliseconds: interval, retries });
        if (interval <= 500) expect(parameters).toEqual([]);
        else expect(Number(parameters[3]) * 500).toBeGreaterThanOrEqual(interval * retries);
      }),
    );
  });
});

describe('listening sockets', () => {
  test('are read from /proc/net/tcp and tcp6, without those of Docker', () => {
    const header = '  sl  local_address rem_address   st tx_queue';
    const line = (address: string, state = '0A') =>
      `   0: ${address} 00000000:0000 ${state} 00000000:00000000 00:00000000`;
    const texts = [
      line('0B00007F:8BBF'),
      line('0100007F:1F90'),
      line('00000000:0050'),
      line('0100007F:1F91', '01'),
      line('00000000000000000000000000000000:0BB8'),
      line('00000000000000000000000001000000:0BB9'),
      line('0000000000000000FFFF00000100007F:0BBA'),
    ];
    expect(parseListeners([header, ...texts, ''].join('\n'))).toEqual([
      { port: 8080, loopback: true },
      { port: 80, loopback: false },
      { port: 3000, loopback: false },
      { port: 3001, loopback: true },
      { port: 3002, loopback: true },
    ]);
  });
});

describe('the user of a container', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n';

  test('is the effective one, as the container counts', () => {
    expect(userOfStatus('Name:\tnode\nUid:\t0\t1000\t1000\t1000\n')).toBe(1000);
    expect(userOfStatus('Uid:\t100000\t100000\t100000\t100000\n', '         0     100000      65536\n')).toBe(0);
    expect(userOfStatus('nothing')).toBeUndefined();
  });

  test('has the name that the image gives it', () => {
    expect([nameInPasswd(passwd, 1000), nameInPasswd(passwd, 7)]).toEqual(['node', undefined]);
    expect([idOfUser('node:node', passwd), idOfUser('', ''), idOfUser('12:0', ''), idOfUser('x', passwd)]).toEqual([
      1000,
      0,
      12,
      undefined,
    ]);
  });

  test.each<[number | undefined, string | undefined, string, Verdict['state']]>([
    [1000, 'node', 'node', 'passed'],
    [1000, 'node', '1000', 'passed'],
    [1000, undefined, 'not-root', 'passed'],
    [0, 'root', 'not-root', 'failed'],
    [0, 'root', 'node', 'failed'],
    [1000, undefined, 'node', 'failed'],
    [undefined, undefined, 'node', 'skipped'],
  ])('%s (%s) for %s is %s', (id, name, wanted, state) => {
    expect(judgeUser({ id, name }, wanted).state).toBe(state);
  });
});

describe('variables', () => {
  test('are there, missing, or empty; their values are kept nowhere', () => {
    const known = knownVariables(['A=hunter2', 'B=', 'C=x=y', 'broken', '=z'], 'process');
    expect([[...known.filled], [...known.empty]]).toEqual([['A', 'C'], ['B']]);
    expect(judgeVariables(known, ['A', 'C']).state).toBe('passed');
    expect(judgeVariables(known, ['A', 'B', 'D'])).toMatchObject({ says: 'D is missing, B is empty' });
  });
});

describe('platforms', () => {
  test.each<[string, string]>([
    ['LINUX/X86_64', 'linux/amd64'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm/v7', 'linux/arm/v7'],
  ])('%s is %s', (text, platform) => {
    expect(platformText(parsePlatform(text))).toBe(platform);
  });

  test('a variant that is not said is any', () => {
    expect(isSamePlatform(parsePlatform('linux/arm64/v8'), parsePlatform('linux/arm64'))).toBe(true);
    expect(isSamePlatform(parsePlatform('linux/arm/v6'), parsePlatform('linux/arm/v7'))).toBe(false);
  });

  test.each<[string, object, string | undefined]>([
    ['says one', { runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } }, 'linux/arm64'],
    ['says Windows', { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }, 'windows/amd64'],
    ['is for Fargate and says none', { requiresCompatibilities: ['FARGATE'] }, 'linux/amd64'],
    ['is for EC2 and says none', { requiresCompatibilities: ['EC2'] }, undefined],
  ])('a task definition that %s', (_, taskDefinition, expected) => {
    const platform = platformOfTaskDefinition({ ...taskDefinition });
    expect(platform === undefined ? undefined : platformText(platform)).toBe(expected);
  });

  test('another one fails, with the input that changes it', () => {
    const required = { platform: parsePlatform('linux/arm64'), source: '"runtime-platform"' };
    expect(sentencesOf(judgePlatform(parsePlatform('linux/amd64'), required))).toMatch(/"platforms: linux\/arm64"/);
    expect(judgePlatform(parsePlatform('linux/arm64'), required).state).toBe('passed');
  });
});

test.each<[Partial<Parameters<typeof judgeCommand>[0]>, RegExp]>([
  [{ exitCode: 4, output: ['table is missing'] }, /exit code 4.*\nIts output ends with "table is missing"/],
  [
    { exitCode: 126, output: ['OCI runtime exec failed: exec: "sh": executable file not found'] },
    /JSON array of words/,
  ],
  [{ exitCode: 130, isOver: true }, /had not ended in the container after 60 s/],
])('a command that fails with %j is explained', (end, words) => {
  const verdict = judgeCommand({ exitCode: 0, output: [], isOver: false, seconds: 60, took: '1.0 s', ...end });
  expect(sentencesOf(verdict)).toMatch(words);
});

test.each<[string, string | undefined]>([
  ['unix:///var/run/docker.sock', undefined],
  ['npipe:////./pipe/docker_engine', undefined],
  ['tcp://127.0.0.1:2375', undefined],
  ['tcp://localhost:2376', undefined],
  ['tcp://docker:2376', 'docker'],
  ['tcp://[fd00::7]:2376', 'fd00::7'],
  ['ssh://user@build.example.com:22', 'build.example.com'],
])('the engine at %s is on the machine %s', (endpoint, host) => {
  expect(remoteHost(endpoint)).toBe(host);
});

test('one error tells everything that failed, and each thing once', () => {
  const verdict = (word: string): Verdict => ({
    state: 'failed',
    says: word,
    sentences: { what: `${word}.`, why: 'The same.', fix: `Mend ${word}.` },
  });
  const results = (['port', 'user'] as const).map((name) => ({ name, verdict: verdict(name), milliseconds: 1 }));
  expect(errorOf(results)?.sentences).toEqual({
    what: 'port. user. The image was not pushed.',
    why: 'The same.',
    fix: 'Mend port. Mend user.',
  });
  expect(errorOf([])).toBeUndefined();
});
