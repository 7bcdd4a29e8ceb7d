import { describeTasks, onlyTask } from '../../ecs.ts';
import { getPage } from '../client.ts';
import { askAsUsers, deployVersion, errorOf } from '../pipeline.ts';
import { host, type SitePlay, type SiteStage } from '../stage.ts';
import { configureSite } from '../versions.ts';
import { expectations } from './verified.ts';

/** Step g: version 4 runs and has lost its pages. Its users notice, and the version before comes back by its digest. */
export async function goBack(play: SitePlay, stage: SiteStage, good: string): Promise<void> {
  const { narrator } = play;
  narrator.step('g', 'Version 4 has lost its pages, and its test is off');
  const certificate = await stage.authority.issue('next', { names: [host] });
  configureSite(stage, { certificate, root: 'html' });
  await deployVersion(play, stage, 'v4', { test: 'off' });
  const seen = await getPage(stage);
  const { cluster, service } = stage.place;
  const back = { 'on-failure': 'roll-back', cluster, service, 'roll-back-to': good };
  const result = await askAsUsers(play, stage, { ...expectations('v4'), ...back });
  const { message } = errorOf(result);
  narrator.quote(message);
  const isNamed = seen.status === 404 && message.includes('It answered 404');
  narrator.prove('bad-version-named', isNamed, `the client got ${seen.status}; ${message.split('\n')[0]}`);
  const { outcome = '', 'rolled-back-to': to = '' } = result.outputs;
  narrator.prove('rolled-back', outcome === 'rolled-back' && to !== '', `outcome ${outcome}, to ${to}`);
  await proveServing(play, stage, good);
}

async function proveServing({ narrator }: SitePlay, stage: SiteStage, good: string): Promise<void> {
  const { taskArn } = await onlyTask(stage.ecs, stage.place);
  const [task] = await describeTasks(stage.ecs, stage.place.cluster, [taskArn]);
  const digest = task?.containers?.[0]?.imageDigest ?? '';
  const { status, body } = await getPage(stage);
  const holds = status === 200 && body.includes('It serves') && digest === good;
  narrator.prove('serves-again', holds, `${status} from ${digest.slice(0, 19)}…; version 3 was ${good.slice(0, 19)}…`);
}
