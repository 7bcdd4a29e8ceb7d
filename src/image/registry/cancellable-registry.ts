import { untilCancelled } from '../docker/docker.ts';
import type { Registry } from './registry.ts';

/** The same registry, each call of which ends with ACTION_CANCELLED as soon as the job is cancelled: a call may hang. */
export function cancellableRegistry(registry: Registry, cancelled: AbortSignal): Registry {
  const guard = <Value>(call: Promise<Value>) => untilCancelled(call, cancelled);
  return {
    findRepository: (...request) => guard(registry.findRepository(...request)),
    createRepository: (...request) => guard(registry.createRepository(...request)),
    putLifecyclePolicy: (...request) => guard(registry.putLifecyclePolicy(...request)),
    lifecyclePolicy: (...request) => guard(registry.lifecyclePolicy(...request)),
    credentials: () => guard(registry.credentials()),
    readImages: (...request) => guard(registry.readImages(...request)),
    newestDigests: (...request) => guard(registry.newestDigests(...request)),
    putTag: (...request) => guard(registry.putTag(...request)),
  };
}
