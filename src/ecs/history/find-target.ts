import { BerthError } from '../../toolkit/errors.ts';
import type { CallEcs } from '../ecs-api.ts';
import type { ExistingRevision } from '../plan/wanted-task-definition.ts';
import { describeTaskDefinition } from '../situation/describe-task-definition.ts';
import { readService } from '../situation/read-service.ts';
import { primaryDeployment } from '../situation/service.ts';
import { readExistingRevision } from '../task-definition/existing-revision.ts';
import { imagesOf, shortName } from '../task-definition/task-definition.ts';
import { revisionWithDigest } from './family-revisions.ts';
import { type GoodVersion, lastGood, pinnedImages, type RanImage, withDigest } from './good-version.ts';
import { readHistory, type ServiceHistory } from './service-history.ts';

/** What a rollback goes back to. */
export interface RollbackTarget {
  readonly revision: ExistingRevision;
  /** Images by container that pin the tags of the revision to the digests that ran under them. */
  readonly pinned: Readonly<Record<string, string>>;
  /** Every image that will run, by container. */
  readonly images: Readonly<Record<string, string>>;
}

/**
 * Finds the version to go back to and checks that its task definition is ACTIVE.
 *
 * @param to `last-good`, an image digest, or a task definition as ARN or `family:revision`.
 * @throws ROLLBACK_IMPOSSIBLE with what exists instead.
 */
export async function findTarget(
  call: CallEcs,
  place: { readonly cluster: string; readonly service: string },
  to: string,
): Promise<RollbackTarget> {
  const service = await readService(call, place.cluster, place.service);
  const live = primaryDeployment(service)?.taskDefinition ?? service.taskDefinition;
  const { taskDefinition } = await describeTaskDefinition(call, live);
  const history = await readHistory(call, place.cluster, service, taskDefinition);
  const { reference, version } = await choose(call, to, { history, live, service: service.name });
  const revision = await active(call, reference, history);
  const ran = version ?? history.good.find((good) => good.taskDefinition === revision.arn);
  const pinned = pinnedImages(ran?.images ?? []);
  return { revision, pinned, images: { ...imagesOf(revision.taskDefinition), ...pinned } };
}

interface Choice {
  readonly reference: string;
  readonly version: GoodVersion | undefined;
}

interface Choices {
  readonly history: ServiceHistory;
  /** ARN of the task definition that is deployed. */
  readonly live: string;
  readonly service: string;
}

async function choose(call: CallEcs, to: string, choices: Choices): Promise<Choice> {
  if (to === 'last-good') return chooseLastGood(choices);
  if (/^sha256:[0-9a-f]{64}$/.test(to)) return chooseDigest(call, to, choices);
  return { reference: to, version: undefined };
}

function chooseLastGood({ history, service }: Choices): Choice {
  const version = lastGood(history.good, history.current);
  if (version !== undefined) return { reference: version.taskDefinition, version };
  const why =
    history.good.length === 0
      ? 'ECS has no service deployment of it in its history that succeeded (it keeps them for 90 days).'
      : `Every deployment in its history that succeeded ran the images that are deployed now: ${listed(history.good)}.`;
  throw impossible(`There is no last good version of ${service} to go back to.`, why);
}

async function chooseDigest(call: CallEcs, digest: string, { history, live, service }: Choices): Promise<Choice> {
  const version = withDigest(history.good, digest);
  if (version !== undefined) return { reference: version.taskDefinition, version };
  const reference = await revisionWithDigest(call, familyOf(live), digest);
  if (reference !== undefined) return { reference, version: undefined };
  throw impossible(
    `No version of ${service} is known that runs ${digest}.`,
    `Neither its history (${listed(history.good)}) nor an ACTIVE revision of ${familyOf(live)} names it.`,
  );
}

function familyOf(taskDefinitionArn: string): string {
  return shortName(taskDefinitionArn).replace(/:\d+$/, '');
}

async function active(call: CallEcs, reference: string, { good }: ServiceHistory): Promise<ExistingRevision> {
  try {
    return await readExistingRevision(call, reference);
  } catch (thrown) {
    if (!(thrown instanceof BerthError) || !/^TASK_DEFINITION/.test(thrown.code)) throw thrown;
    const { what, why } = thrown.sentences;
    throw impossible(what, `${why} In the history are: ${listed(good)}.`, thrown);
  }
}

function listed(good: readonly GoodVersion[]): string {
  const names = good.map(({ taskDefinition, images }) => `${shortName(taskDefinition)} ${digestsOf(images)}`.trim());
  return [...new Set(names)].slice(0, 10).join(', ') || 'nothing';
}

function digestsOf(images: readonly RanImage[]): string {
  const digests = images.flatMap(({ digest }) => digest?.slice(0, 19) ?? []);
  return digests.length === 0 ? '' : `(${digests.join(', ')})`;
}

function impossible(what: string, why: string, cause?: unknown): BerthError {
  const fix = 'Name a version in "to" that exists: family:revision, an ARN, or an image digest; or deploy a fixed one.';
  return new BerthError('ROLLBACK_IMPOSSIBLE', { what, why, fix }, { cause });
}
