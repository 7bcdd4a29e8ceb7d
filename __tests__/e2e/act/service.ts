import { BatchGetImageCommand, CreateRepositoryCommand, type ECRClient } from '@aws-sdk/client-ecr';
import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { liveTasks } from '../../../demo/ecs.ts';

export async function createRepository(ecr: ECRClient, repositoryName: string): Promise<void> {
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
}

/** Whether the registry has this manifest. */
export async function isPushed(ecr: ECRClient, repositoryName: string, imageDigest: string): Promise<boolean> {
  const answer = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageDigest }] }));
  return answer.images?.length === 1;
}

/** The images of the tasks of the service `backend` that run, each as the task definition of the task names it. */
export async function runningImages(ecs: ECSClient, cluster: string): Promise<readonly string[]> {
  const tasks = await liveTasks(ecs, { cluster, service: 'backend', address: '' });
  return Promise.all(
    tasks.map(async ({ taskDefinitionArn }) => {
      const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }));
      return answer.taskDefinition?.containerDefinitions?.[0]?.image ?? '';
    }),
  );
}
