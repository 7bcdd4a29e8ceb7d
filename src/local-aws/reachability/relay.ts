import { connect, createServer, type Server, type Socket } from 'node:net';
import type { ServerAddress } from '../rds/state.ts';
import { type Admission, filterConnections, isAdmitted } from './socket-filter.ts';

/** A TCP relay in front of a real server, which takes connections from admitted addresses alone. */
export interface Relay {
  readonly port: number;
  /** Replaces who may connect; resolves when it counts. Connections that are there stay, as they do when a rule is revoked. */
  admit(admission: Admission): Promise<void>;
  /** Ends it with all its connections. */
  close(): Promise<void>;
}

interface State {
  admission: Admission;
  /** Connections that were taken although they should have been dropped, because the kernel could not be told. */
  readonly held: Set<Socket>;
  readonly sockets: Set<Socket>;
}

const nobody: Admission = { known: new Map(), others: false };

/**
 * Listens on an address of this machine, at first for nobody. Rejects with Node's own error when the port cannot be had.
 *
 * @param port 0 picks a free one.
 * @param unfiltered called when packets cannot be dropped. Then a connection that is not admitted is taken and never answered.
 */
export async function startRelay(
  address: string,
  port: number,
  target: ServerAddress,
  unfiltered: () => void,
): Promise<Relay> {
  const state: State = { admission: nobody, held: new Set(), sockets: new Set() };
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => take(state, client, target));
  const listeningPort = await listen(server, address, port);
  const admit = inTurn(async (admission: Admission) => {
    const isDropping = await filterConnections(server, admission);
    state.admission = admission;
    if (!isDropping) unfiltered();
    for (const client of state.held)
      if (isAdmitted(admission, client.remoteAddress ?? '')) release(state, client, target);
  });
  await admit(nobody);
  return { port: listeningPort, admit, close: () => close(server, state) };
}

function take(state: State, client: Socket, target: ServerAddress): void {
  keep(state, client);
  if (isAdmitted(state.admission, client.remoteAddress ?? '')) join(state, client, target);
  else hold(state, client);
}

function hold(state: State, client: Socket): void {
  state.held.add(client);
  client.once('close', () => state.held.delete(client));
}

function release(state: State, client: Socket, target: ServerAddress): void {
  state.held.delete(client);
  join(state, client, target);
}

/** Passes everything on in both directions. What breaks on one side breaks the other. */
function join(state: State, client: Socket, { host, port }: ServerAddress): void {
  const server = connect({ host, port, allowHalfOpen: true });
  keep(state, server);
  client.once('close', () => server.destroy());
  server.once('close', (hadError) => (hadError ? client.resetAndDestroy() : client.destroy()));
  client.pipe(server);
  server.pipe(client);
}

function keep({ sockets }: State, socket: Socket): void {
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.once('close', () => sockets.delete(socket));
}

/** One call after the other, in the order in which they were made. */
function inTurn<Input>(work: (input: Input) => Promise<void>): (input: Input) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (input) => {
    last = last.then(() => work(input));
    return last;
  };
}

function listen(server: Server, address: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}

function close(server: Server, { sockets }: State): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
