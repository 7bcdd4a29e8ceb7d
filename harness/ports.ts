import { once } from 'node:events';
import { createServer } from 'node:net';

/** A TCP port that was free on the address a moment ago. */
export async function freePort(address = '127.0.0.1'): Promise<number> {
  const server = createServer().listen(0, address);
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  await once(server, 'close');
  if (bound === null || typeof bound === 'string') throw new Error(`No TCP port could be had on ${address}.`);
  return bound.port;
}
