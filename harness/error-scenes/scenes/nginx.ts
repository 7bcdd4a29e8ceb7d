import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { logOf } from '../nginx.ts';
import { noError, type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** What nginx logs when it is asked for a path; the directives are those of its one server block. */
function visit(stage: Stage, directives: string, path = '/', files: Readonly<Record<string, string>> = {}) {
  const http = `server {\nlisten 127.0.0.1:PORT;\n${directives}\n}`;
  return logOf(stage, { http, files }, (address) => fetch(`${address}${path}`).catch(() => undefined));
}

/** nginx in front of an application that does this with each connection. */
async function inFrontOf(stage: Stage, answer: (socket: Socket) => void, directives = ''): Promise<string> {
  const port = await stage.port(3000);
  const server = createServer((socket) => answer(socket.on('error', () => undefined))).listen(port, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await visit(stage, `location / { proxy_pass http://127.0.0.1:${port}; ${directives} }`);
  } finally {
    server.close();
  }
}

const files = scenesOf({ source: 'container-log', tool: 'nginx', isQuick: true }, [
  // The pages were never copied: neither the page nor its folder is there.
  { id: 'nginx-index-missing', provoke: (stage) => visit(stage, 'location / { index index.html; }') },
  {
    id: 'nginx-index-missing',
    wording: 'forbidden',
    provoke: (stage) => visit(stage, '', '/', { 'html/readme.txt': 'a folder without a page' }),
  },
  {
    // A path of Cloudflare that the site does not have.
    id: noError,
    wording: 'cdn-cgi-trace',
    provoke: (stage) => visit(stage, '', '/cdn-cgi/trace', { 'html/index.html': 'hello' }),
  },
  {
    id: noError,
    wording: 'favicon',
    provoke: (stage) => visit(stage, '', '/favicon.ico', { 'html/index.html': 'hello' }),
  },
  {
    id: 'nginx-static-permission',
    provoke: (stage) => {
      const secret = stage.folder({ 'page.html': 'hello' }, '/usr/share/nginx/html');
      chmodSync(join(secret, 'page.html'), 0o600);
      return visit(stage, `root ${secret};`, '/page.html');
    },
  },
  {
    id: 'nginx-static-permission',
    wording: 'folder',
    provoke: (stage) => {
      const pages = stage.folder({ 'index.html': 'hello' }, '/usr/share/nginx/html');
      chmodSync(pages, 0o700);
      return visit(stage, `root ${pages};`);
    },
  },
  {
    id: 'nginx-body-too-large',
    provoke: (stage) => {
      const http = 'server { listen 127.0.0.1:PORT; client_max_body_size 1k; }';
      return logOf(stage, { http }, (address) => fetch(address, { method: 'POST', body: 'x'.repeat(3000) }));
    },
  },
  {
    id: 'nginx-conflicting-server-name',
    provoke: (stage) => {
      const block = 'server { listen 127.0.0.1:PORT; server_name example.com; return 204; }';
      return logOf(stage, { http: `${block}\n${block}` }, (address) => fetch(address));
    },
  },
]);

const upstreams = scenesOf({ source: 'container-log', tool: 'nginx', isQuick: true }, [
  {
    id: 'nginx-upstream-connection-refused',
    provoke: async (stage) => visit(stage, `location / { proxy_pass http://127.0.0.1:${await stage.port(3000)}; }`),
  },
  {
    id: 'nginx-upstream-timeout',
    provoke: (stage) => inFrontOf(stage, () => undefined, 'proxy_read_timeout 100ms;'),
  },
  {
    id: 'nginx-upstream-closed',
    provoke: (stage) => inFrontOf(stage, (socket) => socket.once('data', () => socket.end())),
  },
  {
    id: 'nginx-upstream-closed',
    wording: 'reset',
    provoke: (stage) => inFrontOf(stage, (socket) => socket.once('data', () => socket.resetAndDestroy())),
  },
  {
    id: 'nginx-upstream-protocol-mismatch',
    provoke: (stage) => inFrontOf(stage, (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')),
  },
  {
    id: 'nginx-upstream-protocol-mismatch',
    wording: 'tls',
    provoke: async (stage) => {
      const port = await stage.port(3000);
      const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(port, '127.0.0.1');
      await once(server, 'listening');
      stage.onClose(() => server.close());
      return visit(stage, `location / { proxy_pass https://127.0.0.1:${port}; }`);
    },
  },
  {
    id: 'nginx-unix-socket-missing',
    provoke: (stage) => visit(stage, 'location / { proxy_pass http://unix:/run/gunicorn.sock; }'),
  },
  {
    id: 'nginx-resolver-refused',
    provoke: (stage) => {
      const directives =
        'resolver 127.0.0.1:1; resolver_timeout 1s; location / { set $app app.internal; proxy_pass http://$app; }';
      return visit(stage, directives);
    },
  },
]);

/** What nginx logs about requests. */
export const nginxScenes: readonly Scene[] = [...files, ...upstreams];
