import type { BuildNode } from '../build/builder.ts';
import type { Docker } from './docker.ts';
import { hasContainerdStore } from './image-store.ts';

/** Asks buildx where it builds. What it does not say counts as able: the builder itself will complain. */
export async function probeBuildNode(docker: Docker): Promise<BuildNode> {
  const [inspect, containerdStore] = await Promise.all([
    docker({ parameters: ['buildx', 'inspect'] }),
    hasContainerdStore(docker),
  ]);
  const version = /^Build[Kk]it(?: version)?:\s*v?(\S+)/m.exec(inspect.stdout)?.[1];
  return {
    driver: /^Driver:\s*(\S+)/m.exec(inspect.stdout)?.[1] ?? '',
    buildKitVersion: version?.startsWith('0.0.0') ? undefined : version,
    containerdStore,
  };
}
