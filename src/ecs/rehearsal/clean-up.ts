import type { Log } from '../../toolkit/action-host.ts';
import { awsErrorName, explainAwsError } from '../../toolkit/aws/errors.ts';
import { asSentence, messageOf } from '../../toolkit/errors.ts';
import { asString, parseJsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { listAll } from '../situation/lists.ts';
import { deregisterCopy } from '../task-definition/copy.ts';
import { shortName } from '../task-definition/task-definition.ts';

/** Everything of a rehearsal that must not outlive it. Plain data, kept for the post step. */
export interface RehearsalTraces {
  readonly cluster: string;
  readonly serviceArn: string;
  readonly startedBy: string;
  /** ARN of the copy; null before it is registered. */
  readonly copyArn: string | null;
  /** ARN of its task; null while it is not known to have started. */
  readonly taskArn: string | null;
}

export interface CleanUpTools {
  readonly call: CallEcs;
  readonly log: Log;
}

/**
 * Stops the task and deregisters the copy; does not wait for the end of the task. What cannot be done is said, with the command that
 * does it, and fails nothing.
 *
 * @returns whether the task was told to stop.
 */
export async function removeTraces(traces: RehearsalTraces, tools: CleanUpTools): Promise<boolean> {
  const { cluster, copyArn } = traces;
  const taskArns = traces.taskArn === null ? await startedUnseen(traces, tools) : [traces.taskArn];
  const stops = taskArns.map((task) => stopRehearsal(cluster, task, tools));
  const [stopped] = await Promise.all([Promise.all(stops), copyArn === null ? undefined : deregister(copyArn, tools)]);
  return stopped.every((done) => done);
}

/** StartTask may have been carried out although its answer was lost. */
async function startedUnseen(
  { cluster, startedBy, copyArn }: RehearsalTraces,
  { call }: CleanUpTools,
): Promise<readonly string[]> {
  if (copyArn === null) return [];
  return listAll(call, 'ListTasks', { cluster, startedBy }, 'taskArns').catch(() => []);
}

/** Stops a task of a rehearsal; false when it could not be stopped. One that is gone already is none to stop. */
export async function stopRehearsal(cluster: string, task: string, { call, log }: CleanUpTools): Promise<boolean> {
  try {
    await call('StopTask', { cluster, task, reason: 'The rehearsal of a Berth deploy is over' });
    return true;
  } catch (thrown) {
    if (isUnknownTask(thrown)) return true;
    const command = `aws ecs stop-task --cluster ${cluster} --task ${task}`;
    log.warning(
      `A rehearsal's task was left running, because it could not be stopped: ${asSentence(messageOf(thrown))} Stop it with: ${command}`,
    );
    return false;
  }
}

/**
 * Throws unless this role may stop what it is about to start. AWS looks at the permission before it looks for the task, so that a
 * task that cannot exist tells.
 */
export async function requireStopTask(cluster: string, call: CallEcs): Promise<void> {
  try {
    await call('StopTask', { cluster, task: '0'.repeat(32) });
  } catch (thrown) {
    if (!isUnknownTask(thrown)) throw explainAwsError(thrown, { iamAction: 'ecs:StopTask', resource: 'the rehearsal' });
  }
}

function isUnknownTask(thrown: unknown): boolean {
  return awsErrorName(thrown) === 'InvalidParameterException' && /task was not found/i.test(messageOf(thrown));
}

/** Deregisters a copy. It starts nothing by itself, so that one which stays is a word in the log and no warning. */
export async function deregister(copyArn: string, { call, log }: CleanUpTools): Promise<void> {
  const why = await deregisterCopy(call, copyArn);
  if (why !== null) log.info(`The rehearsal's task definition ${shortName(copyArn)} stays registered: ${why}`);
}

/** Reads what `JSON.stringify` made of traces; undefined for anything else. */
export function parseTraces(text: string): RehearsalTraces | undefined {
  const saved = parseJsonObject(text);
  const cluster = asString(saved?.cluster);
  const serviceArn = asString(saved?.serviceArn);
  const startedBy = asString(saved?.startedBy);
  if (cluster === undefined || serviceArn === undefined || startedBy === undefined) return undefined;
  const [copyArn, taskArn] = [asString(saved?.copyArn) ?? null, asString(saved?.taskArn) ?? null];
  return { cluster, serviceArn, startedBy, copyArn, taskArn };
}
