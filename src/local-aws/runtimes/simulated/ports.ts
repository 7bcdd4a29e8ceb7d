import type { ContainerLaunch, NetworkBinding, TaskLaunch } from '../runtime.ts';

/** The host ports that simulated tasks have. */
export interface Ports {
  bind(launch: TaskLaunch, container: ContainerLaunch): readonly NetworkBinding[];
  release(bindings: readonly NetworkBinding[]): void;
}

/** Docker takes host ports for dynamic mappings from the kernel's ephemeral range, which begins here. */
const firstDynamicPort = 32_768;

/** Dynamic ports count up from 32768 on each address, past those that are taken. With awsvpc there are no bindings to show. */
export function createPorts(): Ports {
  const taken = new Set<string>();
  const keyOf = ({ bindIP, hostPort, protocol }: NetworkBinding) => `${bindIP} ${hostPort} ${protocol}`;
  return {
    bind(launch, { portMappings }) {
      if (launch.networkMode === 'awsvpc' || launch.networkMode === 'none') return [];
      return portMappings.map(({ containerPort, hostPort, protocol }) => {
        const wanted = launch.networkMode === 'host' ? containerPort : hostPort;
        let binding = { bindIP: launch.hostAddress, containerPort, hostPort: wanted || firstDynamicPort, protocol };
        while (wanted === 0 && taken.has(keyOf(binding))) binding = { ...binding, hostPort: binding.hostPort + 1 };
        taken.add(keyOf(binding));
        return binding;
      });
    },
    release: (bindings) => {
      for (const binding of bindings) taken.delete(keyOf(binding));
    },
  };
}
