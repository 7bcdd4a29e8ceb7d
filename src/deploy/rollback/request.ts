import type { InputReader } from '../../toolkit/inputs.ts';

/** What a rollback is asked to do. */
export interface RollbackRequest {
  readonly cluster: string;
  readonly service: string;
  /** `last-good`, an image digest, or a task definition as ARN or `family:revision`. */
  readonly to: string;
  readonly minimumHealthyPercent: number | 'auto';
  readonly maximumPercent: number | 'auto';
  /** No two tasks at once, even where there is room. */
  readonly exclusive: boolean;
  readonly allowInterruption: boolean;
  readonly onConcurrent: 'wait' | 'supersede' | 'fail';
  readonly restorePercents: boolean;
  readonly waitForMinutes: number | 'auto';
  readonly dryRun: boolean;
}

/**
 * Reads what to go back to; `last-good` when it is unset. A family alone would be its newest revision, which is most often the one to get
 * away from.
 */
export function readTarget(reader: InputReader, name: string): string {
  const to = reader.text(name) ?? 'last-good';
  const isTarget = to === 'last-good' || /^sha256:[0-9a-f]{64}$/.test(to) || /^[\w:/-]+:\d+$/.test(to);
  if (!isTarget) {
    reader.reject(
      `"${name}" must be last-good, family:revision, a task definition's ARN, or sha256:DIGEST, not "${to}"`,
    );
  }
  return to;
}
