import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Relay, startRelay } from '../../src/local-aws/reachability/relay.ts';

let target: Server;
let relay: Relay;
const sockets: Socket[] = [];
let undroppable = 0;

beforeEach(async () => {
  undroppable = 0;
  target = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => socket.write(`echo ${data}`));
  });
  const address = { host: '127.0.0.1', port: await listen(target) };
  relay = await startRelay('127.0.0.1', 0, address, () => {
    undroppable += 1;
  });
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await relay.close();
  await new Promise((resolve) => target.close(resolve));
});

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/** Dials from an address of this machine; `dropped` where not even a connection comes about. */
function dial(localAddress: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: relay.port, localAddress });
    sockets.push(socket);
    let outcome = 'dropped';
    socket.setTimeout(400, () => resolve(outcome));
    socket.once('connect', () => {
      outcome = 'held';
      socket.write('hello');
    });
    socket.once('data', (data) => resolve(String(data)));
    socket.once('error', (error) => resolve(error.message));
  });
}

const known = (...pairs: readonly (readonly [string, boolean])[]) => new Map(pairs);

describe('a relay in front of a server', () => {
  test('drops the packets of everybody at first, and can do so here', async () => {
    expect(await dial('127.0.0.5')).toBe('dropped');
    expect(undroppable).toBe(0);
  });

  test('lets in who is admitted, and drops the packets of who is not', async () => {
    await relay.admit({ known: known(['127.0.0.5', true], ['127.0.0.6', false]), others: false });
    expect(await Promise.all(['127.0.0.5', '127.0.0.6', '127.0.0.7'].map(dial))).toEqual([
      'echo hello',
      'dropped',
      'dropped',
    ]);
  });

  test('can let in whoever is not known, and still drop one who is', async () => {
    await relay.admit({ known: known(['127.0.0.6', false]), others: true });
    expect(await Promise.all(['127.0.0.6', '127.0.0.7'].map(dial))).toEqual(['dropped', 'echo hello']);
  });

  test('takes the last of several decisions, whatever their order in time', async () => {
    const decisions = Array.from({ length: 10 }, (_, index) => known(['127.0.0.5', index % 2 === 1]));
    await Promise.all(decisions.map((each) => relay.admit({ known: each, others: false })));
    expect(await dial('127.0.0.5')).toBe('echo hello');
  });

  test('leaves a connection alone whose source is no longer admitted, as a revoked rule does', async () => {
    await relay.admit({ known: known(['127.0.0.5', true]), others: false });
    const socket = connect({ host: '127.0.0.1', port: relay.port, localAddress: '127.0.0.5' });
    sockets.push(socket);
    const answer = () => new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.write('one');
    expect(await answer()).toBe('echo one');
    await relay.admit({ known: known(['127.0.0.5', false]), others: false });
    socket.write('two');
    expect(await answer()).toBe('echo two');
    expect(await dial('127.0.0.5')).toBe('dropped');
  });
});
