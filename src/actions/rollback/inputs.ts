import { readMinutes, readPercents } from '../../deploy/read-settings.ts';
import { type RollbackRequest, readTarget } from '../../deploy/rollback/request.ts';
import { checkPlace } from '../../ecs/place-input.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

export function readInputs(reader: InputReader): RollbackRequest {
  const inputs: RollbackRequest = {
    cluster: reader.text('cluster') ?? 'default',
    service: reader.required('service'),
    to: readTarget(reader, 'to'),
    ...readPercents(reader),
    exclusive: reader.boolean('exclusive', false),
    allowInterruption: reader.boolean('allow-interruption', true),
    onConcurrent: reader.choice('on-concurrent', ['wait', 'supersede', 'fail'], 'supersede'),
    restorePercents: reader.boolean('restore-percents', false),
    waitForMinutes: readMinutes(reader),
    dryRun: reader.boolean('dry-run', false),
  };
  checkPlace(reader, inputs);
  return inputs;
}
