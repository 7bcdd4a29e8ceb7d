import { certificates, type WrongCertificate } from '../certificates.ts';
import { visitNginx } from '../nginx.ts';
import { nodeProgram } from '../node-program.ts';
import { type Scene, scenesOf } from '../scene.ts';
import { silentPort } from '../silent-server.ts';
import type { Stage } from '../stage.ts';
import { tcpServer, tlsServer } from '../tls-server.ts';
import { serve } from '../web-server.ts';

/** Asks for a page; resolves to what the client prints. */
type Ask = (stage: Stage, url: string, ...flags: readonly string[]) => Promise<string>;

const curl: Ask = async (stage, url, ...flags) => {
  const { authority } = await certificates(stage);
  return stage.run('curl', ['--silent', '--show-error', '--max-time', '5', '--cacert', authority, ...flags, url]);
};

const fetched: Ask = (stage, url) =>
  nodeProgram(stage, `await fetch(${JSON.stringify(url)}, { signal: AbortSignal.timeout(2000) });`);

/** What both clients meet, each in words of its own. */
const cases: readonly (readonly [id: string, play: (stage: Stage, ask: Ask) => Promise<string>])[] = [
  ['probe-connection-refused', async (stage, ask) => ask(stage, `http://127.0.0.1:${await stage.port(8080)}/`)],
  ['probe-dns-nxdomain', (stage, ask) => ask(stage, 'http://app.example.invalid/')],
  ['probe-plain-http-on-tls-port', async (stage, ask) => ask(stage, `https://127.0.0.1:${await plainServer(stage)}/`)],
  [
    'probe-redirect-loop',
    async (stage, ask) => ask(stage, `http://127.0.0.1:${await redirectingServer(stage)}/`, '--location'),
  ],
  [
    'probe-connection-reset',
    async (stage, ask) =>
      ask(
        stage,
        `http://127.0.0.1:${await tcpServer(stage, 8080, (socket) => socket.once('data', () => socket.end()))}/`,
      ),
  ],
  [
    'probe-no-response',
    async (stage, ask) =>
      ask(stage, `http://127.0.0.1:${await tcpServer(stage, 8080, () => undefined)}/`, '--max-time', '1'),
  ],
];

function plainServer(stage: Stage): Promise<number> {
  return serve(stage, 443, (_, response) => response.end('hello'));
}

function redirectingServer(stage: Stage): Promise<number> {
  return serve(stage, 8080, (_, response) => response.writeHead(301, { location: '/' }).end());
}

const curlOnly: readonly Pick<Scene, 'id' | 'provoke'>[] = [
  {
    id: 'probe-timeout',
    provoke: async (stage) =>
      curl(stage, `http://127.0.0.1:${await silentPort(stage, 8080)}/`, '--connect-timeout', '1'),
  },
  ...certificateCases((stage, port) => curl(stage, `https://localhost:${port}/`)),
  {
    id: 'probe-tls-version',
    provoke: async (stage) => {
      const port = await tlsServer(stage, (await certificates(stage)).good, { minVersion: 'TLSv1.3' });
      return curl(stage, `https://localhost:${port}/`, '--tls-max', '1.2');
    },
  },
  {
    id: 'probe-tls-handshake-closed',
    provoke: async (stage) => {
      const port = await tcpServer(stage, 443, (socket) => socket.once('data', () => socket.end()));
      return curl(stage, `https://localhost:${port}/`);
    },
  },
  {
    id: 'probe-502-bad-gateway',
    provoke: async (stage) => {
      const http = `server { listen 127.0.0.1:PORT; location / { proxy_pass http://127.0.0.1:${await stage.port(3000)}; } }`;
      return visitNginx(stage, { http }, (address) => curl(stage, `http://${address}/`));
    },
  },
  {
    id: 'probe-http-to-tls-port',
    provoke: async (stage) => {
      const { good } = await certificates(stage);
      const files = `ssl_certificate ${good.fullChain}; ssl_certificate_key ${good.key};`;
      return visitNginx(stage, { http: `server { listen 127.0.0.1:PORT ssl; ${files} }` }, (address) =>
        curl(stage, `http://${address}/`),
      );
    },
  },
];

/** What a client says of each of the certificates with which something is wrong. */
function certificateCases(
  ask: (stage: Stage, port: number) => Promise<string>,
): readonly Pick<Scene, 'id' | 'provoke'>[] {
  const wrong: readonly (readonly [string, WrongCertificate])[] = [
    ['probe-certificate-self-signed', 'self-signed'],
    ['probe-certificate-expired', 'expired'],
    ['probe-certificate-not-yet-valid', 'future'],
    ['probe-certificate-hostname-mismatch', 'other-host'],
    ['probe-certificate-chain-incomplete', 'incomplete'],
  ];
  return wrong.map(([id, name]) => ({
    id,
    provoke: async (stage) => ask(stage, await tlsServer(stage, (await certificates(stage)).wrong[name])),
  }));
}

const opensslScenes = scenesOf({ source: 'probe', tool: 'openssl', isQuick: true }, [
  ...certificateCases(async (stage, port) => {
    const { authority } = await certificates(stage);
    const checks = ['-verify_hostname', 'localhost', '-verify_return_error', '-CAfile', authority];
    return stage.run('openssl', [
      's_client',
      '-brief',
      '-connect',
      `127.0.0.1:${port}`,
      '-servername',
      'localhost',
      ...checks,
    ]);
  }),
  {
    id: 'probe-plain-http-on-tls-port',
    provoke: async (stage) => stage.run('openssl', ['s_client', '-connect', `127.0.0.1:${await plainServer(stage)}`]),
  },
  {
    id: 'probe-tls-version',
    provoke: async (stage) => {
      const port = await tlsServer(stage, (await certificates(stage)).good, { minVersion: 'TLSv1.3' });
      return stage.run('openssl', ['s_client', '-tls1_2', '-connect', `127.0.0.1:${port}`]);
    },
  },
]);

/** What someone outside sees of a server. */
export const probeScenes: readonly Scene[] = [
  ...scenesOf({ source: 'probe', tool: 'curl', isQuick: true }, [
    ...cases.map(([id, play]) => ({ id, provoke: (stage: Stage) => play(stage, curl) })),
    ...curlOnly,
  ]),
  ...scenesOf({ source: 'probe', tool: 'node', isQuick: true }, [
    ...cases.map(([id, play]) => ({ id, provoke: (stage: Stage) => play(stage, fetched) })),
  ]),
  ...opensslScenes,
];
