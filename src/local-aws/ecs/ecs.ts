import type { ApiService } from '../server/api.ts';
import { accountSettingOperations } from './account-settings.ts';
import { attributeOperations } from './attributes.ts';
import { clusterOperations } from './clusters.ts';
import { containerInstanceOperations } from './container-instances.ts';
import type { EcsEnvironment } from './environment.ts';
import { serviceDeploymentOperations } from './service-deployment-operations.ts';
import { serviceOperations } from './services.ts';
import { tagOperations } from './tags.ts';
import { taskDefinitionOperations } from './task-definitions.ts';
import { taskOperations } from './tasks.ts';

/** The ECS API over the given memory, runtime and scheduler. */
export function createEcsApi(ecs: EcsEnvironment): ApiService {
  return {
    protocol: 'json-1.1',
    targetPrefix: 'AmazonEC2ContainerServiceV20141113',
    operations: {
      ...clusterOperations(ecs),
      ...containerInstanceOperations(ecs),
      ...taskDefinitionOperations(ecs),
      ...serviceOperations(ecs),
      ...serviceDeploymentOperations(ecs),
      ...taskOperations(ecs),
      ...tagOperations(ecs),
      ...attributeOperations(ecs),
      ...accountSettingOperations(ecs),
    },
  };
}
