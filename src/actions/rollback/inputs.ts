import { readMinutes, readPercents } from '../../deploy/read-settings.ts';
import { checkPlace } from '../../ecs/place-input.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

/** The inputs of `rollback`, read once. */
export interface RollbackInputs {
  readonly cluster: string;
  readonly service: string;
  /** `last-good`, an image digest, or a task definition as ARN or `family:revision`. */
  readonly to: string;
  readonly minimumHealthyPercent: number | 'auto';
  readonly maximumPercent: number | 'auto';
  /** No two tasks at once, even where there is room. */
  readonly exclusive: boolean;
  readonly allowInterruption: boolean;
  /** What is done about a rollback that is proven to fail before it begins; `off` does not look. */
  readonly preflight: 'fail' | 'warn' | 'off';
  readonly onConcurrent: 'wait' | 'supersede' | 'fail';
  readonly restorePercents: boolean;
  readonly waitForMinutes: number | 'auto';
  readonly dryRun: boolean;
}

export function readInputs(reader: InputReader): RollbackInputs {
  const inputs: RollbackInputs = {
    cluster: reader.text('cluster') ?? 'default',
    service: reader.required('service'),
    to: readTarget(reader),
    ...readPercents(reader),
    exclusive: reader.boolean('exclusive', false),
    allowInterruption: reader.boolean('allow-interruption', true),
    preflight: reader.choice('preflight', ['fail', 'warn', 'off'], 'fail'),
    onConcurrent: reader.choice('on-concurrent', ['wait', 'supersede', 'fail'], 'supersede'),
    restorePercents: reader.boolean('restore-percents', false),
    waitForMinutes: readMinutes(reader),
    dryRun: reader.boolean('dry-run', false),
  };
  checkPlace(reader, inputs);
  return inputs;
}

/** A family alone would be its newest revision, which is most often the one to get away from. */
function readTarget(reader: InputReader): string {
  const to = reader.text('to') ?? 'last-good';
  const isTarget = to === 'last-good' || /^sha256:[0-9a-f]{64}$/.test(to) || /^[\w:/-]+:\d+$/.test(to);
  if (!isTarget) {
    reader.reject(`"to" must be last-good, family:revision, a task definition's ARN, or sha256:DIGEST, not "${to}"`);
  }
  return to;
}
