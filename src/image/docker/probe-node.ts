import { asArray, asStrings } from '../../toolkit/json.ts';
import type { BuildNode } from '../build/builder.ts';
import type { Docker } from './docker.ts';

/** Asks buildx where it builds. What it does not say counts as able: the builder itself will complain. */
export async function probeBuildNode(docker: Docker): Promise<BuildNode> {
  const [inspect, info] = await Promise.all([
    docker({ parameters: ['buildx', 'inspect'] }),
    docker({ parameters: ['info', '--format', '{{json .DriverStatus}}'] }),
  ]);
  const version = /^Build[Kk]it(?: version)?:\s*v?(\S+)/m.exec(inspect.stdout)?.[1];
  return {
    driver: /^Driver:\s*(\S+)/m.exec(inspect.stdout)?.[1] ?? '',
    buildKitVersion: version?.startsWith('0.0.0') ? undefined : version,
    containerdStore: isContainerd(info.stdout),
  };
}

/** Such an engine names its snapshotter as `[["driver-type", "io.containerd.snapshotter.v1"]]`. */
function isContainerd(status: string): boolean {
  try {
    return asArray(JSON.parse(status)).some((pair) => asStrings(pair).includes('io.containerd.snapshotter.v1'));
  } catch {
    return false;
  }
}
