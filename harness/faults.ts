import type { CallFault, ClockSkew, Fault, RegistryFault, SlowPull } from '../src/local-aws/faults/fault.ts';

type Given<Kind extends Fault, Required extends keyof Kind> = Pick<Kind, Required> & Partial<Kind>;

/** A fault as a test writes it: what is left out has its default. */
export type GivenFault =
  | Given<CallFault, 'kind' | 'operation'>
  | ClockSkew
  | Given<RegistryFault, 'kind'>
  | Given<SlowPull, 'kind' | 'seconds'>;

/** What goes wrong in an emulator, seen from outside. */
export interface FaultControl {
  /** Replaces all faults. */
  set(...faults: readonly GivenFault[]): Promise<void>;
  clear(): Promise<void>;
  /** In the order in which they were set. */
  list(): Promise<readonly (Fault & { readonly fired: number })[]>;
  /** How often each has fired. */
  fired(): Promise<readonly number[]>;
}

/** The faults of the emulator with this environment. */
export function faultControl(environment: Readonly<Record<string, string>>): FaultControl {
  const url = new URL('/local-aws/faults', environment.AWS_ENDPOINT_URL);
  const request = async (method: string, faults?: readonly GivenFault[]) => {
    const response = await fetch(url, { method, ...(faults === undefined ? {} : { body: JSON.stringify(faults) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${url.pathname}: ${response.status} ${text}`);
    return (JSON.parse(text) as { faults: (Fault & { fired: number })[] }).faults;
  };
  return {
    set: async (...faults) => void (await request('PUT', faults)),
    clear: async () => void (await request('DELETE')),
    list: () => request('GET'),
    fired: async () => (await request('GET')).map(({ fired }) => fired),
  };
}
