import { certificates } from '../certificates.ts';
import { failToStart } from '../nginx.ts';
import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { serveTexts } from '../web-server.ts';

/** nginx with one server block of these directives. */
function server(stage: Stage, directives: string): Promise<string> {
  return failToStart(stage, { http: `server {\nlisten 127.0.0.1:PORT;\n${directives}\n}` });
}

async function withCertificate(stage: Stage, certificate: string, key: string): Promise<string> {
  const http = `server { listen 127.0.0.1:PORT ssl; ssl_certificate ${certificate}; ssl_certificate_key ${key}; }`;
  return failToStart(stage, { http });
}

const configurations = scenesOf({ source: 'container-log', tool: 'nginx', isQuick: true }, [
  {
    id: 'nginx-upstream-host-not-found',
    provoke: (stage) => server(stage, 'location / { proxy_pass http://backend.invalid:8000; }'),
  },
  { id: 'nginx-config-syntax', provoke: (stage) => server(stage, 'root /srv\nindex index.html;') },
  { id: 'nginx-config-syntax', wording: 'directive', provoke: (stage) => server(stage, 'serve_name example.com;') },
  { id: 'nginx-config-syntax', wording: 'end-of-file', provoke: (stage) => failToStart(stage, { http: 'server {' }) },
  {
    id: 'nginx-config-wrong-context',
    provoke: (stage) => failToStart(stage, { http: '', main: 'server { listen 80; }' }),
  },
  {
    id: 'nginx-config-file-missing',
    provoke: (stage) => failToStart(stage, { http: 'include mime.types;' }),
  },
  {
    id: 'nginx-unknown-variable',
    provoke: (stage) => server(stage, 'location / { return 200 $BACKEND_HOST; }'),
  },
  {
    id: 'nginx-duplicate-default-server',
    provoke: (stage) => {
      const block = 'server { listen 127.0.0.1:PORT default_server; }';
      return failToStart(stage, { http: `${block}\n${block}` });
    },
  },
  {
    id: 'nginx-nonroot-cache-or-pid',
    provoke: (stage) => failToStart(stage, { http: '', main: 'pid /run/nginx-scene.pid;', isOrdinaryUser: true }),
  },
  {
    id: 'privileged-port-denied',
    provoke: (stage) => failToStart(stage, { http: 'server { listen 127.0.0.1:1; }', isOrdinaryUser: true }),
  },
  {
    id: 'port-already-in-use-nginx',
    provoke: async (stage) => {
      const address = await serveTexts(stage, 80, {});
      return failToStart(stage, { http: `server { listen ${address.slice('http://'.length)}; }` });
    },
  },
]);

const certificateScenes = scenesOf({ source: 'container-log', tool: 'nginx', isQuick: true }, [
  {
    id: 'nginx-certificate-file-missing',
    provoke: (stage) => {
      const folder = '/etc/letsencrypt/live/example.invalid';
      return withCertificate(stage, `${folder}/fullchain.pem`, `${folder}/privkey.pem`);
    },
  },
  {
    id: 'nginx-certificate-key-mismatch',
    provoke: async (stage) => {
      const { good, wrong } = await certificates(stage);
      return withCertificate(stage, good.fullChain, wrong.expired.key);
    },
  },
  {
    id: 'nginx-certificate-not-pem',
    provoke: async (stage) => {
      const { good } = await certificates(stage);
      return withCertificate(stage, good.key, good.key);
    },
  },
  {
    id: 'nginx-ssl-certificate-directive-missing',
    provoke: (stage) => failToStart(stage, { http: 'server { listen 127.0.0.1:PORT ssl; }' }),
  },
]);

/** Why nginx does not start. */
export const nginxStartScenes: readonly Scene[] = [...configurations, ...certificateScenes];
