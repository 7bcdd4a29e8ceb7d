import type { TaskEvidence } from '../../diagnosis/evidence.ts';
import { createCauseReader } from '../../diagnosis/known-cause.ts';
import { taskCause, wasScaledIn } from '../../diagnosis/task-cause.ts';
import { primaryDeployment, type Service } from '../situation/service.ts';
import { shortName } from '../task-definition/task-definition.ts';
import type { ServiceCondition } from './condition.ts';
import { isAsWanted } from './trouble-time.ts';

/** How a service is, in one word and one sentence. */
export interface ConditionVerdict {
  readonly kind: ConditionKind;
  /** null where what could not be read decides. */
  readonly isHealthy: boolean | null;
  /** Whole sentences, with what was counted. */
  readonly sentence: string;
}

export type ConditionKind =
  /** Everything runs as it should, and nothing has failed lately. */
  | 'fine'
  /** Everything runs as it should again. */
  | 'recovered'
  /** A deployment is under way, and nothing has failed so far. */
  | 'deploying'
  /** Everything runs at this moment, but its tasks keep failing. */
  | 'unstable'
  /** It does not run what it should. */
  | 'failing'
  /** It is told to run no task. */
  | 'switched-off'
  | 'unknown';

/** So many failures of tasks within an hour are no accident. */
const manyFailures = 2;

/** Judges what was read of a service. Pure. */
export function judgeCondition(condition: ServiceCondition): ConditionVerdict {
  const { service } = condition;
  if (service.status !== 'ACTIVE')
    return told('failing', false, `The service ${service.name} is being deleted: its status is ${service.status}.`);
  if (service.desiredCount === 0 && service.schedulingStrategy !== 'DAEMON')
    return told('switched-off', false, `The service ${service.name} is told to run no task: its desired count is 0.`);
  if (!isAsWanted(service) || faults(condition).length > 0) return judgeUnfinished(condition);
  return judgeComplete(condition);
}

function judgeUnfinished(condition: ServiceCondition): ConditionVerdict {
  const { service } = condition;
  const failures = failedTasks(condition).length;
  const troubles = [...faults(condition), ...(failures === 0 ? [] : [`${tasksText(failures)} failed`])];
  const counts = `${countsText(service)}, ${deploymentText(service)}`;
  const isGoingOn = primaryDeployment(service)?.rolloutState === 'IN_PROGRESS';
  const serves = service.runningCount >= service.desiredCount;
  if (isGoingOn && troubles.length === 0 && condition.evidence.events.length === 0)
    return told(
      'deploying',
      serves,
      `The service ${service.name} is being deployed: ${counts}. Nothing has failed so far.`,
    );
  const added = troubles.length === 0 ? '' : `; ${troubles.join(', ')}`;
  return told('failing', false, `The service ${service.name} is not fine: ${counts}${added}.`);
}

function judgeComplete(condition: ServiceCondition): ConditionVerdict {
  const { service, blindTo } = condition;
  const counts = `${countsText(service)}, ${deploymentText(service)}`;
  const failed = failedTasks(condition);
  if (blindTo.length > 0)
    return told(
      'unknown',
      null,
      `Of the service ${service.name} ${counts}, but its ${blindTo.join(' and ')} could not be read.`,
    );
  if (failed.length === 0)
    return told('fine', true, `The service ${service.name} is fine: ${counts}, and no task failed in the last hour.`);
  const lately = `${counts}, but in the last hour ${tasksText(failed.length)} failed`;
  // Those of a deployment that was replaced are past.
  const current = failed.filter(({ id }) => condition.tasksOfPrimary.includes(id));
  return current.length >= manyFailures
    ? told('unstable', false, `The service ${service.name} keeps losing tasks: ${lately}.`)
    : told('recovered', true, `The service ${service.name} is fine at this moment: ${lately}.`);
}

function told(kind: ConditionKind, isHealthy: boolean | null, sentence: string): ConditionVerdict {
  return { kind, isHealthy, sentence };
}

/** What is wrong with tasks that run, each a clause. */
function faults({ evidence: { tasks, targets } }: ServiceCondition): readonly string[] {
  const going = tasks.filter(({ stopCode }) => stopCode === null);
  const sick = going.filter(({ containers }) => containers.some(({ healthStatus }) => healthStatus === 'UNHEALTHY'));
  const bad = targets.filter(({ state }) => state === 'unhealthy' || state === 'unavailable');
  return [
    ...(sick.length === 0
      ? []
      : [`${sick.length} of its tasks ${sick.length === 1 ? 'fails' : 'fail'} the health check`]),
    ...(bad.length === 0 ? [] : [`its load balancer finds ${bad.length} of its targets unhealthy`]),
  ];
}

/** Tasks that stopped otherwise than because ECS scaled them in, or somebody else asked them to. */
function failedTasks({ evidence: { tasks } }: ServiceCondition): readonly TaskEvidence[] {
  const read = createCauseReader();
  const stopped = tasks.filter((task) => task.stopCode !== null && !wasScaledIn(task));
  return stopped.filter((task) => task.stopCode === 'TaskFailedToStart' || taskCause(task, read) !== null);
}

function tasksText(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}

function countsText({ runningCount, desiredCount }: Service): string {
  return `${runningCount} of ${desiredCount} ${desiredCount === 1 ? 'task runs' : 'tasks run'}`;
}

function deploymentText(service: Service): string {
  const primary = primaryDeployment(service);
  if (primary === undefined) return `deployed by ${service.controller}`;
  const name = shortName(primary.taskDefinition);
  switch (primary.rolloutState) {
    case 'FAILED':
      return `the deployment of ${name} has failed`;
    case 'IN_PROGRESS':
      return `the deployment of ${name} is in progress (${primary.runningCount} of ${primary.desiredCount} of its tasks run)`;
    default:
      return `the deployment of ${name} is complete`;
  }
}
