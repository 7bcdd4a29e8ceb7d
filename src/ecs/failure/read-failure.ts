import type { FailureEvidence, TargetEvidence } from '../../diagnosis/evidence.ts';
import { tellingEvents } from '../../diagnosis/telling-events.ts';
import { explainAwsError } from '../../toolkit/aws/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import type { ServiceEvent } from '../situation/service.ts';
import type { Task } from '../situation/task.ts';
import { readBreaker } from './breaker.ts';
import { type DeploymentPlace, type DeploymentTasks, openDeploymentTasks } from './deployment-tasks.ts';
import type { LineTools } from './last-lines.ts';
import { openTails } from './tails.ts';

/** The deployment that failed. */
export interface FailedDeployment extends DeploymentPlace {
  /** Of the revision that was deployed. */
  readonly taskDefinition: JsonObject;
}

export interface FailureTools extends LineTools {
  readonly call: CallEcs;
  /** What the load balancers say of these tasks; left out where nothing is behind one. */
  readTargetHealth?(tasks: readonly Task[]): Promise<OptionalTargets>;
}

export type OptionalTargets = { readonly targets: readonly TargetEvidence[] } | { readonly unread: string };

/**
 * Reads the evidence on one deployment. Read-only, and every read is optional: one that AWS denies is said in `unread`, and none
 * throws. What has been read of a stopped task is kept for the next time.
 */
export interface FailureReader {
  /** While the deployment goes on: waits for no late lines, and leaves the circuit breaker and the load balancers out. */
  look(): Promise<Pick<FailureEvidence, 'tasks'>>;
  /**
   * Once it has failed; waits up to 15 s for the last lines of a container that has just died.
   *
   * @param events of the service since the deployment began, oldest first.
   */
  read(events: readonly ServiceEvent[]): Promise<FailureEvidence>;
}

const lateLinesSeconds = 15;

export function openFailureReader(deployment: FailedDeployment, tools: FailureTools): FailureReader {
  const tasks = openDeploymentTasks(tools.call, deployment);
  const tails = openTails(deployment.taskDefinition, tools);
  return {
    look: async () => ({ tasks: await tails.addTo((await readTasks(tasks, deployment)).tasks, 0) }),
    async read(events) {
      const found = await readTasks(tasks, deployment);
      const [withLines, targets, breaker] = await Promise.all([
        tails.addTo(found.tasks, lateLinesSeconds),
        readTargets(found.tasks, tools),
        readBreaker(tools.call, deployment),
      ]);
      const unread = [found, targets, breaker].flatMap((read) => ('unread' in read ? read.unread : []));
      return {
        tasks: withLines,
        events: tellingEvents(events),
        targets: 'targets' in targets ? targets.targets : [],
        breaker: 'breaker' in breaker ? breaker.breaker : null,
        unread: [...new Set([...unread, ...tails.unread()])],
      };
    },
  };
}

interface FoundTasks {
  readonly tasks: readonly Task[];
  readonly unread: readonly string[];
}

async function readTasks(tasks: DeploymentTasks, { service }: DeploymentPlace): Promise<FoundTasks> {
  try {
    return { tasks: await tasks.read(), unread: [] };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, { iamAction: 'ecs:DescribeTasks', resource: `tasks of ${service}` });
    return { tasks: [], unread: [`The tasks could not be read: ${sentences.what} ${sentences.fix}`] };
  }
}

async function readTargets(tasks: readonly Task[], { readTargetHealth }: FailureTools): Promise<OptionalTargets> {
  return readTargetHealth === undefined ? { targets: [] } : readTargetHealth(tasks);
}
