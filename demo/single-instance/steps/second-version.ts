import type { StepResult } from '../../../harness/runner.ts';
import { type Seen, startSteadyClient } from '../../../harness/steady-client.ts';
import { asNumber, asObject } from '../../../src/toolkit/json.ts';
import { inspectContainer } from '../../docker.ts';
import { describeTasks, onlyTask, type Place } from '../../ecs.ts';
import { deployInputs, type PushedImage, runAction, runJob } from '../../pipeline.ts';
import type { Play, Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { watchingCompletion } from '../completion.ts';
import { proveServing, versionUrl } from '../proofs.ts';
import { proveInContainerOnly } from '../secret-proofs.ts';
import type { RunningVersion } from './first-version.ts';

const allowedDelay = 2000;

/** Step d: the same image with percents that Berth chooses. The old task leaves first, and everything is checked from outside. */
export async function replaceTask(
  play: Play<ClaimName>,
  stage: Stage,
  place: Place,
  old: RunningVersion,
  image: PushedImage,
): Promise<void> {
  play.narrator.step('d', 'Version 2 with tuned percents: the old task goes, the new one comes');
  const client = startSteadyClient(versionUrl(place));
  const { value: deploy, delayOf } = await watchingCompletion(stage.ecs, place, () =>
    runJob(play, stage, 'quote deploy', (job) => runAction(play, job, 'deploy', deployInputs(place, image))),
  ).finally(() => client.stop());
  proveForeseen(play, deploy, await client.stop());
  proveChoice(play, deploy);
  await proveServing(play, stage, place, 'v2', 'second-version-serves');
  await proveOldTaskGone(play, stage, place, old);
  await proveDigest(play, stage, place, image);
  await proveInContainerOnly(play, stage, image, (await onlyTask(stage.ecs, place)).containerId);
  const delay = delayOf(deploy.outputs['deployment-id'] ?? '');
  const seen = delay === undefined ? 'ECS never reported completion' : `${Math.round(delay)} ms`;
  play.narrator.prove('outcome-is-prompt', delay !== undefined && delay <= allowedDelay, seen);
}

/** The plan says the percents on one line and the reason on the next. */
function proveChoice({ narrator }: Play<ClaimName>, { outputs, log }: StepResult): void {
  const chosen = `${outputs['minimum-healthy-percent']}/${outputs['maximum-percent']}`;
  const lines = log.split('\n').map((line) => line.trim());
  const reason = lines[lines.findIndex((line) => line.startsWith('percents') && line.includes('-> 0/100')) + 1] ?? '';
  const holds = chosen === '0/100' && reason.includes('an old one stops first');
  narrator.prove('percents-tuned', holds, `${chosen}: ${reason}`);
}

/** The range holds at AWS's pace; a faster local-aws is quicker than the quickest that is foreseen. */
function proveForeseen({ narrator, speed }: Play<ClaimName>, { outputs }: StepResult, { longestGap }: Seen): void {
  const interruption = asObject(asObject(JSON.parse(outputs.prediction || '{}'))?.interruption);
  const predicted = (name: string) => asNumber(interruption?.[name]) ?? Number.NaN;
  const [least, most] = [predicted('least'), predicted('most')];
  const holds = longestGap >= least / speed && longestGap <= most;
  const seen = `a client waited ${longestGap.toFixed(1)} s; predicted were ${predicted('expected').toFixed(1)} s, ${least.toFixed(1)} to ${most.toFixed(1)} s`;
  narrator.prove('interruption-foreseen', holds, seen);
}

async function proveOldTaskGone(play: Play<ClaimName>, stage: Stage, place: Place, old: RunningVersion): Promise<void> {
  const [task] = await describeTasks(stage.ecs, place.cluster, [old.taskArn]);
  const container = await inspectContainer(stage, old.containerId);
  const holds = task?.lastStatus === 'STOPPED' && container === undefined;
  const seen = `ECS: ${task?.lastStatus}, "${task?.stoppedReason}"; docker inspect: ${container === undefined ? 'no such container' : 'still there'}`;
  play.narrator.prove('old-task-gone', holds, seen);
}

async function proveDigest(play: Play<ClaimName>, stage: Stage, place: Place, image: PushedImage): Promise<void> {
  const { taskArn, containerId } = await onlyTask(stage.ecs, place);
  const [task] = await describeTasks(stage.ecs, place.cluster, [taskArn]);
  const container = await inspectContainer(stage, containerId);
  const told = task?.containers?.[0]?.imageDigest;
  const runs = container?.running === true && container.digests.some((digest) => digest.endsWith(`@${image.digest}`));
  const seen = `pushed ${image.digest.slice(0, 19)}…, ECS says ${told?.slice(0, 19)}…, docker inspect ${runs ? 'agrees' : 'does not agree'}`;
  play.narrator.prove('pushed-digest-runs', runs && told === image.digest, seen);
}
