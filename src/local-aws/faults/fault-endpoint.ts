import type { JsonObject } from '../../toolkit/json.ts';
import type { HttpEndpoint } from '../server/api.ts';
import type { FaultRecord } from './fault.ts';
import type { Faults } from './faults.ts';
import { parseFaultsText } from './parse-faults.ts';

/** Where the faults are set, listed and cleared. */
const faultsPath = '/local-aws/faults';

/**
 * `PUT` replaces all faults by those of a JSON array, `GET` lists them with how often each has fired, `DELETE` clears them. A name in
 * the Host header other than this machine's own is refused: a page in a browser must not reach it under a name of its own.
 */
export function createFaultEndpoint(faults: Faults): HttpEndpoint {
  return ({ method, path, headers, body }) => {
    if (path !== faultsPath) return undefined;
    if (!isLoopback(headers.host ?? '')) return refuse(403, ['Faults are set from this machine only.']);
    switch (method) {
      case 'GET':
        return { status: 200, body: listing(faults) };
      case 'PUT': {
        const parsed = parseFaultsText(body);
        if ('complaints' in parsed) return refuse(400, parsed.complaints);
        faults.replace(parsed.faults);
        return { status: 200, body: listing(faults) };
      }
      case 'DELETE':
        faults.replace([]);
        return { status: 200, body: listing(faults) };
      default:
        return refuse(405, ['Use GET, PUT or DELETE.']);
    }
  };
}

function listing(faults: Faults): JsonObject {
  return { faults: faults.list().map(toJson) };
}

function toJson({ fault, fired }: FaultRecord): JsonObject {
  return { ...fault, fired };
}

function isLoopback(host: string): boolean {
  return /^(127(\.\d+){3}|localhost|\[::1\])(:\d+)?$/.test(host);
}

function refuse(status: number, complaints: readonly string[]) {
  return { status, body: { message: complaints.join(' ') } };
}
