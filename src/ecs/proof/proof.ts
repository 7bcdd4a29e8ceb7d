import { explainAwsError, isAccessDenied } from '../../toolkit/aws/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { readTasks } from '../situation/read-tasks.ts';
import type { Task } from '../situation/task.ts';
import { imagesOf, shortName } from '../task-definition/task-definition.ts';

/** What was seen of the service's tasks after the deployment completed. */
export interface Proof {
  /** Tasks of the new revision that run. */
  readonly newTasks: number;
  /** Tasks of another revision that are to go on running, as `task (family:revision)`. */
  readonly oldTasks: readonly string[];
  /** Tasks of another revision that were told to stop and have not stopped yet: they drain, or use up their stop timeout. */
  readonly drainingTasks: readonly string[];
  /** Containers that run another digest than their task definition names. */
  readonly otherDigests: readonly OtherDigest[];
  /** Digests of the new tasks' containers that were checked and match. */
  readonly digests: readonly string[];
}

/** A container that runs another digest than the one that its task definition names. */
export interface OtherDigest {
  readonly container: string;
  /** The image of the task definition, by digest. */
  readonly image: string;
  readonly running: string;
}

/**
 * Looks at every task of the service: are the old ones gone, and do the new ones run the image that was deployed? Throws a BerthError
 * when AWS cannot be asked.
 */
export async function readProof(
  call: CallEcs,
  place: { cluster: string; service: string },
  deployed: { taskDefinitionArn: string; taskDefinition: JsonObject },
): Promise<Proof | { readonly denied: string }> {
  try {
    const tasks = await readTasks(call, place.cluster, place.service);
    return prove(tasks, deployed.taskDefinitionArn, imagesOf(deployed.taskDefinition));
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { denied: 'ecs:ListTasks and ecs:DescribeTasks' };
    throw explainAwsError(thrown, {
      iamAction: 'ecs:ListTasks or ecs:DescribeTasks',
      resource: `service ${place.service}`,
    });
  }
}

/** Judges the tasks that have not stopped. Pure. */
export function prove(
  tasks: readonly Task[],
  taskDefinitionArn: string,
  images: Readonly<Record<string, string>>,
): Proof {
  const isNew = (task: Task) => task.taskDefinitionArn === taskDefinitionArn;
  const isStopping = (task: Task) => task.desiredStatus === 'STOPPED';
  const newTasks = tasks.filter((task) => isNew(task) && !isStopping(task) && task.lastStatus === 'RUNNING');
  const oldTasks = tasks.filter((task) => !isNew(task));
  const containers = newTasks.flatMap((task) => task.containers);
  const checked = containers.flatMap(({ name, imageDigest }) => {
    const image = images[name] ?? '';
    const wanted = digestOf(image);
    return wanted === null || imageDigest === null ? [] : [{ container: name, image, wanted, running: imageDigest }];
  });
  return {
    newTasks: newTasks.length,
    oldTasks: oldTasks.filter((task) => !isStopping(task)).map(nameOf),
    drainingTasks: oldTasks.filter(isStopping).map(nameOf),
    otherDigests: checked.flatMap(({ wanted, ...other }) => (wanted === other.running ? [] : [other])),
    digests: [...new Set(checked.flatMap(({ wanted, running }) => (wanted === running ? [running] : [])))],
  };
}

function nameOf({ id, taskDefinitionArn }: Task): string {
  return `${id} (${shortName(taskDefinitionArn)})`;
}

function digestOf(image: string): string | null {
  return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? null;
}
