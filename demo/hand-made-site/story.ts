import type { Story } from '../story.ts';
import { type ClaimName, claims } from './claims.ts';
import type { SitePlay } from './stage.ts';
import { explainBuild } from './steps/build.ts';
import { nameCertificate } from './steps/certificate.ts';
import { goBack } from './steps/go-back.ts';
import { catchMissingPage } from './steps/missing-page.ts';
import { setStage } from './steps/set-stage.ts';
import { verifySite } from './steps/verified.ts';
import { nameWrongServer } from './steps/wrong-server.ts';

/** A site that was set up by hand in four days, with each of its mistakes found in the job. */
export const handMadeSite: Story<ClaimName> = {
  introduction:
    'Berth finds what cost four days of a site with nginx: real containers, no AWS account. Takes about two minutes; Ctrl-C cleans up.',
  claims,
  end: 'h',
  play: playStory,
};

async function playStory(play: SitePlay): Promise<void> {
  const stage = await setStage(play);
  await explainBuild(play, stage);
  await catchMissingPage(play, stage);
  await nameWrongServer(play, stage);
  await nameCertificate(play, stage);
  const digest = await verifySite(play, stage);
  await goBack(play, stage, digest);
}
