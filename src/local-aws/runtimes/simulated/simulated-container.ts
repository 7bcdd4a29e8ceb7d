import { randomBytes } from 'node:crypto';
import type { ContainerLaunch, NetworkBinding } from '../runtime.ts';
import type { Behaviour } from './behaviour.ts';

/** A container of a simulated task. Mutable: the task changes it. */
export interface SimulatedContainer {
  readonly launch: ContainerLaunch;
  readonly behaviour: Behaviour;
  readonly runtimeId: string;
  state: 'waiting' | 'starting' | 'running' | 'exited';
  health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  exitCode: number | null;
  runningSince: number | null;
  bindings: readonly NetworkBinding[];
}

export function newContainer(launch: ContainerLaunch, behaviour: Behaviour): SimulatedContainer {
  const runtimeId = randomBytes(32).toString('hex');
  const started = { runningSince: null, exitCode: null, bindings: [] };
  return { launch, behaviour, runtimeId, state: 'waiting', health: 'UNKNOWN', ...started };
}

/** Whether everything that the container depends on is as far as it asks for. */
export function isReady({ launch }: SimulatedContainer, containers: readonly SimulatedContainer[]): boolean {
  return launch.dependsOn.every(({ containerName, condition }) => {
    const needed = containers.find((candidate) => candidate.launch.name === containerName);
    if (condition === 'HEALTHY') return needed?.health === 'HEALTHY';
    if (condition === 'COMPLETE') return needed?.state === 'exited';
    if (condition === 'SUCCESS') return needed?.state === 'exited' && needed.exitCode === 0;
    return needed?.state === 'running' || needed?.state === 'exited';
  });
}
