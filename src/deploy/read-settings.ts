import type { InputReader } from '../toolkit/inputs.ts';

/** Inputs that every action which rolls a service takes, read the same way. */

/** Which service of which cluster; `service` is null where it may be left out and is. */
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

/** Both percents; `auto` lets Berth choose. */
export function readPercents(reader: InputReader) {
  const percents = {
    minimumHealthyPercent: readPercent(reader, 'minimum-healthy-percent', { minimum: 0, maximum: 100 }),
    maximumPercent: readPercent(reader, 'maximum-percent', { minimum: 100, maximum: 400 }),
  };
  if (percents.minimumHealthyPercent === 100 && percents.maximumPercent === 100) {
    reader.reject(
      '"minimum-healthy-percent" and "maximum-percent" cannot both be 100, because then no task may stop and none may start',
    );
  }
  return percents;
}

/** How long to follow a deployment; `auto` computes a limit. */
export function readMinutes(reader: InputReader): number | 'auto' {
  if ((reader.text('wait-for-minutes') ?? 'auto').toLowerCase() === 'auto') return 'auto';
  return reader.integer('wait-for-minutes', { minimum: 1, maximum: 360, orElse: 'auto' }) ?? 'auto';
}

function readPercent(reader: InputReader, name: string, bounds: { minimum: number; maximum: number }): number | 'auto' {
  if ((reader.text(name) ?? 'auto').toLowerCase() === 'auto') return 'auto';
  return reader.integer(name, { ...bounds, orElse: 'auto' }) ?? 'auto';
}
