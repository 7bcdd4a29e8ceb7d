import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startGuarded } from '../guarded-process.ts';
import { findProgram } from '../tools.ts';
import { waitFor } from '../wait.ts';
import type { Stage } from './stage.ts';

/** A configuration, with `PORT` where the port of the server belongs. */
export interface NginxOptions {
  /** What is inside of `http { }`. */
  readonly http: string;
  /** Files beside the configuration, by their paths below /etc/nginx. */
  readonly files?: Readonly<Record<string, string>>;
  /** What is outside of `http { }`. Default: what nginx needs to run as any user in its folder. */
  readonly main?: string;
  /** Runs nginx as a user who is not root. Default: as whoever runs this. */
  readonly isOrdinaryUser?: boolean;
}

const runsAnywhere = 'pid nginx.pid; error_log stderr;';

/** A folder that is told as /etc/nginx, with nginx.conf and the directories that nginx expects. */
function prefix(stage: Stage, { http, files = {}, main = runsAnywhere }: NginxOptions, port: number): string {
  const configuration = `${main}\nevents {}\nhttp {\naccess_log off;\n${temporaryPaths}\n${http.replaceAll('PORT', String(port))}\n}\n`;
  const folder = stage.folder({ ...files, 'nginx.conf': configuration }, '/etc/nginx');
  for (const name of ['logs', 'tmp']) {
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o777);
  }
  return folder;
}

const temporaryPaths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((name) => `${name}_temp_path tmp/${name};`)
  .join(' ');

/** What nginx prints when it does not start. */
export async function failToStart(stage: Stage, options: NginxOptions): Promise<string> {
  const port = await stage.port(443);
  const folder = prefix(stage, options, port);
  // Where it is kept, only its owner may run it.
  const reachable = join(folder, 'nginx');
  copyFileSync(program(), reachable);
  const user = options.isOrdinaryUser === true && process.getuid?.() === 0 ? { user: nobody } : {};
  return stage.run(reachable, parameters(folder), { folder, timeout: 10_000, ...user });
}

const nobody = { uid: 65534, gid: 65534 };

/** What nginx logs while `visit` asks it, from its start to its end. */
export async function logOf(
  stage: Stage,
  options: NginxOptions,
  visit: (address: string) => Promise<unknown>,
): Promise<string> {
  const lines: string[] = [];
  await withNginx(stage, options, lines, (address) => visit(`http://${address}`));
  return lines.join('\n');
}

/** What `visit` makes of nginx, which listens at the address (host and port) that it gets. */
export function visitNginx(
  stage: Stage,
  options: NginxOptions,
  visit: (address: string) => Promise<string>,
): Promise<string> {
  return withNginx(stage, options, [], visit);
}

async function withNginx<Result>(
  stage: Stage,
  options: NginxOptions,
  lines: string[],
  visit: (address: string) => Promise<Result>,
): Promise<Result> {
  const port = await stage.port(8080);
  const folder = prefix(stage, options, port);
  const nginx = startGuarded({
    command: [program(), ...parameters(folder)],
    environment: stage.environment,
    stopSignal: 'TERM',
    patience: 5,
    onLine: (line) => lines.push(line),
  });
  const isUp = async () => ((await canConnect(port)) ? true : undefined);
  try {
    await waitFor(isUp, { what: 'nginx to listen', seconds: 10 });
    return await visit(`127.0.0.1:${port}`);
  } finally {
    await nginx.stop();
  }
}

function parameters(folder: string): readonly string[] {
  return ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'];
}

function program(): string {
  const path = findProgram('nginx');
  if (path === undefined) throw new Error('nginx is not there: "script/bootstrap nginx" installs it.');
  return path;
}

export function canConnect(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
