import { once } from 'node:events';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { startGuarded } from '../../harness/guarded-process.ts';
import { findProgram } from '../../harness/tools.ts';

export interface StrangeServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** A server that does with each connection what it is told, at a port of 127.0.0.1. */
export async function onConnection(act: (socket: Socket) => void): Promise<StrangeServer> {
  return listening(
    createServer((socket) => {
      socket.on('error', () => undefined);
      act(socket);
    }),
  );
}

/** An HTTP server that answers as it is told, at a port of 127.0.0.1. */
export async function onRequest(answer: RequestListener, port = 0): Promise<StrangeServer> {
  return listening(createHttp(answer), port);
}

async function listening(server: Server, wanted = 0): Promise<StrangeServer> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return {
    port: bound.port,
    stop: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Listens, never accepts, and has its queue filled: Linux then drops what asks for a connection, as a firewall does. */
const deaf = `
import socket, sys
server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(0)
clients = []
for _ in range(8):
    client = socket.socket()
    client.setblocking(False)
    client.connect_ex(server.getsockname())
    clients.append(client)
print(server.getsockname()[1], flush=True)
sys.stdin.read()
import time
time.sleep(3600)
`;

/** A port at which connections time out. */
export async function startDeafServer(): Promise<StrangeServer> {
  const python = findProgram('python3');
  if (python === undefined) throw new Error('python3 is not there: run script/bootstrap.');
  let server: ReturnType<typeof startGuarded> | undefined;
  const port = await new Promise<number>((resolve, reject) => {
    server = startGuarded({
      command: [python, '-c', deaf],
      environment: process.env,
      stopSignal: 'TERM',
      patience: 2,
      onLine: (line) => (/^\d+$/.test(line) ? resolve(Number(line)) : reject(new Error(line))),
    });
  });
  return { port, stop: async () => server?.stop() };
}
