import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, StepResult } from '../../../harness/runner.ts';
import { asObject, asString } from '../../../src/toolkit/json.ts';
import { describeService, type Place, primaryId } from '../../ecs.ts';
import { buildAndPush, deployInputs, type PushedImage, runAction, runJob, tryAction } from '../../pipeline.ts';
import type { Play, Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { proveServing } from '../proofs.ts';

const secondsToProveStall = 10;

/** What ECS says when the new task finds the port taken; the id of the instance stands in between. */
const stallEvent = [
  '(service backend) was unable to place a task because no container instance met all of its requirements.',
  'is already using a port required by your task.',
];

/** Step c: the rollout that never ends. Builds version 2, and sends it the way that a service is set up by default. */
export async function showTrap(play: Play<ClaimName>, stage: Stage, place: Place): Promise<PushedImage> {
  play.narrator.step('c', 'The trap: version 2 at 100/200, on an instance with room for one');
  const image = await runJob(play, stage, 'quote nothing', (job) =>
    buildAndPush(play, stage, job, 'v2', {}, {}, { as: 'runtime-ssm', cluster: place.cluster, service: place.service }),
  );
  play.narrator.say('Its secrets travel another way, by one word: "as: runtime-ssm".');
  const inputs = { ...deployInputs(place, image), 'minimum-healthy-percent': '100', 'maximum-percent': '200' };
  await runJob(play, stage, 'quote nothing', (job) => predictStall(play, job, inputs));
  await runJob(play, stage, 'quote deploy', (job) => seeRefusal(play, stage, place, job, inputs));
  play.narrator.say(`Sent with allow-stall, to see what really happens in ${secondsToProveStall} seconds.`);
  const allowing = { ...inputs, 'allow-stall': 'true', 'wait-for-service-stability': 'false' };
  await runJob(play, stage, 'quote nothing', (job) => runAction(play, job, 'deploy', allowing));
  await sleep(secondsToProveStall * 1000, undefined, { signal: play.signal });
  await seeStall(play, stage, place);
  await proveServing(play, stage, place, 'v1', 'old-version-serves');
  return image;
}

async function predictStall(play: Play<ClaimName>, job: Job, inputs: Readonly<Record<string, string>>): Promise<void> {
  const dryRun = await runAction(play, job, 'deploy', { ...inputs, 'allow-stall': 'true', 'dry-run': 'true' });
  const prediction = asObject(JSON.parse(dryRun.outputs.prediction || '{}'));
  const why = asString(prediction?.why) ?? '';
  const holds = prediction?.verdict === 'stalls' && why.includes('host port 8080');
  play.narrator.prove('stall-predicted', holds, `${prediction?.verdict}: ${why}`);
}

async function seeRefusal(
  play: Play<ClaimName>,
  stage: Stage,
  place: Place,
  job: Job,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const before = await primaryId(stage.ecs, place);
  const refused = await tryAction(play, job, 'deploy', inputs);
  const unchanged = before === (await primaryId(stage.ecs, place));
  const code = errorCode(refused);
  const holds = refused.exitCode !== 0 && code === 'WOULD_STALL' && unchanged;
  const deployment = unchanged ? 'still' : 'no longer';
  play.narrator.prove('stall-refused', holds, `${code}; the deployment is ${deployment} ${before}`);
}

function errorCode({ annotations }: StepResult): string {
  return annotations.find(({ level }) => level === 'error')?.title ?? 'no error';
}

async function seeStall(play: Play<ClaimName>, stage: Stage, place: Place): Promise<void> {
  const { deployments = [], events = [] } = await describeService(stage.ecs, place);
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  const event = events.find(({ message = '' }) => stallEvent.every((part) => message.includes(part)));
  const stuck = primary?.rolloutState === 'IN_PROGRESS' && primary.runningCount === 0;
  const state = `${primary?.rolloutState}, ${primary?.runningCount} new tasks run`;
  play.narrator.prove(
    'stall-happens',
    stuck && event !== undefined,
    `${state}; "${event?.message ?? 'no such event'}"`,
  );
}
