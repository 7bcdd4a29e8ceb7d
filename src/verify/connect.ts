import { connect, type Socket } from 'node:net';
import { errorCode } from './error-code.ts';
import type { NoAnswer } from './probe-outcome.ts';

/** A connection, and the address at its other end. */
export interface Connection {
  readonly socket: Socket;
  readonly address: string;
}

/** Connects to the first address that takes the connection; each has an equal share of what is left of the time. */
export async function connectToAny(
  addresses: readonly string[],
  port: number,
  time: { readonly deadline: number; readonly signal: AbortSignal },
): Promise<Connection | NoAnswer> {
  const failures: NoAnswer[] = [];
  for (const [index, address] of addresses.entries()) {
    const share = (time.deadline - Date.now()) / (addresses.length - index);
    const found = await connectTo(address, port, Math.max(1, share), time.signal);
    if ('socket' in found || found.kind === 'cancelled') return found;
    failures.push(found);
  }
  return mostTelling(failures);
}

function connectTo(
  address: string,
  port: number,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Connection | NoAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const at = joined(address, port);
    const end = (outcome: Connection | NoAnswer) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      if (!('socket' in outcome)) socket.destroy();
      resolve(outcome);
    };
    const cancel = () => end({ kind: 'cancelled' });
    const timer = setTimeout(() => end({ kind: 'timed out', stage: 'connection', address: at }), milliseconds);
    socket.once('connect', () => end({ socket, address: at }));
    socket.on('error', (thrown) => end(failureOf(thrown, at)));
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
  });
}

function failureOf(thrown: Error, address: string): NoAnswer {
  switch (errorCode(thrown)) {
    case 'ECONNREFUSED':
      return { kind: 'refused', address };
    case 'ETIMEDOUT':
      return { kind: 'timed out', stage: 'connection', address };
    case 'ECONNRESET':
      return { kind: 'reset', address };
    default:
      return { kind: 'unreachable', address };
  }
}

/** What tells most first: of several addresses one may lead nowhere, such as that of IPv6 on a machine without it. */
const ranks: readonly NoAnswer['kind'][] = ['reset', 'refused', 'timed out'];

function mostTelling(failures: readonly NoAnswer[]): NoAnswer {
  const rank = ({ kind }: NoAnswer) => (ranks.includes(kind) ? ranks.indexOf(kind) : ranks.length);
  const [first] = [...failures].sort((one, other) => rank(one) - rank(other));
  return first ?? { kind: 'unreachable', address: '' };
}

function joined(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
