import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { watchingCompletion } from '../../demo/completion.ts';
import { createCluster, createService } from '../../demo/ecs.ts';
import { createClients } from '../../demo/stage.ts';
import { startLocalAws } from '../../harness/local-aws.ts';
import { runAction } from '../../harness/runner.ts';
import { median } from './median.ts';

const rollouts = 5;

/** Rolls a service of a simulated cluster over a few times, and reports what deploy took after each completion. */
export async function measureDelays(): Promise<readonly (readonly [string, string])[]> {
  const localAws = await startLocalAws({ runtime: 'simulated', speed: 20 });
  const { ecs } = createClients(localAws.environment);
  try {
    const place = { cluster: 'bench', service: 'backend', address: await createCluster(ecs, 'bench', size) };
    const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(document));
    await createService(ecs, place.cluster, taskDefinition?.taskDefinitionArn ?? '');
    const delays: number[] = [];
    for (let count = 0; count < rollouts; count += 1) {
      const inputs = { cluster: place.cluster, service: place.service, image: `example.org/backend:${count}` };
      const options = { environment: localAws.environment };
      const { value, delayOf } = await watchingCompletion(ecs, place, () => runAction('deploy', inputs, options));
      const delay = delayOf(value.main.outputs['deployment-id'] ?? '');
      if (delay !== undefined) delays.push(delay);
    }
    return [[`median of ${delays.length} rollouts`, `${Math.round(median(delays))} ms`]];
  } finally {
    ecs.destroy();
    await localAws.stop();
  }
}

const size = { name: 't3.micro', cpu: 1024, memory: 1024 };

const document = {
  family: 'bench',
  containerDefinitions: [
    { name: 'backend', image: 'example.org/backend:first', essential: true, cpu: 256, memory: 256 },
  ],
};
