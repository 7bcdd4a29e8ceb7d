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
  /** The watchdog removes every container and network that carries the owner's label. */
  addDocker(): void;
  /** The watchdog removes this image reference from the engine. */
  addImage(reference: string): void;
  /** Removes the directory and ends the watchdog, which then does nothing. Everything else is already gone by then. */
  finish(): Promise<void>;
}

/** The Docker label whose value is the owner's id. */
export const ownerLabel = 'local-aws.owner';

/** Makes the directory and starts the watchdog. */
export async function createCleanUp(): Promise<CleanUp> {
  throw new Error('not written yet');
}
