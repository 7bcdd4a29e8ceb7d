import type { Outputs } from '../../toolkit/run-action.ts';
import { conclude } from './conclude.ts';
import { follow } from './follow.ts';
import type { DeployInputs } from './inputs.ts';
import { prepare, refusal } from './prepare.ts';
import { prove } from './prove.ts';
import { rehearse } from './rehearse.ts';
import type { DeployDependencies, DeployRun } from './run.ts';
import { register, start } from './start.ts';

/** Deploys: reads the situation, plans, carries the plan out with one UpdateService, follows it to its outcome, and proves it. */
export async function deploy(inputs: DeployInputs, dependencies: DeployDependencies): Promise<Outputs> {
  const run: DeployRun = { inputs, ...dependencies };
  const planned = await prepare(run);
  const failure = refusal(planned, inputs);
  if (failure !== null) return conclude({ ...planned, failure }, run);
  if (inputs.dryRun) return conclude(planned, run);
  if (planned.plan.nothingToDo) return conclude({ ...planned, outcome: 'unchanged' }, run);
  const registered = await register(planned, run);
  const rehearsed = await rehearse(registered, run);
  if (rehearsed.failure !== null) return conclude(rehearsed, run);
  const started = await start(rehearsed, run);
  if (!inputs.waitForServiceStability) return conclude(started, run);
  const followed = await follow(started, run);
  const judged = followed.failure === null ? await prove(followed, run) : followed;
  return conclude(judged, run);
}
