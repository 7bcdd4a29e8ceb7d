import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { IssuedCertificate } from '../certificates.ts';
import type { Stage } from './stage.ts';

/** A server that greets over TLS with this certificate, on a port of 127.0.0.1 that is told as 443. */
export async function tlsServer(
  stage: Stage,
  { fullChain, key }: IssuedCertificate,
  options: TlsOptions = {},
): Promise<number> {
  const files = { cert: readFileSync(fullChain), key: readFileSync(key) };
  const server = createTlsServer({ ...files, ...options }, (socket) => {
    socket.on('error', () => undefined).end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
  });
  return listen(stage, server, 443);
}

/** A server that does this with each connection. */
export async function tcpServer(stage: Stage, shown: number, answer: (socket: Socket) => unknown): Promise<number> {
  const server = createServer((socket) => {
    answer(socket.on('error', () => undefined));
    stage.onClose(() => socket.destroy());
  });
  return listen(stage, server, shown);
}

async function listen(stage: Stage, server: ReturnType<typeof createServer>, shown: number): Promise<number> {
  const port = await stage.port(shown);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  stage.onClose(() => server.close());
  return port;
}
