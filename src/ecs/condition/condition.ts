import type { FailureEvidence } from '../../diagnosis/evidence.ts';
import type { Service } from '../situation/service.ts';

/** How a service is at one moment, and what went wrong with it lately. Plain data. */
export interface ServiceCondition {
  readonly cluster: string;
  readonly service: Service;
  /** When it was read, in milliseconds since 1970 by AWS's clock. */
  readonly readAt: number;
  /**
   * Where the service is not as it should be: what happened since it last was. Otherwise of the last hour, in which ECS remembers
   * stopped tasks.
   */
  readonly evidence: FailureEvidence;
  /** Ids of those tasks of the evidence that the PRIMARY deployment started. */
  readonly tasksOfPrimary: readonly string[];
  /** What could not be read although it decides whether the service is fine. */
  readonly blindTo: readonly ('tasks' | 'targets')[];
  /** How many targets of its load balancers were looked at. */
  readonly targetGroups: number;
  /** Entries under `environment` of the task definitions, whose values no bug report may hold. Never printed. */
  readonly environment: readonly EnvironmentEntry[];
}

export interface EnvironmentEntry {
  readonly name: string;
  readonly value: string;
}
