import type { Docker } from './docker.ts';

/**
 * True when the engine keeps images in containerd, as Docker 29 does by default: an image id may then be the digest of the manifest that
 * the engine holds, and that of the builder's push can be another one with the same configuration.
 * Such an engine names its snapshotter as `[["driver-type", "io.containerd.snapshotter.v1"]]`.
 * Source: https://docs.docker.com/engine/storage/containerd/
 */
export async function hasContainerdStore(docker: Docker): Promise<boolean> {
  const { stdout } = await docker({ parameters: ['info', '--format', '{{json .DriverStatus}}'] });
  return stdout.includes('io.containerd.snapshotter');
}
