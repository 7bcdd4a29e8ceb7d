import type { StepResult } from '../../../harness/runner.ts';
import { type Seen, startSteadyClient } from '../../../harness/steady-client.ts';
import type { Place } from '../../ecs.ts';
import { primaryId } from '../../ecs.ts';
import { buildAndPush, deployInputs, prepareImage, runJob, tryAction } from '../../pipeline.ts';
import type { Play, Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { versionUrl } from '../proofs.ts';

/** Nobody listens there. */
const wrongPort = '1';

/**
 * Step e: a version with a mistake that shows only when it runs. The test of its finished container finds it before the push; without that
 * test its rehearsal does, while the old version serves.
 */
export async function refuseBrokenVersion(play: Play<ClaimName>, stage: Stage, place: Place): Promise<void> {
  play.narrator.step('e', 'Version 3 looks for its database at the wrong port');
  await proveNeverPushed(play, stage);
  play.narrator.say('With "test: off" it is pushed, as an image is whose database no runner reaches.');
  const image = await runJob(play, stage, 'quote nothing', (job) =>
    buildAndPush(play, stage, job, 'v3', { DB_PORT: wrongPort }, { test: 'off' }),
  );
  const before = await primaryId(stage.ecs, place);
  const client = startSteadyClient(versionUrl(place));
  const inputs = deployInputs(place, image);
  const refused = await runJob(play, stage, 'quote deploy', (job) => tryAction(play, job, 'deploy', inputs)).finally(
    () => client.stop(),
  );
  const after = await primaryId(stage.ecs, place);
  proveRefusal(play, refused, before, after);
  proveAnswered(play, await client.stop());
}

async function proveNeverPushed(play: Play<ClaimName>, stage: Stage): Promise<void> {
  const refused = await runJob(play, stage, 'quote nothing', async (job) => {
    const { inputs } = await prepareImage(play, stage, job, 'v3', { DB_PORT: wrongPort });
    return tryAction(play, job, 'image', inputs);
  });
  const error = refused.annotations.find(({ level }) => level === 'error');
  const isRefused = refused.exitCode !== 0 && error?.title === 'CONTAINER_TEST_FAILED' && !refused.outputs.image;
  const [ownWords = 'no word of the container'] = ownWordsOf(error?.message);
  play.narrator.prove(
    'broken-image-refused',
    isRefused && ownWords.startsWith('backend'),
    `${error?.title}: "${ownWords}"`,
  );
}

/** As the example prints it. */
function ownWordsOf(message = ''): readonly string[] {
  return /backend stops: .*? connect ECONNREFUSED \S+:1\b/.exec(message) ?? [];
}

function proveRefusal({ narrator }: Play<ClaimName>, refused: StepResult, before: string, after: string): void {
  const error = refused.annotations.find(({ level }) => level === 'error');
  const unchanged = before === after;
  const isRefused = refused.exitCode !== 0 && error?.title === 'REHEARSAL_FAILED' && unchanged;
  const deployment = unchanged ? 'still' : 'no longer';
  narrator.prove('broken-version-refused', isRefused, `${error?.title}; the deployment is ${deployment} ${before}`);
  const { cause = '' } = refused.outputs;
  const [ownWords = 'no word of the container'] = ownWordsOf(error?.message);
  narrator.prove('cause-told', cause !== '' && ownWords.startsWith('backend stops'), `${cause}: "${ownWords}"`);
}

function proveAnswered({ narrator }: Play<ClaimName>, { answered, failures }: Seen): void {
  const seen = `${answered} answered, ${failures.length} failed${failures.length === 0 ? '' : `: ${failures[0]}`}`;
  narrator.prove('no-request-lost', answered > 0 && failures.length === 0, seen);
}
