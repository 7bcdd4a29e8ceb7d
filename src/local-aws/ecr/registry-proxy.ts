import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '../../toolkit/errors.ts';
import type { Authorization } from './authorization.ts';
import { answerManifest } from './manifest-requests.ts';
import { actionOf, parseRegistryPath, type RegistryPath, requestName } from './registry-paths.ts';
import type { RegistryProcess } from './registry-process.ts';
import { type RegistryReply, refusal, reply, sendReply } from './registry-replies.ts';
import { denialOf } from './repository-access.ts';
import { type RepositoryStore, repositoryMissing } from './repository-store.ts';

export interface RegistryProxyOptions {
  readonly store: RepositoryStore;
  readonly authorization: Authorization;
  readonly registry: RegistryProcess;
  /** On 127.0.0.1; any free port when 0. */
  readonly port: number;
  readonly faults: RegistryFaults | undefined;
}

/** What goes wrong with requests of those who are logged in. */
export interface RegistryFaults {
  /** The fault that hits this request, such as `PUT manifests`; it is counted. */
  strikeRegistry(request: string): RegistryStrike | undefined;
}

/** Every token so far expires, or the registry answers with a status of its own failures. */
export type RegistryStrike =
  | { readonly kind: 'expire-registry-tokens' }
  | { readonly kind: 'registry-error'; readonly status: number };

export interface RegistryProxy {
  /** host:port, as it stands in image references. */
  readonly server: string;
  close(): Promise<void>;
}

/**
 * What Docker talks to: checks the ECR token, refuses what ECR refuses in ECR's words, keeps track of manifests and tags, and passes
 * layers through to the registry behind it.
 */
export async function startRegistryProxy(options: RegistryProxyOptions): Promise<RegistryProxy> {
  const server = createServer((incoming, outgoing) => {
    handle(options, incoming, outgoing).catch((thrown) => fail(outgoing, thrown));
  });
  // A layer may take long to come, and a client that compresses the next one long to return.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  const port = await listen(server, options.port);
  return {
    server: `127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  options: RegistryProxyOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://registry');
  const path = parseRegistryPath(url.pathname);
  const answer = refuseCaller(options, incoming, url, path) ?? (await answerHere(options, incoming, path));
  if (answer === undefined) await passOn(await options.registry.socket(), incoming, outgoing);
  else sendReply(outgoing, incoming.method === 'HEAD', answer);
}

/** A layer's download URL carries its own password, because whoever follows it sends no other. */
function refuseCaller(
  options: RegistryProxyOptions,
  incoming: IncomingMessage,
  url: URL,
  path: RegistryPath,
): RegistryReply | undefined {
  const { authorization } = options;
  const password = url.searchParams.get('password') ?? '';
  if (path.kind === 'blob' && authorization.accountOf(password) !== undefined) return undefined;
  const struck = strike(options, incoming, path);
  if (struck !== undefined) return struck;
  const judgement = authorization.judge(incoming.headers.authorization);
  switch (judgement.kind) {
    case 'valid':
      return refuseDenied(options.store, judgement.accountId, incoming, path);
    case 'missing':
      return reply(401, 'Not Authorized\n', {
        'content-type': 'text/plain',
        'www-authenticate': `Basic realm="http://${incoming.headers.host}/",service="ecr.amazonaws.com"`,
      });
    case 'expired':
      return refusal(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.');
    case 'invalid':
      return refusal(400, 'DENIED', 'Your authorization token is not valid. Reauthenticate and try again.');
  }
}

/** Only who is logged in meets a fault. */
function strike(
  { authorization, faults }: RegistryProxyOptions,
  { method = '', headers }: IncomingMessage,
  path: RegistryPath,
): RegistryReply | undefined {
  const isLoggedIn = authorization.judge(headers.authorization).kind === 'valid';
  const fault = isLoggedIn ? faults?.strikeRegistry(requestName(method, path)) : undefined;
  switch (fault?.kind) {
    case 'expire-registry-tokens':
      authorization.expireAll();
      return undefined;
    case 'registry-error':
      return refusal(fault.status, 'UNKNOWN', 'Service Unavailable. Please try again later.');
    case undefined:
      return undefined;
  }
}

function refuseDenied(
  { registryId, region, repositories }: RepositoryStore,
  callerAccount: string,
  { method = '' }: IncomingMessage,
  path: RegistryPath,
): RegistryReply | undefined {
  const action = actionOf(method, path);
  if (action === undefined || !('repository' in path)) return undefined;
  const { repository: name } = path;
  const denial = denialOf(repositories.get(name), { action, callerAccount, registryId, region, name });
  return denial === undefined ? undefined : refusal(403, 'DENIED', denial);
}

/** What needs no registry, or more than passing on; undefined for what is passed on. */
async function answerHere(
  { store, registry }: RegistryProxyOptions,
  incoming: IncomingMessage,
  path: RegistryPath,
): Promise<RegistryReply | undefined> {
  if (path.kind === 'version') return reply(200, '{}', { 'content-type': 'application/json' });
  if (path.kind === 'other') return refusal(404, 'UNSUPPORTED', 'Amazon ECR does not know this path.');
  const repository = store.repositories.get(path.repository);
  if (repository === undefined)
    return refusal(404, 'NAME_UNKNOWN', repositoryMissing(path.repository, store.registryId));
  switch (path.kind) {
    case 'manifest':
      return answerManifest({ registry, repository, tagOrDigest: path.tagOrDigest }, incoming);
    case 'tags': {
      const body = JSON.stringify({ name: repository.name, tags: [...repository.imageTags.keys()].sort() });
      return reply(200, body, { 'content-type': 'application/json' });
    }
    case 'blob':
      return incoming.method === 'DELETE' ? refusal(405, 'UNSUPPORTED', 'The operation is unsupported.') : undefined;
    case 'upload':
      return undefined;
  }
}

/** Streams the request to the registry and its answer back. The registry's own addresses are relative, so they hold here too. */
async function passOn(socketPath: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { authorization: _password, ...headers } = incoming.headers;
  const { method = 'GET', url: path = '/' } = incoming;
  const upstream = request({ socketPath, method, path, headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    upstream.once('response', resolve);
    upstream.once('error', reject);
  });
  const sent = pipeline(incoming, upstream);
  // The registry may answer, and close, before it has read all of a body that it refuses.
  sent.catch(() => undefined);
  const response = await answered;
  outgoing.writeHead(response.statusCode ?? 502, response.headers);
  await pipeline(response, outgoing);
}

/** 405 rather than 5xx: Docker repeats what fails with 5xx for a minute before it says why. */
function fail(outgoing: ServerResponse, thrown: unknown): void {
  if (outgoing.headersSent) outgoing.destroy();
  else sendReply(outgoing, false, refusal(405, 'UNSUPPORTED', messageOf(thrown)));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
