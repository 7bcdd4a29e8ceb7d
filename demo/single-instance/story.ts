import { proveSecretsHidden } from '../end.ts';
import type { Play } from '../stage.ts';
import type { Story } from '../story.ts';
import { type ClaimName, claims } from './claims.ts';
import { refuseBrokenVersion } from './steps/broken-version.ts';
import { deployFirstVersion } from './steps/first-version.ts';
import { goBack } from './steps/go-back.ts';
import { replaceWithoutGap } from './steps/room-for-two.ts';
import { replaceTask } from './steps/second-version.ts';
import { setStage } from './steps/set-stage.ts';
import { showTrap } from './steps/trap.ts';

/** A service with room for one task: its new task never came, and now it does. */
export const singleInstance: Story<ClaimName> = {
  introduction:
    'Berth, from secrets to a replaced task: real containers, no AWS account. Takes about two minutes; Ctrl-C cleans up.',
  claims,
  end: 'h',
  play: playStory,
};

async function playStory(play: Play<ClaimName>): Promise<void> {
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
