import { readFileSync, writeFileSync } from 'node:fs';
import { runJob, tryAction } from '../../pipeline.ts';
import { errorOf, fileOf, imageInputs } from '../pipeline.ts';
import type { SitePlay, SiteStage } from '../stage.ts';
import { configureSite } from '../versions.ts';

const line = 'RUN pip install certbot';

/** Step b: the image that had always been built is built no more, because the distribution's Python is its own now. */
export async function explainBuild(play: SitePlay, stage: SiteStage): Promise<void> {
  play.narrator.step('b', 'The image does not build any more');
  configureSite(stage, {});
  const path = fileOf(stage, 'Dockerfile');
  const dockerfile = readFileSync(path, 'utf8');
  writeFileSync(path, `${dockerfile}${line}\n`);
  const number = dockerfile.split('\n').length;
  const result = await runJob(play, stage, 'quote nothing', (job) =>
    tryAction(play, job, 'image', imageInputs(stage, 'v0')),
  );
  writeFileSync(path, dockerfile);
  const { title, message } = errorOf(result);
  play.narrator.quote(message);
  const annotation = result.annotations.find(({ level }) => level === 'error');
  const namesLine = annotation?.line === number || message.includes(`line ${number}`);
  const isExplained = /PEP 668|externally/i.test(message) && /venv|pipx|apt/i.test(message);
  play.narrator.prove(
    'build-explained',
    result.exitCode !== 0 && title === 'BUILD_FAILED' && namesLine && isExplained,
    `${title} at line ${number} of the Dockerfile, "${line}": ${message.split('\n')[0]}`,
  );
}
