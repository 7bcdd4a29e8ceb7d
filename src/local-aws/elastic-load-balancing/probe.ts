import { get } from 'node:http';
import { connect } from 'node:net';
import type { Target, TargetHealthCheck } from './state.ts';

/** What a target answered to a health check: an HTTP status, null for a connection that TCP is content with, or why there was none. */
export type ProbeResult = { readonly status: number | null } | { readonly failure: 'timeout' | 'error' };

/**
 * One health check of a target that is really there. Never rejects. Its timeout is not divided by the emulator's speed: a real server
 * needs real time.
 */
export function probe(check: TargetHealthCheck, target: Target): Promise<ProbeResult> {
  const port = check.port === 'traffic-port' ? target.port : Number(check.port);
  const place = { host: target.address, port };
  return check.path === null
    ? connection(place, check.timeout)
    : request({ ...place, path: check.path }, check.timeout);
}

function request(
  place: { readonly host: string; readonly port: number; readonly path: string },
  seconds: number,
): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const headers = { 'user-agent': 'ELB-HealthChecker/2.0', connection: 'close' };
    const signal = AbortSignal.timeout(seconds * 1000);
    const asked = get({ ...place, headers, agent: false, signal }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    });
    asked.on('error', () => resolve({ failure: signal.aborted ? 'timeout' : 'error' }));
  });
}

function connection(place: { readonly host: string; readonly port: number }, seconds: number): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const socket = connect(place);
    const end = (result: ProbeResult) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(seconds * 1000, () => end({ failure: 'timeout' }));
    socket.once('connect', () => end({ status: null }));
    socket.once('error', () => end({ failure: 'error' }));
  });
}
