import { bounds } from '../../rollout/bounds.ts';
import { type Deployment, percentsOf, primaryDeployment, type Service } from '../situation/service.ts';
import { shortName } from '../task-definition/task-definition.ts';

/** What makes ECS count a started task as healthy, and the seconds that it takes at most. */
export interface Gate {
  readonly kind: 'health-check' | 'target-group' | 'age';
  readonly most: number;
}

/** What a progress line is told besides what was seen. */
export interface ProgressContext {
  /** The deployment that is followed. */
  readonly ownId: string;
  readonly gate?: Gate;
  /** What people call a task definition's version, by ARN, such as the tag of its image. */
  readonly versions?: Readonly<Record<string, string>>;
}

/** What is awaited, without the time that it has taken: the line is printed again at once when this changes. */
export interface Progress {
  readonly what: string;
  /** Seconds that it takes at most; null where that is not known. */
  readonly most: number | null;
}

/** What serves, what was started, and what is awaited. Draining old tasks is said as such: it is no failure and no hang. */
export function progress(service: Service, context: ProgressContext): Progress {
  const subject = primaryDeployment(service);
  if (subject === undefined) return { what: 'waiting for ECS to show a deployment', most: null };
  const others = service.deployments.filter(({ id }) => id !== subject.id);
  const prefix = prefixOf(service, subject, context);
  const allRun = subject.runningCount >= service.desiredCount && subject.pendingCount === 0;
  if (allRun && isLeaving(subject, others)) return leaving(subject, others, prefix, context);
  const serving = servingText(service, others, context);
  const counts = countsText(service, subject, context);
  if (!allRun) return { what: `${prefix}${serving}; ${counts}, ${missingText(service)}`, most: null };
  if (service.desiredCount === 0) return { what: `${prefix}no task is to run (desired count 0)`, most: null };
  const { gate } = context;
  return {
    what: `${prefix}${serving}; ${counts}, ${gateText(gate, service.desiredCount)}`,
    most: gate?.most ?? null,
  };
}

/** A progress line: what is awaited and for how long that has been so, in seconds. */
export function progressLine({ what, most }: Progress, seconds: number): string {
  if (seconds < 1) return most === null ? what : `${what}, at most ${most} s`;
  return most === null ? `${what}, ${seconds} s so far` : `${what}, ${seconds} s of at most ${most}`;
}

function prefixOf({ deployments }: Service, subject: Deployment, { ownId }: ProgressContext): string {
  if (subject.id === ownId) return '';
  return deployments.some(({ id }) => id === ownId)
    ? `ECS is rolling back to ${shortName(subject.taskDefinition)}: `
    : 'our deployment is not PRIMARY: ';
}

/** ECS stops old tasks only once the new ones are healthy, or when they run already where the old ones had to go first. */
function isLeaving(subject: Deployment, others: readonly Deployment[]): boolean {
  if (subject.rolloutState === 'COMPLETED') return true;
  return others.length > 0 && others.every(({ desiredCount }) => desiredCount === 0) && subject.runningCount > 0;
}

function leaving(
  subject: Deployment,
  others: readonly Deployment[],
  prefix: string,
  context: ProgressContext,
): Progress {
  const name = nameOf(subject, context);
  const serving = subject.runningCount > 0 ? `serving ${name}` : `${name} has no task to run (desired count 0)`;
  if (others.length === 0) return { what: `${prefix}${serving}, complete`, most: null };
  return { what: `${prefix}${serving}, draining the old (${namesOf(others)})`, most: null };
}

function servingText(service: Service, others: readonly Deployment[], context: ProgressContext): string {
  const serving = others.filter(({ runningCount }) => runningCount > 0);
  if (serving.length === 0) return 'no old task serves';
  const many = service.desiredCount > 1;
  const texts = serving.map(
    (deployment) =>
      `${nameOf(deployment, context)}${many ? ` ${deployment.runningCount}/${service.desiredCount}` : ''}`,
  );
  return `serving ${texts.join(' and ')}`;
}

function countsText({ desiredCount }: Service, subject: Deployment, context: ProgressContext): string {
  const { runningCount, pendingCount, failedTasks } = subject;
  const pending = pendingCount > 0 ? `, ${pendingCount} starting` : '';
  const failed = failedTasks > 0 ? `, ${failedTasks} failed` : '';
  return `${nameOf(subject, context)} ${runningCount}/${desiredCount} started${pending}${failed}`;
}

function missingText(service: Service): string {
  const { deployments, desiredCount, deploymentConfiguration } = service;
  if ((primaryDeployment(service)?.pendingCount ?? 0) > 0) return 'waiting for it to run';
  const live = deployments.reduce((sum, { runningCount, pendingCount }) => sum + runningCount + pendingCount, 0);
  const { upper } = bounds(desiredCount, percentsOf(deploymentConfiguration));
  return live >= upper ? 'waiting for an old task to stop' : 'waiting for ECS to place a task';
}

function gateText(gate: Gate | undefined, desiredCount: number): string {
  const whose = desiredCount === 1 ? 'its' : 'their';
  switch (gate?.kind) {
    case 'health-check':
      return `waiting for ${whose} health check${desiredCount === 1 ? '' : 's'}`;
    case 'target-group':
      return `waiting for ${whose} target${desiredCount === 1 ? '' : 's'} to be healthy`;
    case 'age':
      return `waiting until ECS counts ${desiredCount === 1 ? 'it' : 'them'} as healthy`;
    case undefined:
      return 'waiting for ECS to call it complete';
  }
}

function nameOf({ taskDefinition }: Deployment, { versions = {} }: ProgressContext): string {
  const version = versions[taskDefinition];
  const name = shortName(taskDefinition);
  return version === undefined ? name : `${version} (${name})`;
}

function namesOf(deployments: readonly Deployment[]): string {
  return deployments.map(({ taskDefinition }) => shortName(taskDefinition)).join(', ');
}
