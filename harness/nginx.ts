import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuarded } from './guarded-process.ts';
import { findProgram } from './tools.ts';
import { waitFor } from './wait.ts';

export interface NginxOptions {
  /** The `server` blocks, and whatever else stands in `http`. */
  readonly http: string;
  /** Files below the server's own folder, which `root html;` and the like are relative to. */
  readonly files?: Readonly<Record<string, string>>;
  /** A port that answers when it is up. */
  readonly port: number;
}

/** A real nginx, which cannot outlive this process. */
export interface Nginx {
  /** What it has written to its error log. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/** Starts nginx with a configuration and a folder of its own, and waits until it takes connections. */
export async function startNginx({ http, files = {}, port }: NginxOptions): Promise<Nginx> {
  const program = findProgram('nginx');
  if (program === undefined) throw new Error('nginx is not there: run script/bootstrap.');
  const folder = mkdtempSync(join(tmpdir(), 'berth-nginx-'));
  mkdirSync(join(folder, 'html'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, http));
  const lines: string[] = [];
  const server = startGuarded({
    command: [program, '-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'],
    environment: process.env,
    stopSignal: 'TERM',
    patience: 5,
    directory: folder,
    onLine: (line) => lines.push(line),
  });
  const gone = server.ended.then((code) => {
    throw new Error(`nginx ended with ${code}: ${lines.join('\n')}`);
  });
  gone.catch(() => undefined);
  await Promise.race([
    gone,
    waitFor(() => takesConnections(port), { what: `nginx on port ${port}`, seconds: 10, interval: 20 }),
  ]);
  return { lines, stop: () => server.stop() };
}

/** Everything that nginx writes is below its folder: it runs as any user. */
function configuration(folder: string, http: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ');
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr info;
events {}
http {
  access_log off;
  types { text/html html; application/json json; }
  default_type text/plain;
  ${paths}
  ${http}
}
`;
}

async function takesConnections(port: number): Promise<true | undefined> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
