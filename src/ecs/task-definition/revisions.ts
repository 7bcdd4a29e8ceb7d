import type { Log } from '../../toolkit/action-host.ts';
import { awsErrorName, explainAwsError } from '../../toolkit/aws/errors.ts';
import type { Clock } from '../../toolkit/clock.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { explained } from '../explained.ts';
import { chunks, listAll } from '../situation/lists.ts';
import { shortName } from './task-definition.ts';

/** Which revisions stay. */
export interface Retention {
  readonly cluster: string;
  readonly family: string;
  /** How many of the newest ACTIVE revisions stay. */
  readonly keep: number;
  /** ARNs that stay, whatever their age: what was deployed, and what a rollback would go back to. */
  readonly protectedArns: readonly string[];
}

export interface RetentionTools {
  readonly call: CallEcs;
  readonly clock: Clock;
  readonly log: Log;
  readonly cancelled: AbortSignal;
}

/** A deploy that meets thousands of old revisions leaves the rest to those that follow. */
const mostAtOnce = 60;
/** Up to so many go without a word on how long it takes. */
const fewRevisions = 5;

/**
 * Deregisters the oldest ACTIVE revisions of a family beyond a number; never one that a service of the cluster uses. Nothing depends
 * on it: what does not work out is thrown as a BerthError before anything was deregistered, or said and left alone after that.
 *
 * @returns the ARNs that were deregistered.
 */
export async function retireRevisions(retention: Retention, tools: RetentionTools): Promise<readonly string[]> {
  const [active, used] = await Promise.all([
    readActive(tools.call, retention.family),
    readUsed(tools.call, retention.cluster),
  ]);
  const old = oldRevisions(active, { keep: retention.keep, used: new Set([...used, ...retention.protectedArns]) });
  const due = old.slice(0, mostAtOnce);
  if (due.length < old.length) {
    tools.log.info(
      `${old.length} revisions are too old; ${old.length - due.length} of them are left to later deploys.`,
    );
  }
  if (due.length > fewRevisions) {
    const seconds = Math.round((due.length * paceMilliseconds) / 1_000);
    tools.log.info(`Deregistering ${due.length} old revisions at AWS's rate, which takes about ${seconds} s.`);
  }
  return deregisterPaced(due, tools);
}

/**
 * The revisions beyond the newest `keep` that nothing uses, oldest first. Pure.
 *
 * @param newestFirst ARNs of ACTIVE revisions.
 */
export function oldRevisions(
  newestFirst: readonly string[],
  { keep, used }: { readonly keep: number; readonly used: ReadonlySet<string> },
): readonly string[] {
  return newestFirst
    .slice(keep)
    .filter((arn) => !used.has(arn))
    .reverse();
}

async function readActive(call: CallEcs, family: string): Promise<readonly string[]> {
  const body = { familyPrefix: family, status: 'ACTIVE', sort: 'DESC' };
  return listAll(explained(call, family), 'ListTaskDefinitions', body, 'taskDefinitionArns');
}

/** The task definitions of every deployment and task set of every service of the cluster. */
async function readUsed(call: CallEcs, cluster: string): Promise<ReadonlySet<string>> {
  const calls = explained(call, cluster);
  const arns = await listAll(calls, 'ListServices', { cluster }, 'serviceArns');
  const pages = await Promise.all(
    chunks(arns, 10).map((services) => calls('DescribeServices', { cluster, services: [...services] })),
  );
  return new Set(pages.flatMap(({ services }) => asObjects(services).flatMap(usedBy)));
}

function usedBy(service: JsonObject): readonly string[] {
  const parts = [service, ...asObjects(service.deployments), ...asObjects(service.taskSets)];
  return parts.flatMap(({ taskDefinition }) => asString(taskDefinition) ?? []);
}

/** AWS refills one write of a task definition a second (API reference, "Request throttling"), which others need as well. */
const paceMilliseconds = 1_500;
/** Pauses after a refusal for the rate, before the same revision is tried again. */
const patience = [5_000, 15_000];

async function deregisterPaced(arns: readonly string[], tools: RetentionTools): Promise<readonly string[]> {
  const done: string[] = [];
  for (const arn of arns) {
    if (tools.cancelled.aborted || !(await deregister(arn, tools))) break;
    done.push(arn);
    if (done.length < arns.length) await tools.clock.sleep(paceMilliseconds, tools.cancelled);
  }
  return done;
}

/** False when it did not work out, which the others then would not either. */
async function deregister(arn: string, { call, clock, log, cancelled }: RetentionTools): Promise<boolean> {
  for (const pause of [...patience, null]) {
    try {
      await call('DeregisterTaskDefinition', { taskDefinition: arn });
      return true;
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: 'ecs:DeregisterTaskDefinition', resource: shortName(arn) });
      if (pause === null || (error.code !== 'AWS_THROTTLED' && awsErrorName(thrown) !== 'ServerException')) {
        log.warning(`Old revisions stay, from ${shortName(arn)} on: ${error.sentences.what} ${error.sentences.why}`);
        return false;
      }
      await clock.sleep(pause, cancelled);
    }
  }
  return false;
}
