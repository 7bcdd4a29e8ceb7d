import { asObject, asObjects, asString } from '../../../toolkit/json.ts';
import { type CleanUp, ownerLabel } from '../../process/clean-up.ts';
import type { DockerCli } from './docker-cli.ts';

/** The network that every task of the emulator is on. */
export interface TaskNetwork {
  readonly name: string;
  /** The host's own address on it. */
  readonly gateway: string;
  close(): Promise<void>;
}

/** Makes a bridge network with the owner's label. Containers of the default bridge, or of other emulators, are not on it. */
export async function createTaskNetwork(docker: DockerCli, { owner }: CleanUp): Promise<TaskNetwork> {
  const name = `local-aws-${owner}`;
  await docker.run(['network', 'create', '--driver=bridge', `--label=${ownerLabel}=${owner}`, name]);
  const [document] = asObjects(JSON.parse(await docker.run(['network', 'inspect', name])));
  const [configuration] = asObjects(asObject(document?.IPAM)?.Config);
  return {
    name,
    gateway: asString(configuration?.Gateway) ?? '',
    close: async () => void (await docker.try(['network', 'rm', name])),
  };
}
