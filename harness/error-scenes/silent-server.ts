import { once } from 'node:events';
import { connect } from 'node:net';
import { startGuarded } from '../guarded-process.ts';
import { waitFor } from '../wait.ts';
import type { Stage } from './stage.ts';

/** Listens, and never takes a connection. */
const program = `
require('node:net').createServer().listen({ port: Number(process.argv[1]), host: '127.0.0.1', backlog: 1 }, () => {
  console.log('listening');
  setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
});`;

/**
 * A port of 127.0.0.1 whose queue is full, so that the kernel drops every further connection: to a client it is a host behind a closed
 * security group. Told as `shown`.
 */
export async function silentPort(stage: Stage, shown: number): Promise<number> {
  const port = await stage.port(shown);
  const lines: string[] = [];
  const server = startGuarded({
    command: [process.execPath, '--eval', program, String(port)],
    environment: stage.environment,
    stopSignal: 'TERM',
    patience: 0,
    onLine: (line) => lines.push(line),
  });
  stage.onClose(server.stop);
  const isUp = async () => (lines.includes('listening') ? true : undefined);
  await waitFor(isUp, { what: 'the silent server to listen', seconds: 20 });
  for (let place = 0; place < 2; place++) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    stage.onClose(() => socket.destroy());
  }
  return port;
}
