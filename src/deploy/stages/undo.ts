import { previousVersion } from '../../ecs/undo/previous-version.ts';
import { rollBack } from '../../ecs/undo/roll-back.ts';
import { readServing } from '../../ecs/undo/serving.ts';
import { turnBackAtOnce, type UndoRequest } from '../../ecs/undo/turn-back.ts';
import { notUndone, type Undo, undoOfCancel, undoOfRollBack } from '../../ecs/undo/undo-text.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { DeployRun } from '../run.ts';

/** Brings the previous version back where the deployment did not work out and the policies say so; the failure stays, and says it. */
export async function undo(followed: DeployReport, run: DeployRun): Promise<DeployReport> {
  const undone = await undoOf(followed, run);
  return undone === null ? followed : { ...followed, undo: undone, failure: withUndo(followed.failure, undone) };
}

async function undoOf(followed: DeployReport, run: DeployRun): Promise<Undo | null> {
  try {
    switch (followed.outcome) {
      case 'failed':
      case 'stalled':
      case 'timed-out':
        return await afterFailure(followed, run);
      case 'rolled-back':
        return await afterRollback(followed, run);
      case 'cancelled':
        return await afterCancel(followed, run);
      default:
        return null;
    }
  } catch (thrown) {
    // The deploy's own failure is what the reader needs first; this one is said behind it.
    if (!(thrown instanceof BerthError)) throw thrown;
    const { what, why } = thrown.sentences;
    return notUndone(`the way back failed. ${what} ${why}`.replace(/\.$/, ''));
  }
}

async function afterFailure(followed: DeployReport, run: DeployRun): Promise<Undo> {
  const { inputs, host } = run;
  if (inputs.onFailure === 'leave') return left('on-failure', followed);
  // Cancelled since: the runner leaves seconds, enough to send it and too few to watch it.
  if (host.cancelled.aborted) return undoAtOnce(followed, run);
  const { call, clock, platformDigests } = run;
  const tools = { call, clock, log: host.log, cancelled: host.cancelled, platformDigests };
  return undoOfRollBack(await rollBack(requestOf(followed, run), followed.limit.minutes, tools));
}

/** ECS has gone back by itself; who serves is checked all the same. */
async function afterRollback(followed: DeployReport, run: DeployRun): Promise<Undo | null> {
  const request = requestOf(followed, run);
  const { previous } = request.failed;
  if (previous === null) return null;
  const { serves, said } = await readServing(request, previous, run);
  return { rolledBackTo: serves ? previous.revision.arn : null, said, update: null };
}

async function afterCancel(followed: DeployReport, run: DeployRun): Promise<Undo | null> {
  if (run.inputs.onCancel === 'leave') return left('on-cancel', followed);
  return undoAtOnce(followed, run);
}

async function undoAtOnce(followed: DeployReport, run: DeployRun): Promise<Undo> {
  return undoOfCancel(await turnBackAtOnce(requestOf(followed, run), { call: run.call, log: run.host.log }));
}

function left(input: string, { outcome, watched }: DeployReport): Undo {
  const hasEnded = outcome === 'failed' || watched?.outcome === 'succeeded';
  const now = hasEnded ? 'the service stays as it is' : 'the deployment goes on in ECS';
  return notUndone(`"${input}: leave" says so, and ${now}`);
}

function requestOf({ situation, deploymentId }: DeployReport, { inputs }: DeployRun): UndoRequest {
  const earlierIds = situation.service.deployments.map(({ id }) => id).filter((id) => id !== deploymentId);
  const failed = { id: deploymentId ?? '', earlierIds, previous: previousVersion(situation) };
  return { cluster: inputs.cluster, service: inputs.service, failed, settings: inputs };
}

function withUndo(failure: BerthError | null, { said }: Undo): BerthError | null {
  if (failure === null) return null;
  const { what, ...rest } = failure.sentences;
  return new BerthError(failure.code, { ...rest, what: `${what} ${said}` }, { cause: failure.cause });
}
