import type { CallLogs } from '../../logs/logs-api.ts';
import type { Log } from '../../toolkit/action-host.ts';
import type { Clock } from '../../toolkit/clock.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import type { Task } from '../situation/task.ts';
import type { PlacementFailure } from './placement-failures.ts';
import type { TaskVerdict } from './verdict.ts';

/** A task to run to its end. */
export interface OneOffRequest {
  readonly cluster: string;
  readonly taskDefinitionArn: string;
  /** The same as a document: says where the containers log. */
  readonly taskDefinition: JsonObject;
  /** The container whose exit code is the result. */
  readonly containerName: string;
  /** Members of RunTask that say where it runs: launch type or capacity providers, network, platform version, constraints. */
  readonly launch: JsonObject;
  /** RunTask's `overrides`. */
  readonly overrides: JsonObject;
  /** How many tasks, 1 to 10. */
  readonly count: number;
  /** By which a user finds the task again, also after a lost answer. */
  readonly startedBy: string;
  readonly tags: readonly JsonObject[];
  /** How long to follow it; null does not wait. */
  readonly limitMinutes: number | null;
}

/** What a one-off task is run through. */
export interface OneOffTools {
  readonly call: CallEcs;
  readonly callLogs: CallLogs;
  readonly clock: Clock;
  readonly log: Log;
  readonly cancelled: AbortSignal;
}

/** `started` when it was not waited for. A task that timed out goes on in ECS; one that was cancelled has been told to stop. */
export type OneOffEnding = 'passed' | 'failed' | 'timed-out' | 'cancelled' | 'started';

/** How a one-off task ended. */
export interface OneOffResult {
  /** What was run: the task definition that was asked for, or its copy. */
  readonly taskDefinitionArn: string;
  readonly ending: OneOffEnding;
  /** As they were last seen. */
  readonly tasks: readonly Task[];
  /** Of the tasks that have stopped. */
  readonly verdicts: readonly TaskVerdict[];
  /** Tasks that found no place. */
  readonly failures: readonly PlacementFailure[];
  /** Of the first task that failed; null when none did. */
  readonly failure: OneOffFailure | null;
  readonly elapsedSeconds: number;
}

/** Why a one-off task failed. */
export interface OneOffFailure {
  readonly taskId: string;
  /** The exit code with its meaning, or what kept the container from starting; a clause. */
  readonly how: string;
  readonly why: string;
  readonly fix: string;
  /** The last lines of the container, oldest first. */
  readonly lastLines: readonly string[];
}
