import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asArray } from '../../../toolkit/json.ts';
import type { CleanUp } from '../../process/clean-up.ts';
import type { RegistryAccess } from '../runtime.ts';
import type { DockerCli } from './docker-cli.ts';
import { digestOfImage } from './inspection.ts';

/** Brings images to the engine. */
export interface ImagePuller {
  /** The image's digest (null when the engine knows none), or what the engine said when it could not get the image. */
  pull(
    reference: string,
    signal: AbortSignal,
  ): Promise<{ readonly digest: string | null } | { readonly stderr: string }>;
  /** Removes the references that pulling added. */
  close(): Promise<void>;
}

/**
 * Images of the emulator's ECR are pulled each time, with a private login, as the ECS agent pulls by default: what is not in the
 * registry cannot be started. Other images are used as they are on the engine and pulled, with the user's own logins, only when they
 * are missing there (the agent's `ECS_IMAGE_PULL_BEHAVIOR=once`), because an emulator should not need the network.
 */
export function createImagePuller(docker: DockerCli, registry: RegistryAccess, cleanUp: CleanUp): ImagePuller {
  const added = new Set<string>();
  return {
    async pull(reference, signal) {
      const before = await inspectImage(docker, reference);
      const ours = reference.startsWith(`${registry.server}/`);
      if (before !== undefined && !ours) return { digest: digestOfImage(before, reference) };
      const pulled = await (ours
        ? withLogin(registry, cleanUp, async (login) =>
            docker.try([...login, 'pull', '--quiet', reference], { signal, environment: await engineHost(docker) }),
          )
        : docker.try(['pull', '--quiet', reference], { signal }));
      if (pulled.exitCode !== 0) return { stderr: pulled.stderr };
      if (before === undefined && ours) {
        added.add(reference);
        cleanUp.addImage(reference);
      }
      return { digest: digestOfImage(await inspectImage(docker, reference), reference) };
    },
    async close() {
      if (added.size > 0) await docker.try(['image', 'rm', ...added]);
    },
  };
}

async function inspectImage(docker: DockerCli, reference: string): Promise<unknown> {
  const { exitCode, stdout } = await docker.try(['image', 'inspect', reference]);
  return exitCode === 0 ? asArray(JSON.parse(stdout))[0] : undefined;
}

/** Works with a Docker configuration that holds the registry's password and is gone afterwards. */
async function withLogin<Result>(
  { server, username, password }: RegistryAccess,
  cleanUp: CleanUp,
  work: (login: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(cleanUp.directory, 'login-'));
  const auth = Buffer.from(`${username}:${password()}`).toString('base64');
  try {
    await writeFile(join(directory, 'config.json'), JSON.stringify({ auths: { [server]: { auth } } }), { mode: 0o600 });
    return await work(['--config', directory]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A private configuration knows none of the user's contexts, so the engine that is in use is named by its address. */
async function engineHost(docker: DockerCli): Promise<Readonly<Record<string, string>>> {
  if (process.env.DOCKER_HOST) return {};
  const { exitCode, stdout } = await docker.try(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
  return exitCode === 0 && stdout.trim() !== '' ? { DOCKER_HOST: stdout.trim() } : {};
}
