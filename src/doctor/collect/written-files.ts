import type { CommandResult } from '../../toolkit/execute.ts';
import { parseDiff } from '../drift/changed-files.ts';
import type { RunningContainer, WrittenFiles } from '../facts/drift.ts';

/** Calls the Docker client with these parameters; undefined where there is none. */
export type ContainerEngine = (parameters: readonly string[]) => Promise<CommandResult | undefined>;

/**
 * What the running containers have written over their images, as far as they run in the engine of this machine: a runner on the container
 * instance itself. A container is known by its id, so that no other one is taken for it.
 */
export function readWrittenFiles(
  engine: ContainerEngine,
  running: readonly RunningContainer[],
): Promise<readonly WrittenFiles[]> {
  return Promise.all(
    running.map(async ({ task, container, runtimeId }) => {
      const result = runtimeId === null ? undefined : await engine(['diff', runtimeId]);
      const changes = result?.exitCode === 0 ? parseDiff(result.stdout) : null;
      return { task, container, runtimeId, changes };
    }),
  );
}
