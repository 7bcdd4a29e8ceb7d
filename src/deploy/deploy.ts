import type { Outputs } from '../toolkit/run-action.ts';
import type { DeployInputs } from './inputs.ts';
import type { DeployDependencies, DeployRun } from './run.ts';
import { before } from './stages/before.ts';
import { cancelledBefore } from './stages/cancelled-before.ts';
import { compare } from './stages/compare.ts';
import { conclude } from './stages/conclude.ts';
import { explain } from './stages/explain.ts';
import { follow } from './stages/follow.ts';
import { planAgain } from './stages/plan-again.ts';
import { prepare, refusal } from './stages/prepare.ts';
import { prove } from './stages/prove.ts';
import { rehearse } from './stages/rehearse.ts';
import { retire } from './stages/retire.ts';
import { settle } from './stages/settle.ts';
import { register, start } from './stages/start.ts';
import { undo } from './stages/undo.ts';

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
