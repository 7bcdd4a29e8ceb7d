import { type CleanUp, ownerLabel } from '../../process/clean-up.ts';
import type { DockerCli } from './docker-cli.ts';

/** Images with a HEALTHCHECK of their own, made from others without a build. */
export interface HealthImages {
  /** The id of the image with this instruction. Throws with Docker's message. */
  withInstruction(image: string, instruction: string): Promise<string>;
  close(): Promise<void>;
}

/** Each image is made once for an instruction. */
export function createHealthImages(docker: DockerCli, { owner }: CleanUp): HealthImages {
  const made = new Map<string, Promise<string>>();
  const label = `${ownerLabel}=${owner}`;
  const make = async (image: string, instruction: string) => {
    const container = await docker.run(['create', '--pull=never', `--label=${label}`, image, 'none']);
    try {
      // Without its own command back, the image would run the placeholder.
      const command = await docker.run(['image', 'inspect', '--format', '{{json .Config.Cmd}}', image]);
      const original = `CMD ${command === 'null' ? '[]' : command}`;
      const changes = [instruction, original, `LABEL ${label}`].map((change) => `--change=${change}`);
      return await docker.run(['commit', ...changes, container]);
    } finally {
      await docker.try(['rm', '--force', container]);
    }
  };
  return {
    async withInstruction(image, instruction) {
      const id = await docker.run(['image', 'inspect', '--format', '{{.Id}}', image]);
      const key = `${id} ${instruction}`;
      const derived = made.get(key) ?? make(image, instruction);
      made.set(key, derived);
      // What failed once may work the next time.
      derived.catch(() => made.delete(key));
      return derived;
    },
    async close() {
      const ids = await Promise.allSettled(made.values());
      const fulfilled = ids.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      if (fulfilled.length > 0) await docker.try(['image', 'rm', ...new Set(fulfilled)]);
    },
  };
}
