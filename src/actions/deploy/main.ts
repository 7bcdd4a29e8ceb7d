import type { Outputs } from '../../toolkit/run-action.ts';
import { compare } from './compare.ts';
import { conclude } from './conclude.ts';
import { follow } from './follow.ts';
import type { DeployInputs } from './inputs.ts';
import { prepare, refusal } from './prepare.ts';
import { prove } from './prove.ts';
import type { DeployDependencies, DeployRun } from './run.ts';
import { register, start } from './start.ts';

/** Deploys: reads the situation, plans, carries the plan out with one UpdateService, follows it to its outcome, and proves it. */
export async function main(inputs: DeployInputs, dependencies: DeployDependencies): Promise<Outputs> {
  const run: DeployRun = { inputs, ...dependencies };
  const planned = await prepare(run);
  const failure = refusal(planned, inputs);
  if (failure !== null) return conclude({ ...planned, failure }, run);
  if (inputs.dryRun) return conclude(planned, run);
  if (planned.plan.nothingToDo) return conclude({ ...planned, outcome: 'unchanged' }, run);
  const registered = await register(planned, run);
  const started = await start(registered, run);
  if (!inputs.waitForServiceStability) return conclude(started, run);
  const followed = await follow(started, run);
  const judged = followed.failure === null ? await prove(followed, run) : followed;
  const compared = judged.failure === null ? await compare(judged, run) : judged;
  return conclude(compared, run);
}
