import { parseArgs } from 'node:util';
import { messageOf } from '../src/toolkit/errors.ts';
import { createCleanUp } from './clean-up.ts';
import { createNarrator } from './narrator.ts';
import type { Play } from './stage.ts';
import { refuseBrokenVersion } from './steps/broken-version.ts';
import { proveSecretsHidden } from './steps/end.ts';
import { deployFirstVersion } from './steps/first-version.ts';
import { goBack } from './steps/go-back.ts';
import { replaceWithoutGap } from './steps/room-for-two.ts';
import { replaceTask } from './steps/second-version.ts';
import { setStage } from './steps/set-stage.ts';
import { showTrap } from './steps/trap.ts';

const usage = 'Usage: script/demo [--speed N] [--verbose]';

const flags = readFlags();
if (typeof flags === 'string') {
  console.error(flags);
  process.exitCode = 2;
} else {
  await main(flags);
}

/** Plays the story, ends everything that it started, and exits with 0 only when every claim was proven. */
async function main({ speed, verbose }: Flags): Promise<void> {
  const interruption = interruptionSignal();
  const narrator = createNarrator({ write: console.log, colours: process.stdout.isTTY, now: Date.now });
  const cleanUp = createCleanUp();
  const play: Play = { narrator, cleanUp, results: [], owners: new Set(), signal: interruption, speed, verbose };
  console.log(
    'Berth, from secrets to a replaced task: real containers, no AWS account. Takes about two minutes; Ctrl-C cleans up.',
  );
  try {
    await playStory(play);
  } catch (thrown) {
    narrator.say(interruption.aborted ? 'Interrupted.' : `The story stopped: ${messageOf(thrown)}`);
  }
  narrator.step('h', 'The end');
  narrator.say('Stopping everything that was started.');
  const problems = await cleanUp.run();
  for (const problem of problems) narrator.say(`Not cleaned up: ${problem}`);
  const proven = narrator.conclude();
  process.exitCode = interruption.aborted ? 130 : proven && problems.length === 0 ? 0 : 1;
}

async function playStory(play: Play): Promise<void> {
  const { stage, place } = await setStage(play);
  try {
    const first = await deployFirstVersion(play, stage, place);
    const secondImage = await showTrap(play, stage, place);
    await replaceTask(play, stage, place, first, secondImage);
    await refuseBrokenVersion(play, stage, place);
    await goBack(play, stage, place, first.image);
    await replaceWithoutGap(play, stage, { old: first.image, new: secondImage });
  } finally {
    proveSecretsHidden(play, stage);
  }
}

interface Flags {
  readonly speed: number;
  readonly verbose: boolean;
}

/** The flags, or one sentence on what is wrong with them. */
function readFlags(): Flags | string {
  const options = { speed: { type: 'string', default: '1' }, verbose: { type: 'boolean', default: false } } as const;
  try {
    const { values } = parseArgs({ options });
    const speed = Number(values.speed);
    return speed >= 1 ? { speed, verbose: values.verbose } : `--speed must be a number from 1 on. ${usage}`;
  } catch (thrown) {
    return `${messageOf(thrown)}. ${usage}`;
  }
}

/** The first signal ends the story and cleans up; a second one kills this process, and its servers end with it. */
function interruptionSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => controller.abort(new Error(`interrupted by ${signal}`)));
  // Whoever read the story has gone, as `head` does after its lines.
  process.stdout.on('error', () => controller.abort(new Error('nobody reads any more')));
  return controller.signal;
}
