import { messageOf } from '../../toolkit/errors.ts';
import type { Service, ServiceEvent } from '../situation/service.ts';

/** Why the wait ends although ECS goes on: a cause that cannot heal. */
export interface Ending {
  readonly outcome: 'failed';
  readonly reason: string;
}

/** What is known when a cause that cannot heal is looked for. */
export interface Look {
  readonly service: Service;
  /** The deployment that is followed. */
  readonly ownId: string;
  readonly elapsedSeconds: number;
  /** Events since the deployment began, oldest first. */
  readonly events: readonly ServiceEvent[];
}

/** Calls the hook only when there may be something to find: it costs calls. */
export interface Inspector {
  inspect(look: Look, at: number): Promise<Ending | undefined>;
}

const whileMissing = 15_000;

/** @param debug gets what went wrong in the hook: a deployment is not lost sight of because a reason for it could not be read. */
export function openInspector(
  hook: ((look: Look) => Promise<Ending | undefined>) | undefined,
  debug: (line: string) => void,
): Inspector {
  let failedTasks = 0;
  let lastAt: number | null = null;
  return {
    async inspect(look, at) {
      const own = look.service.deployments.find(({ id }) => id === look.ownId);
      if (hook === undefined || own === undefined) return undefined;
      lastAt ??= at;
      const grown = own.failedTasks > failedTasks;
      failedTasks = own.failedTasks;
      const missing = own.runningCount < look.service.desiredCount && at - lastAt >= whileMissing;
      if (!grown && !missing) return undefined;
      lastAt = at;
      return hook(look).catch((thrown: unknown) => {
        debug(`What keeps the tasks from running could not be read: ${messageOf(thrown)}`);
        return undefined;
      });
    },
  };
}
