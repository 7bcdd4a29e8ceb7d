import type { Outputs } from '../../toolkit/run-action.ts';
import { before } from './before.ts';
import { cancelledBefore } from './cancelled-before.ts';
import { compare } from './compare.ts';
import { conclude } from './conclude.ts';
import { explain } from './explain.ts';
import { follow } from './follow.ts';
import type { DeployInputs } from './inputs.ts';
import { planAgain } from './plan-again.ts';
import { prepare, refusal } from './prepare.ts';
import { prove } from './prove.ts';
import { rehearse } from './rehearse.ts';
import { retire } from './retire.ts';
import type { DeployDependencies, DeployRun } from './run.ts';
import { settle } from './settle.ts';
import { register, start } from './start.ts';
import { undo } from './undo.ts';

/** Deploys: reads the situation, plans, carries the plan out with one UpdateService, follows it to its outcome, and proves it. */
export async function deploy(inputs: DeployInputs, dependencies: DeployDependencies): Promise<Outputs> {
  const run: DeployRun = { inputs, ...dependencies };
  const planned = await prepare(run);
  const failure = refusal(planned, inputs);
  if (failure !== null) return conclude({ ...planned, failure }, run);
  if (inputs.dryRun) return conclude(planned, run);
  if (planned.plan.nothingToDo) return conclude({ ...planned, outcome: 'unchanged' }, run);
  if (run.host.cancelled.aborted) return conclude(cancelledBefore(planned, run), run);
  const registered = await register(planned, run);
  const prepared = await before(registered, run);
  if (prepared.failure !== null) return conclude(prepared, run);
  const rehearsed = await rehearse(prepared, run);
  if (rehearsed.failure !== null) return conclude(rehearsed, run);
  if (run.host.cancelled.aborted) return conclude(cancelledBefore(rehearsed, run), run);
  const current = await planAgain(rehearsed, run);
  if (current.failure !== null) return conclude(current, run);
  if (current.plan.nothingToDo) return conclude({ ...current, outcome: 'unchanged' }, run);
  if (run.host.cancelled.aborted) return conclude(cancelledBefore(current, run), run);
  const started = await start(current, run);
  if (!inputs.waitForServiceStability) return conclude(started, run);
  const followed = await follow(started, run);
  const proven = await prove(followed, run);
  const explained = await explain(proven, run);
  const undone = await undo(explained, run);
  const compared = undone.failure === null ? await compare(undone, run) : undone;
  const settled = await settle(compared, run);
  return conclude(await retire(settled, run), run);
}
