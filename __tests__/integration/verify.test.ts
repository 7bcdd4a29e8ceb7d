import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type Nginx, startNginx } from '../../harness/nginx.ts';
import { freePort } from '../../harness/ports.ts';
import { test } from '../support/concurrent-test.ts';
import { onConnection, onRequest, type StrangeServer, startDeafServer } from '../support/strange-servers.ts';
import { errorOf, verify } from '../support/verify-job.ts';

let port: number;
let nginx: Nginx;
/** Stopped in the end. */
const servers: StrangeServer[] = [];

const commit = '0123456789abcdef0123456789abcdef01234567';
const digest = `sha256:${'ab'.repeat(32)}`;

beforeAll(async () => {
  port = await freePort();
  const site = `server { listen ${port}; server_name site.test; root html; add_header x-version "${digest}";
    location = /moved { return 301 https://site.test/new; }
    location = /status.json { default_type application/json; return 200 '{"version":"${commit.slice(0, 12)}","db":{"up":true},"tags":["a","1.10"]}'; }
    location = /proxied { proxy_pass http://127.0.0.1:1; }
    location = /redirects { return 301 https://$host$request_uri; } }`;
  const fresh = `server { listen ${port} default_server; root html; index welcome.html; }`;
  const welcome = '<!DOCTYPE html><html><head><title>Welcome to nginx!</title></head><body></body></html>';
  nginx = await startNginx({
    http: `${fresh}\n${site}`,
    files: { 'html/index.html': '<h1>The site</h1>\n', 'html/welcome.html': welcome },
    port,
  });
}, 60_000);

afterAll(async () => {
  await nginx.stop();
  await Promise.all(servers.map((server) => server.stop()));
});

async function served(server: Promise<StrangeServer>): Promise<string> {
  const started = await server;
  servers.push(started);
  return `http://127.0.0.1:${started.port}/`;
}

/** Asks nginx by a host name. */
const ask = (path: string, inputs: Readonly<Record<string, string>> = {}, host = 'site.test') =>
  verify({ urls: `http://${host}:${port}${path}`, 'connect-to': `${host}=127.0.0.1`, ...inputs });

describe('an answer as it should be', () => {
  test('passes, and says status, time and address', async () => {
    const result = await ask('/', { body: 'The site' });
    expect(errorOf(result)).toBe('');
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'passed', 'certificate-days': '', 'rolled-back-to': '' },
    });
    expect(result.log).toMatch(new RegExp(`http://site\\.test:${port}/: 200 in \\d+ ms from 127\\.0\\.0\\.1:${port}`));
    expect(JSON.parse(result.outputs.results ?? '')).toMatchObject([
      {
        url: `http://site.test:${port}/`,
        passed: true,
        status: 200,
        address: `127.0.0.1:${port}`,
        tls: null,
        attempts: 1,
      },
    ]);
  });

  test('may be told in a YAML list, where an entry has its own expectations', async () => {
    const urls = `
      - http://site.test:${port}/
      - url: http://site.test:${port}/status.json
        status: 200
        json: { version: ${commit.slice(0, 12)}, db.up: true, tags.1: 1.10 }
        headers: { content-type: application/json, date: '' }
      - url: http://site.test:${port}/moved
        redirect: https://site.test/new
      - url: http://site.test:${port}/none
        status: 404
    `;
    const result = await verify({ urls, 'connect-to': 'site.test=127.0.0.1' });
    expect(errorOf(result)).toBe('');
    expect(result.problems).toEqual([[], [], [], []]);
  });

  test('serves the version that was deployed, by commit in a field, by digest in a header, by text in the body', async () => {
    const [field, header, body, other] = await Promise.all([
      ask('/status.json', { version: commit, 'version-from': 'json:version' }),
      ask('/', { version: digest, 'version-from': 'header:X-Version' }),
      ask('/status.json', { version: commit.slice(0, 12) }),
      ask('/status.json', { version: 'f'.repeat(40), 'version-from': 'json:version' }),
    ]);
    expect([field, header, body].map(({ problems }) => problems)).toEqual([[[]], [[]], [[]]]);
    expect(other.problems).toEqual([['wrong-version']]);
    expect(errorOf(other)).toContain(
      `the field version says ${commit.slice(0, 12)}, where ${'f'.repeat(40)} is expected`,
    );
  });
});

