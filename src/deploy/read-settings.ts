import type { InputReader } from '../toolkit/inputs.ts';

/** Inputs that every action which rolls a service takes, read the same way. */

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
