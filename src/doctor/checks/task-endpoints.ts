import type { Endpoint, Source } from '../../network/endpoints.ts';
import { known, mapFact, type Fact as NetworkFact } from '../../network/facts.ts';
import { ofFamily } from '../../network/ranges.ts';
import { sourcesOf } from '../../network/sources.ts';
import type { FactValues } from '../facts.ts';

type TasksInNetwork = Pick<FactValues, 'network' | 'taskPlaces'>;

/** Where the tasks dial from, as far as that is inside AWS. */
export function taskEndpoints({ network, taskPlaces }: TasksInNetwork): NetworkFact<readonly Endpoint[]> {
  return mapFact(sourcesOf(network, taskPlaces.application), (sources) => known(sources.flatMap(endpointOf)));
}

/** Whether the tasks have addresses of IPv6 at all; without any they never dial one. */
export function dialsIpv6(tasks: TasksInNetwork): boolean {
  const sources = taskEndpoints(tasks);
  return sources.kind === 'known' && sources.value.some(({ addresses }) => ofFamily(addresses, 6).length > 0);
}

function endpointOf(source: Source): readonly Endpoint[] {
  return source.kind === 'endpoint' ? [source] : [];
}
