import { bounds } from '../../rollout/bounds.ts';
import type { InstanceState } from '../../rollout/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { inheritEverything, launchSettings } from '../one-off-task/launch-settings.ts';
import type { Plan } from '../plan/plan.ts';
import { runsOnFargate } from '../situation/service.ts';
import type { Situation } from '../situation/situation.ts';
import { lastPart, type Task } from '../situation/task.ts';
import { fargateCopy, memoryToPull, pullOnlyCopy, rehearsalCopy, sharedVolumes } from './copy.ts';
import { growthOf, type Room } from './fit.ts';

export interface RehearsalOptions {
  readonly rehearse: 'auto' | 'always' | 'off';
  /** No two tasks may run at once. */
  readonly exclusive: boolean;
}

/** Where a copy runs: on the container instance of an old task, or on Fargate. `settings` are members of StartTask or RunTask. */
export type RehearsalPlace =
  | { readonly launch: 'instance'; readonly instanceId: string; readonly settings: JsonObject }
  | { readonly launch: 'fargate'; readonly settings: JsonObject };

/** What is tried before the old version is touched. `why` is a clause. */
export type RehearsalPlan =
  | {
      readonly kind: 'run';
      readonly place: RehearsalPlace;
      readonly copy: JsonObject;
      /** Whether a container has less memory than it asks for, so that running out of it proves nothing. */
      readonly memoryReduced: boolean;
      /**
       * The copy that is started instead when ECS finds a resource missing that it does not report, such as a network interface or
       * a GPU; null on Fargate.
       */
      readonly pullOnly: JsonObject | null;
    }
  | { readonly kind: 'pull-only'; readonly place: RehearsalPlace; readonly copy: JsonObject; readonly why: string }
  | { readonly kind: 'skipped'; readonly why: string };

/** Plans the rehearsal of a deploy. Pure. */
export function planRehearsal(situation: Situation, plan: Plan, options: RehearsalOptions): RehearsalPlan {
  const needless = whyNeedless(plan, options);
  if (needless !== null) return { kind: 'skipped', why: needless };
  return runsOnFargate(situation.service)
    ? onFargate(situation, plan.wanted, options)
    : onInstance(situation, plan.wanted, options);
}

function whyNeedless(plan: Plan, { rehearse }: RehearsalOptions): string | null {
  if (rehearse === 'off') return '"rehearse" is off';
  if (!plan.startsDeployment) return 'no new task definition is deployed';
  if (plan.desiredCount === 0) return 'the service is to run no task';
  if (rehearse === 'always') return null;
  const { prediction, percents, desiredCount } = plan;
  switch (prediction.verdict) {
    case 'completes':
      if (!prediction.servedBefore) return 'no task serves that could be spared an interruption';
      return prediction.interruption.most === 0 ? 'a task serves at all times' : null;
    case 'unknown':
      return bounds(desiredCount, percents).lower > 0 ? 'the percents keep a task serving at all times' : null;
    case 'stalls':
      return 'the rollout is predicted to stall';
  }
}

function onFargate(situation: Situation, taskDefinition: JsonObject, options: RehearsalOptions): RehearsalPlan {
  if (options.rehearse !== 'always') {
    return { kind: 'skipped', why: 'Fargate has no container instance on which an image could wait' };
  }
  const why = whyOnlyPulled(taskDefinition, options);
  if (why !== null) return { kind: 'skipped', why };
  const settings = launchSettings(taskDefinition, situation.service.launch, inheritEverything);
  const place = { launch: 'fargate' as const, settings };
  return { kind: 'run', place, copy: fargateCopy(taskDefinition), memoryReduced: false, pullOnly: null };
}

function onInstance(situation: Situation, taskDefinition: JsonObject, options: RehearsalOptions): RehearsalPlan {
  const found = roomiestInstance(situation);
  if ('why' in found) return { kind: 'skipped', why: found.why };
  const { room } = found;
  const { networkConfiguration } = situation.service.launch;
  const settings = taskDefinition.networkMode === 'awsvpc' ? { networkConfiguration } : {};
  const place = { launch: 'instance' as const, instanceId: found.instanceId, settings };
  const why = whyOnlyPulled(taskDefinition, options);
  const fitted = why === null ? rehearsalCopy(taskDefinition, room) : undefined;
  const copy = pullOnlyCopy(taskDefinition);
  if (fitted !== undefined) {
    const { memoryReduced } = fitted;
    return { kind: 'run', place, copy: fitted.taskDefinition, memoryReduced, pullOnly: copy };
  }
  const free = Math.max(0, Math.floor(room.memory));
  const tight = `only ${free} MiB can be used beside the old task, which is less than the containers reserve`;
  const reason = why ?? tight;
  const noRoom = `${reason}, and ${free} MiB of memory are too little to pull the image`;
  if (memoryToPull(copy) > free) return { kind: 'skipped', why: noRoom };
  return { kind: 'pull-only', place: { ...place, settings: {} }, copy, why: reason };
}

/** Why the new version must not run beside the old one; null when it may. */
function whyOnlyPulled(taskDefinition: JsonObject, { exclusive }: RehearsalOptions): string | null {
  if (exclusive) return '"exclusive" says that no two tasks may run at once';
  if (taskDefinition.networkMode === 'host') return 'host networking would give both tasks the same ports';
  const volumes = sharedVolumes(taskDefinition);
  const names = volumes.map((name) => `"${name}"`).join(', ');
  return volumes.length === 0 ? null : `both tasks would write to the volume ${names}`;
}

/** Of the container instances on which tasks of the service run, the one with the most room. */
function roomiestInstance(situation: Situation): { instanceId: string; room: Room } | { why: string } {
  const { instances, tasks } = situation;
  if ('denied' in instances) return { why: `AWS denied ${instances.denied}, so no instance is known` };
  if ('denied' in tasks) return { why: `AWS denied ${tasks.denied}, so no old task is known` };
  const rooms = instances.value
    .filter(({ status, agentConnected }) => status === 'ACTIVE' && agentConnected)
    .flatMap((instance) => {
      const neighbours = tasks.value.filter((task) => runsOn(task, instance));
      return neighbours.length === 0
        ? []
        : [{ instanceId: instance.id, room: roomBeside(neighbours, instance, situation) }];
    })
    .sort((one, other) => other.room.memory - one.room.memory);
  return rooms[0] ?? { why: 'no task of the service runs on an instance that takes new ones' };
}

function runsOn({ containerInstanceArn, desiredStatus }: Task, { id }: InstanceState): boolean {
  return containerInstanceArn !== null && lastPart(containerInstanceArn) === id && desiredStatus !== 'STOPPED';
}

/** What no task has reserved, less what the service's own tasks there may come to use beyond their reservation. */
function roomBeside(neighbours: readonly Task[], { remaining }: InstanceState, situation: Situation): Room {
  const growth = neighbours
    .map(({ taskDefinitionArn }) => growthOf(definitionOf(taskDefinitionArn, situation)))
    .reduce((total, more) => total + more, 0);
  return { cpu: remaining.cpu, memory: remaining.memory - growth };
}

function definitionOf(arn: string, { primary, taskDefinition, olderTaskDefinitions }: Situation): JsonObject {
  return arn === primary.taskDefinition ? taskDefinition : (olderTaskDefinitions[arn] ?? taskDefinition);
}