describe('an answer that is another one', () => {
  test('says the status, and what it means', async () => {
    const result = await ask('/none');
    expect(result).toMatchObject({ exitCode: 1, problems: [['wrong-status']], outputs: { outcome: 'failed' } });
    expect(errorOf(result)).toContain('It answered 404, where 200-299 is expected.');
    expect(errorOf(result)).toContain('nginx has no such file');
  });

  test('tells the page of a fresh nginx: no server_name matches the host', async () => {
    const result = await ask('/', {}, 'other.test');
    expect(result.problems).toEqual([['default-page']]);
    expect(errorOf(result)).toContain("The answer came from nginx's default server");
    expect(errorOf(result)).toContain('No server_name matches other.test');
  });

  test('tells a proxy whose application does not answer', async () => {
    const result = await ask('/proxied');
    expect(result.problems).toEqual([['bad-gateway']]);
  });

  test('tells the load balancer that has no target', async () => {
    const url = await served(
      onRequest((_, response) =>
        response.writeHead(503, { server: 'awselb/2.0' }).end('<h1>503 Service Temporarily Unavailable</h1>'),
      ),
    );
    const result = await verify({ urls: url });
    expect(result.problems).toEqual([['no-healthy-target']]);
  });

  test('tells each text, field and header that is not as it should be', async () => {
    const result = await ask('/status.json', {
      body: 'hello',
      json: 'db.up=false\ndb=1\nmissing=1',
      headers: 'x-missing\ncontent-type: text/html',
    });
    expect(result.problems).toEqual([
      ['wrong-body', 'wrong-header', 'wrong-header', 'wrong-json', 'wrong-json', 'wrong-json'],
    ]);
    expect(errorOf(result)).toContain('The field db.up is "true", and not "false".');
    expect(errorOf(result)).toContain('The field missing cannot be read: there is no such field.');
  });

  test('does not follow a redirect, and says where it leads', async () => {
    const [followed, elsewhere, none] = await Promise.all([
      ask('/moved'),
      ask('/moved', { redirect: 'https://site.test/other' }),
      ask('/', { redirect: '/new' }),
    ]);
    expect(errorOf(followed)).toContain('It answered 301, a redirect to https://site.test/new');
    expect(elsewhere.problems).toEqual([['redirect-elsewhere']]);
    expect(none.problems).toEqual([['no-redirect']]);
  });

  test('may be too slow', async () => {
    const url = await served(onRequest((_, response) => setTimeout(() => response.end('late'), 400)));
    const [slow, patient] = await Promise.all([
      verify({ urls: url, 'maximum-milliseconds': '300' }),
      verify({ urls: url, body: 'late' }),
    ]);
    expect(slow.problems).toEqual([['too-slow']]);
    expect(patient.problems).toEqual([[]]);
  });

  test('may be broken off', async () => {
    const url = await served(
      onConnection((socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf')),
      ),
    );
    expect((await verify({ urls: url, body: 'half' })).problems).toEqual([['answer-broken-off']]);
  });
});

describe('no answer', () => {
  test('is refused where nothing listens: nothing is published there', async () => {
    const result = await verify({ urls: 'https://127.0.0.1:1/' });
    expect(result.problems).toEqual([['connection-refused']]);
    expect(errorOf(result)).toContain('Port 1 of 127.0.0.1 is refused');
    expect(errorOf(result)).toContain('No container publishes the port');
  });

  test('times out where what asks for a connection is dropped: a security group, or DNS', async () => {
    const deaf = await startDeafServer();
    servers.push(deaf);
    const result = await verify({ urls: `http://127.0.0.1:${deaf.port}/`, 'timeout-seconds': '2' });
    expect(result.problems).toEqual([['connection-timed-out']]);
    expect(errorOf(result)).toContain('security group');
  });

  test('comes to an end where the application hangs', async () => {
    const url = await served(onConnection(() => undefined));
    const [plain, secure] = await Promise.all([
      verify({ urls: url, 'timeout-seconds': '1' }),
      verify({ urls: url.replace('http:', 'https:'), 'timeout-seconds': '1' }),
    ]);
    expect(plain.problems).toEqual([['no-answer']]);
    expect(secure.problems).toEqual([['handshake-timed-out']]);
  });

  test('is reset where the application ends the connection', async () => {
    const url = await served(onConnection((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect((await verify({ urls: url })).problems).toEqual([['connection-reset']]);
    expect((await verify({ urls: url.replace('http:', 'https:') })).problems).toEqual([['handshake-closed']]);
  });

  test('is no HTTP where another protocol is spoken, and no TLS where the port speaks plain HTTP', async () => {
    const url = await served(onConnection((socket) => socket.write('220 mail.test ESMTP\r\n')));
    expect((await verify({ urls: url })).problems).toEqual([['not-http']]);
    const plain = await ask('/');
    expect(plain.problems).toEqual([[]]);
    const secure = await verify({ urls: `https://127.0.0.1:${port}/` });
    expect(secure.problems).toEqual([['no-tls']]);
  });

  test('has its reason in DNS where the name has no address', async () => {
    const result = await verify({ urls: 'https://none.invalid/' });
    expect(result.problems[0]?.[0]).toMatch(/^name-/);
    expect(errorOf(result)).toContain('none.invalid');
  });
});

describe('http beside https', () => {
  test('must redirect where that is asked for', async () => {
    const urls = `https://site.test:${port}/redirects`;
    const result = await verify({
      urls,
      'https-redirect': 'true',
      'connect-to': `site.test:80=127.0.0.1:${port}\nsite.test=127.0.0.1`,
    });
    // The port speaks no TLS; what matters here is the second question.
    expect(result.problems).toEqual([['no-tls'], []]);
    const served = await verify({
      urls: `https://site.test:${port}/`,
      'https-redirect': 'true',
      'connect-to': `site.test:80=127.0.0.1:${port}\nsite.test=127.0.0.1`,
    });
    expect(served.problems[1]).toEqual(['no-redirect']);
    expect(errorOf(served)).toContain('without encryption');
  });
});

describe('asking again', () => {
  test('goes on until the server is up', async () => {
    const late = await freePort();
    const result = verify(
      { urls: `http://127.0.0.1:${late}/`, 'wait-seconds': '60', 'interval-seconds': '1' },
      {
        onLine: (line) => {
          if (line.includes('Asking again.')) void served(onRequest((_, response) => response.end('up'), late));
        },
      },
    );
    const { exitCode, outputs, log } = await result;
    expect(log).toContain('connection-refused');
    expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 0, outcome: 'passed' });
  });

  test('wants so many good answers in a row', async () => {
    let count = 0;
    const url = await served(
      onRequest((_, response) => {
        count += 1;
        response.writeHead(count === 2 ? 500 : 200).end('page');
      }),
    );
    const result = await verify({ urls: url, 'good-answers': '3', 'wait-seconds': '30', 'interval-seconds': '0' });
    expect(JSON.parse(result.outputs.results ?? '')).toMatchObject([{ passed: true, attempts: 5, goodInARow: 3 }]);
  });

  test('tells of a server that comes and goes', async () => {
    let count = 0;
    const url = await served(
      onRequest((_, response) => {
        count += 1;
        response.writeHead(count % 2 === 0 ? 500 : 200).end('page');
      }),
    );
    const result = await verify({ urls: url, 'good-answers': '3', 'wait-seconds': '1', 'interval-seconds': '0' });
    expect(result.problems).toEqual([['wrong-status', 'few-good-answers']]);
    expect(errorOf(result)).toMatch(/\d+ of \d+ answers were good, and never 3 in a row/);
  });

  test('ends at once when the job is cancelled', async () => {
    const cancel = new AbortController();
    const url = await served(onConnection(() => cancel.abort()));
    const start = Date.now();
    const result = await verify(
      { urls: url, 'wait-seconds': '600', 'timeout-seconds': '60' },
      { signal: cancel.signal },
    );
    expect(Date.now() - start).toBeLessThan(10_000);
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(errorOf(result)).toMatch(/^ACTION_CANCELLED/);
  });
});

describe('what is sent', () => {
  test('has the headers that are asked for, and the log hides their values', async () => {
    const url = await served(
      onRequest(({ headers }, response) =>
        response.writeHead(headers.authorization === 'Bearer s3cret-token-value' ? 200 : 401).end(),
      ),
    );
    const result = await verify({ urls: url, 'request-headers': 'Authorization: Bearer s3cret-token-value' });
    expect(result.problems).toEqual([[]]);
    expect(result.masks).toContain('Bearer s3cret-token-value');
    expect(result.masks).toContain('s3cret-token-value');
    expect((await verify({ urls: url })).problems).toEqual([['wrong-status']]);
  });

  test('shows no query, which may hold a token', async () => {
    const result = await ask('/none?token=s3cret-token-value');
    expect(result.rawLog + result.summary + result.outputs.results).not.toContain('s3cret-token-value');
  });
});

describe('wrong inputs', () => {
  test('are all named, and nothing is asked', async () => {
    const result = await verify({
      urls: '- url: ftp://site.test/\n- url: https://user:hunter22@site.test/\n- url: http://site.test/\n  statuz: 200\n  status: ok\n- [1]',
      'version-from': 'cookie',
      'connect-to': 'nowhere',
      'request-headers': 'no colon s3cret-token-value',
      'on-failure': 'roll-back',
      'good-answers': '0',
    });
    const error = errorOf(result);
    expect(error).toMatch(/^INVALID_INPUT/);
    for (const words of [
      'entry 1 of "urls" must be a URL',
      'entry 2 of "urls" has a login',
      '"statuz" is none of url, status',
      'entry 3 of "urls": "status" takes statuses',
      'entry 4 of "urls" is neither a URL nor has a member "url"',
      '"version-from" takes body',
      '"connect-to" takes HOST',
      '"request-headers" takes Name: value, which its line 1 is not',
      'needs "service"',
      '"good-answers" must be a whole number from 1 to 1000',
    ])
      expect(error).toContain(words);
    expect(result.rawLog).not.toContain('hunter22');
    expect(result.rawLog).not.toContain('s3cret');
  });

  test('a list that is none is said to be none', async () => {
    expect(errorOf(await verify({ urls: '- url: [' }))).toContain('"urls" begins like a YAML list, but is none');
    expect(errorOf(await verify({ urls: '[]' }))).toContain('"urls" names no URL');
  });
});
