import { messageOf } from '../src/toolkit/errors.ts';
import { createCleanUp } from './clean-up.ts';
import { createNarrator } from './narrator.ts';
import type { Play } from './stage.ts';
import type { Story } from './story.ts';

/** How a story is played. */
export interface Performance extends Pick<Play, 'speed' | 'verbose'> {
  /** Aborted when it is to end early. */
  readonly signal: AbortSignal;
}

/** Plays a story, ends everything that it started, and returns 0 only when every claim was proven; 130 when it was interrupted. */
export async function perform<Name extends string>(
  story: Story<Name>,
  { signal, speed, verbose }: Performance,
): Promise<number> {
  const { claims, introduction, end } = story;
  const narrator = createNarrator({ claims, write: console.log, colours: process.stdout.isTTY, now: Date.now });
  const cleanUp = createCleanUp();
  console.log(introduction);
  try {
    await story.play({ narrator, cleanUp, results: [], owners: new Set(), signal, speed, verbose });
  } catch (thrown) {
    narrator.say(signal.aborted ? 'Interrupted.' : `The story stopped: ${messageOf(thrown)}`);
  }
  narrator.step(end, 'The end');
  narrator.say('Stopping everything that was started.');
  const problems = await cleanUp.run();
  for (const problem of problems) narrator.say(`Not cleaned up: ${problem}`);
  const proven = narrator.conclude();
  return signal.aborted ? 130 : proven && problems.length === 0 ? 0 : 1;
}
