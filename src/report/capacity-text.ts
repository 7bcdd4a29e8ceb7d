import type { Capacity } from '../rollout/missing-capacity.ts';

/** What would avoid an interruption, as people say it: "256 MiB more on one instance, or a dynamic host port". */
export function capacityText(alternatives: readonly Capacity[]): string {
  return alternatives.map(oneText).join(', or ');
}

function oneText({ dynamicPort, cpu, memory, networkInterfaces, instances }: Capacity): string {
  const room = [
    ...(memory > 0 ? [`${memory} MiB more`] : []),
    ...(cpu > 0 ? [`${cpu} CPU units more`] : []),
    ...(networkInterfaces > 0 ? ['one network interface more'] : []),
  ];
  return [
    ...(room.length > 0 ? [`${room.join(' and ')} on one instance`] : []),
    ...(dynamicPort ? ['a dynamic host port'] : []),
    ...(instances > 0 ? ['one more container instance'] : []),
  ].join(' with ');
}
