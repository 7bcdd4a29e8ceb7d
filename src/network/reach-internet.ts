import type { Endpoint } from './endpoints.ts';
import { onePort } from './ports.ts';
import { blockPublicAccessHop } from './public-path.ts';
import { internet } from './ranges.ts';
import { egressHop } from './security-group-hops.ts';
import type { Network } from './types.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { wayOut } from './way-out.ts';

/** Whether connections to any IPv4 address of the internet leave an endpoint and are answered. */
export function reachInternet(network: Network, source: Endpoint, port: number): Verdict {
  const [to, ports] = [internet(4), onePort(port)];
  const why = 'the other end is on the internet';
  const dialled = { to, ports, securityGroups: [], references: { kind: 'no-match', why } } as const;
  return verdictOf([
    egressHop(network, source, dialled),
    ...wayOut(network, source, ports, to).hops,
    blockPublicAccessHop(network),
  ]);
}

/** Every IPv4 address of the internet, as a source. */
export const theInternet = { kind: 'outside', name: 'the internet', addresses: internet(4) } as const;
