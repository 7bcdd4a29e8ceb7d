import type { RehearsalTraces } from '../../ecs/rehearsal/clean-up.ts';
import { rehearsalFamily } from '../../ecs/rehearsal/copy.ts';
import { planRehearsal } from '../../ecs/rehearsal/plan-rehearsal.ts';
import { type RehearsalReport, type RehearsalTools, rehearse as runRehearsal } from '../../ecs/rehearsal/rehearse.ts';
import { sweepRehearsals } from '../../ecs/rehearsal/sweep.ts';
import { runsOnFargate } from '../../ecs/situation/service.ts';
import { intentionLine, lastWordsOf, rehearsalFailed, rehearsalLine } from '../../report/rehearsal-text.ts';
import type { Log } from '../../toolkit/action-host.ts';
import { printForeign, startGroup } from '../../toolkit/foreign-output.ts';
import { asString } from '../../toolkit/json.ts';
import { rehearsalState } from '../rehearsal-state.ts';
import type { DeployRun, RegisteredDeploy } from '../run.ts';
import { cancelledBefore } from './cancelled-before.ts';

/** Tries the new version beside the old one before anything is replaced. One that fails ends the deploy. */
export async function rehearse(registered: RegisteredDeploy, run: DeployRun): Promise<RegisteredDeploy> {
  const { inputs, host } = run;
  const { situation } = registered;
  if (inputs.rehearse === 'off') return registered;
  await sweep(registered, run);
  const plan = planRehearsal(situation, registered.plan, inputs);
  // The printed plan says already that there is none, and why.
  if (plan.kind === 'skipped') return { ...registered, rehearsal: { plan, result: null } };
  host.log.info(`Rehearsal: ${intentionLine(plan)}`);
  const { arn: serviceArn, name } = situation.service;
  const target = { cluster: inputs.cluster, serviceArn, runSeconds: inputs.rehearseSeconds };
  const result = await runRehearsal(plan, target, toolsOf(run));
  const rehearsal = { plan, result };
  report(rehearsal, host.log);
  const rehearsed = { ...registered, rehearsal };
  switch (result.ending.verdict) {
    case 'passed':
    case 'not-rehearsed':
      return rehearsed;
    case 'failed':
      return { ...rehearsed, outcome: 'failed', failure: rehearsalFailed(result, name) };
    case 'cancelled':
      return { ...cancelledBefore(rehearsed, run), taskDefinitionArn: registered.taskDefinitionArn };
  }
}

/** What a container wrote is folded, and nothing in it is a command to the runner. */
function report(rehearsal: RehearsalReport, log: Log): void {
  const endGroup = startGroup(log, `Rehearsal: ${rehearsalLine(rehearsal)}`);
  printForeign(log, lastWordsOf(rehearsal));
  endGroup();
}

function toolsOf({ call, callLogs, clock, host }: DeployRun): RehearsalTools {
  const { log, cancelled } = host;
  const remember = (traces: RehearsalTraces | null) =>
    host.saveState(rehearsalState, traces === null ? '' : JSON.stringify(traces));
  return { call, callLogs, clock, log, cancelled, remember };
}

/** Rehearsals that a killed deploy left behind hold memory that the new version may need. */
async function sweep({ situation, plan }: RegisteredDeploy, { inputs, call, clock, host }: DeployRun): Promise<void> {
  if (runsOnFargate(situation.service) && inputs.rehearse === 'auto') return;
  const family = rehearsalFamily(asString(plan.wanted.family) ?? '');
  const place = { cluster: inputs.cluster, serviceArn: situation.service.arn, family };
  const swept = await sweepRehearsals(place, clock.now(), { call, log: host.log });
  if (swept > 0) host.log.info(`Stopped ${swept} rehearsal that an earlier deploy had left behind.`);
}
