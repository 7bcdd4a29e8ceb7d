import { proveSecretsHidden } from '../end.ts';
import type { Play } from '../stage.ts';
import type { Story } from '../story.ts';
import { type ClaimName, claims } from './claims.ts';
import { findMissingRule } from './steps/missing-rule.ts';
import { openWay } from './steps/opened-way.ts';
import { setStage } from './steps/set-stage.ts';
import { hearSilentContainer } from './steps/silent-container.ts';
import { replaceStaticPort } from './steps/static-port.ts';

/** A database that a container could not reach, and a new task that never came: both are found before they cost a day. */
export const closedDatabase: Story<ClaimName> = {
  introduction:
    'Berth, and a database behind a closed security group: real containers, no AWS account. Takes about two minutes; Ctrl-C cleans up.',
  claims,
  end: 'f',
  play: playStory,
};

async function playStory(play: Play<ClaimName>): Promise<void> {
  const set = await setStage(play);
  try {
    const command = await findMissingRule(play, set);
    const image = await hearSilentContainer(play, set);
    const old = await openWay(play, set, command, image);
    await replaceStaticPort(play, set, old);
  } finally {
    proveSecretsHidden(play, set.stage);
  }
}
