import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWatchdog } from './watchdog.ts';

/**
 * Everything that the emulator leaves on the machine while it runs: one private directory, processes, and Docker resources that
 * carry one label. A watchdog process removes all of it when the emulator dies without `finish`, by SIGKILL included.
 */
export interface CleanUp {
  /** The random id of this emulator: the value of the Docker label `local-aws.owner`. */
  readonly owner: string;
  /** A directory of mode 0700 that only this emulator uses. */
  readonly directory: string;
  /** The watchdog kills this process, unless it is forgotten before. */
  addProcess(processId: number): void;
  forgetProcess(processId: number): void;
  /** The watchdog removes every container, network and image that carries the owner's label, with the `docker` command. */
  addDocker(): void;
  /** The watchdog removes this image reference from the engine. */
  addImage(reference: string): void;
  /** Removes the directory and ends the watchdog, which then does nothing. The caller has ended and removed everything else before. */
  finish(): Promise<void>;
}

/** The Docker label whose value is the owner's id. */
export const ownerLabel = 'local-aws.owner';

/** Starts the watchdog and makes the directory, in this order: there is no moment in which nobody would remove it. */
export async function createCleanUp(): Promise<CleanUp> {
  const owner = randomBytes(8).toString('hex');
  const directory = join(tmpdir(), `local-aws-${owner}`);
  const watchdog = startWatchdog({ directory, label: `${ownerLabel}=${owner}` });
  await mkdir(directory, { mode: 0o700 });
  return {
    owner,
    directory,
    addProcess: (processId) => watchdog.tell('process', String(processId)),
    forgetProcess: (processId) => watchdog.tell('forget', String(processId)),
    addDocker: () => watchdog.tell('docker', ''),
    addImage: (reference) => watchdog.tell('image', reference),
    async finish() {
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
      await watchdog.dismiss();
    },
  };
}
