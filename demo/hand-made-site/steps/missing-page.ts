import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import { runJob, tryAction } from '../../pipeline.ts';
import { errorOf, imageInputs, pageTest } from '../pipeline.ts';
import type { SitePlay, SiteStage } from '../stage.ts';
import { configureSite } from '../versions.ts';

/** Where nginx looks for the page when "root html;" stands in its configuration. */
const lookedFor = '/etc/nginx/html/index.html';

/** Step c: the pages are in the image, at another place than where nginx looks. */
export async function catchMissingPage(play: SitePlay, stage: SiteStage): Promise<void> {
  const { narrator } = play;
  narrator.step('c', 'nginx runs, and its page is not where it looks');
  configureSite(stage, { root: 'html' });
  const result = await runJob(play, stage, 'quote nothing', (job) =>
    tryAction(play, job, 'image', imageInputs(stage, 'v0', pageTest)),
  );
  const { title, message } = errorOf(result);
  narrator.quote(message);
  const isCaught = result.exitCode !== 0 && title === 'CONTAINER_TEST_FAILED' && !result.outputs.image;
  narrator.prove('missing-page-caught', isCaught, `${title}: ${message.split('\n')[0]}`);
  const [own = 'no line of nginx'] =
    result.log.split('\n').filter((line) => line.includes(`"${lookedFor}" is not found`)) ?? [];
  const isNamed = message.includes(lookedFor) && /COPY|root/.test(message);
  narrator.prove('page-named', isNamed && own.includes(lookedFor), own.trim());
  const { imageDetails = [] } = await stage.ecr.send(new DescribeImagesCommand({ repositoryName: 'site' }));
  narrator.prove('not-pushed', imageDetails.length === 0, `DescribeImages names ${imageDetails.length} images`);
}
