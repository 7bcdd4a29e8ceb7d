import type { Faults } from '../faults/faults.ts';
import type { ApiService, HttpEndpoint } from './api.ts';

/** What the server speaks and where it listens. */
export interface ServerOptions {
  /** 0 picks a free port. */
  readonly port: number;
  readonly accountId: string;
  readonly region: string;
  readonly services: readonly ApiService[];
  readonly endpoints: readonly HttpEndpoint[];
  /** What goes wrong with calls, at will. */
  readonly faults: Faults;
  /** Takes a line for every request that failed because of a defect of the emulator. */
  readonly log: (line: string) => void;
}
