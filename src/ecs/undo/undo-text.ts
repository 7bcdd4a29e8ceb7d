import type { JsonObject } from '../../toolkit/json.ts';
import { shortName } from '../task-definition/task-definition.ts';
import type { RolledBack } from './roll-back.ts';
import type { TurnedBack } from './turn-back.ts';

/** What became of a deploy that did not work out; null members for what is not so. */
export interface Undo {
  /** ARN of the task definition that serves again, checked. */
  readonly rolledBackTo: string | null;
  /** What was done, and who serves now. */
  readonly said: string;
  /** The UpdateService that was sent for it; null when there was none. */
  readonly update: JsonObject | null;
}

export function undoOfRollBack(rolledBack: RolledBack): Undo {
  if (rolledBack.kind === 'impossible') return notUndone(rolledBack.why);
  if (rolledBack.kind === 'unseen')
    return undoUnseen(rolledBack.turned, `how it ended was not seen: ${rolledBack.why}`);
  const { previous, watched, serving, update } = rolledBack;
  if (serving.serves) return { rolledBackTo: previous.revision.arn, said: serving.said, update };
  const said = `The way back to ${shortName(previous.revision.arn)} ended as ${watched.outcome}. ${serving.said}`;
  return { rolledBackTo: null, said, update };
}

/** For a job that is about to be killed: what was sent, and that nobody looks at how it ends. */
export function undoOfCancel(turned: TurnedBack): Undo {
  return undoUnseen(turned, 'this job does not watch it to its end');
}

function undoUnseen(turned: TurnedBack, why: string): Undo {
  if (turned.kind === 'impossible') return notUndone(turned.why);
  const name = shortName(turned.previous.revision.arn);
  const sent = {
    ecs: `ECS is bringing ${name} back by itself`,
    stop: `StopServiceDeployment was sent, so ECS brings ${name} back`,
    update: `UpdateService back to ${name} was sent`,
  }[turned.by];
  return { rolledBackTo: null, said: `${sent}; ${why}.`, update: turned.update };
}

export function notUndone(why: string): Undo {
  return { rolledBackTo: null, said: `Nothing was rolled back: ${why}.`, update: null };
}
