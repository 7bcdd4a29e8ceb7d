import type { InputReader } from '../toolkit/inputs.ts';

/** Complains of a cluster and a service that cannot belong together; `service` is null where it may be left out and is. */
export function checkPlace(
  reader: InputReader,
  { cluster, service }: { cluster: string; service: string | null },
): void {
  rejectOtherArn(reader, 'cluster', cluster);
  if (service === null) return;
  rejectOtherArn(reader, 'service', service);
  const [, named] = /^arn:[^:]+:ecs:[^:]*:\d*:service\/([^/]+)\/[^/]+$/.exec(service) ?? [];
  const given = cluster.slice(cluster.lastIndexOf('/') + 1);
  if (named === undefined || named === given) return;
  reader.reject(`"service" is the ARN of a service in the cluster "${named}", but "cluster" is "${given}"`);
}

/** An ARN of something else would be looked for by its last part, and could be found. */
function rejectOtherArn(reader: InputReader, name: 'cluster' | 'service', value: string): void {
  if (!value.startsWith('arn:') || new RegExp(`^arn:[^:]+:ecs:[^:]*:\\d*:${name}/`).test(value)) return;
  reader.reject(`"${name}" must be a name or the ARN of a ${name}, not "${value}"`);
}
