import type { Crew, Floor, FloorTask } from './floor.ts';
import type { SchedulerAction, SchedulerEvent } from './types.ts';

/** What one turn of the scheduler has decided so far. The floor shows it already. */
export interface Turn {
  readonly floor: Floor;
  readonly actions: SchedulerAction[];
  /** What it has to say, worked out when it is asked for: a simulation listens to its last turn only. */
  readonly events: (() => SchedulerEvent)[];
  readonly started: FloorTask[];
  readonly stopped: FloorTask[];
  /** Deployments that learned of a healthy task of theirs. */
  readonly acknowledged: Crew[];
  placementFailed: boolean;
}

export function openTurn(floor: Floor): Turn {
  return { floor, actions: [], events: [], started: [], stopped: [], acknowledged: [], placementFailed: false };
}

export function eventsOf({ events }: Turn): readonly SchedulerEvent[] {
  return events.map((event) => event());
}
