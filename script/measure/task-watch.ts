import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeServiceDeploymentsCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { describeTasks, type Place } from '../../demo/ecs.ts';

const millisecondsBetweenLooks = 200;

/** Counts the tasks of a service again and again until it is stopped: the most that were there at once, and the fewest RUNNING. */
export function startTaskWatch(ecs: ECSClient, place: Place) {
  let stopped = false;
  const counts = { mostTasks: 0, fewestRunning: Number.POSITIVE_INFINITY };
  const watching = (async () => {
    while (!stopped) {
      const states = await statesOf(ecs, place);
      counts.mostTasks = Math.max(counts.mostTasks, states.filter((state) => state !== 'STOPPED').length);
      counts.fewestRunning = Math.min(counts.fewestRunning, states.filter((state) => state === 'RUNNING').length);
      await sleep(millisecondsBetweenLooks);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      return counts;
    },
  };
}

/** The state of each task, those that ECS has told to stop included. */
async function statesOf(ecs: ECSClient, { cluster, service }: Place): Promise<readonly string[]> {
  const lists = await Promise.all(
    (['RUNNING', 'STOPPED'] as const).map((desiredStatus) =>
      ecs.send(new ListTasksCommand({ cluster, serviceName: service, desiredStatus })),
    ),
  );
  const arns = lists.flatMap(({ taskArns = [] }) => taskArns);
  return (await describeTasks(ecs, cluster, arns)).map(({ lastStatus = '' }) => lastStatus);
}

/** Seconds from the creation of a service's newest deployment to its end, by ECS. */
export async function rolloutSeconds(ecs: ECSClient, place: Place): Promise<number> {
  const { createdAt, finishedAt } = await newestDeployment(ecs, place);
  return (Number(finishedAt) - Number(createdAt)) / 1_000;
}

/** A service's newest deployment, whatever became of it. */
export async function newestDeployment(ecs: ECSClient, { cluster, service }: Pick<Place, 'cluster' | 'service'>) {
  const { serviceDeployments = [] } = await ecs.send(new ListServiceDeploymentsCommand({ cluster, service }));
  const newest = serviceDeployments.sort((one, other) => Number(other.createdAt) - Number(one.createdAt))[0];
  const serviceDeploymentArns = [newest?.serviceDeploymentArn ?? ''];
  const described = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }));
  const [found] = described.serviceDeployments ?? [];
  if (found === undefined) throw new Error(`${service} in ${cluster} has no deployment.`);
  return found;
}
