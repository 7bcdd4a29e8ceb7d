import { asObject, asObjects, asString } from '../../../toolkit/json.ts';
import { type CleanUp, ownerLabel } from '../../process/clean-up.ts';
import { type AddressPool, createAddressPool } from './address-pool.ts';
import type { DockerCli } from './docker-cli.ts';

/** The network that every task of the emulator is on. */
export interface TaskNetwork {
  readonly name: string;
  /** The host's own address on it. */
  readonly gateway: string;
  /** The addresses of its containers, each known before the container starts. */
  readonly addresses: AddressPool;
  close(): Promise<void>;
}

/** Makes a bridge network with the owner's label. Containers of the default bridge, or of other emulators, are not on it. */
export async function createTaskNetwork(docker: DockerCli, { owner }: CleanUp): Promise<TaskNetwork> {
  const name = `local-aws-${owner}`;
  const { subnet, gateway } = await createWithSubnet(docker, name, owner);
  return {
    name,
    gateway,
    addresses: createAddressPool(subnet, [gateway]),
    close: async () => void (await docker.try(['network', 'rm', name])),
  };
}

interface Configuration {
  readonly subnet: string;
  readonly gateway: string;
}

/** The engine picks a subnet that is free, and lets addresses be chosen only in one that was named: so it is asked twice. */
async function createWithSubnet(docker: DockerCli, name: string, owner: string): Promise<Configuration> {
  const create = ['network', 'create', '--driver=bridge', `--label=${ownerLabel}=${owner}`];
  for (let attempts = 1; ; attempts += 1) {
    await docker.run([...create, name]);
    const picked = await configurationOf(docker, name);
    await docker.run(['network', 'rm', name]);
    const named = [...create, `--subnet=${picked.subnet}`, `--gateway=${picked.gateway}`, name];
    if (attempts === mostAttempts) await docker.run(named);
    else if ((await docker.try(named)).exitCode !== 0) continue;
    return picked;
  }
}

/** Somebody else may take the subnet in between. */
const mostAttempts = 5;

async function configurationOf(docker: DockerCli, name: string): Promise<Configuration> {
  const [document] = asObjects(JSON.parse(await docker.run(['network', 'inspect', name])));
  const [configuration] = asObjects(asObject(document?.IPAM)?.Config);
  const subnet = asString(configuration?.Subnet) ?? '';
  return { subnet, gateway: asString(configuration?.Gateway) ?? '' };
}
