import type { Floor, FloorTask } from './floor.ts';
import type { SchedulerAction, SchedulerEvent } from './types.ts';

/** What one turn of the scheduler has decided so far. The floor shows it already. */
export interface Turn {
  readonly floor: Floor;
  readonly actions: SchedulerAction[];
  readonly events: SchedulerEvent[];
  readonly started: FloorTask[];
  readonly stopped: FloorTask[];
  placementFailed: boolean;
}

export function openTurn(floor: Floor): Turn {
  return { floor, actions: [], events: [], started: [], stopped: [], placementFailed: false };
}
