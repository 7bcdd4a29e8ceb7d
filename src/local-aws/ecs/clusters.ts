import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { activeCluster, clusterName, missing } from './find.ts';
import { includesTags, readObjects, readTags, readText, readTexts } from './input.ts';
import { page } from './pages.ts';
import type { Cluster } from './state.ts';
import { countTasks } from './task-counts.ts';

/** CreateCluster, DescribeClusters, ListClusters, DeleteCluster. */
export function clusterOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    CreateCluster: (input) => ({ cluster: renderCluster(createCluster(ecs, input), true) }),
    DescribeClusters: (input) => describeClusters(ecs, input),
    ListClusters: (input) => {
      const active = [...ecs.state.clusters.values()].filter(({ status }) => status === 'ACTIVE');
      return page(
        input,
        'clusterArns',
        active,
        ({ arn }) => arn,
        ({ arn }) => arn,
      );
    },
    DeleteCluster: (input) => ({ cluster: renderCluster(deleteCluster(ecs, input), false) }),
  };
}

/** Creating a cluster that exists returns it, as AWS does. */
function createCluster(ecs: EcsEnvironment, input: JsonObject): Cluster {
  const name = readText(input, 'clusterName') || 'default';
  if (!/^[a-zA-Z][\w-]{0,254}$/.test(name)) {
    throw invalidParameter('Identifier does not match requirements: only letters, digits, hyphens and underscores.');
  }
  const existing = ecs.state.clusters.get(name);
  if (existing?.status === 'ACTIVE') return existing;
  const cluster = newCluster(ecs, name, input);
  ecs.state.clusters.set(name, cluster);
  return cluster;
}

function newCluster(ecs: EcsEnvironment, name: string, input: JsonObject): Cluster {
  const settings = readObjects(input, 'settings');
  const { configuration, serviceConnectDefaults } = input;
  return {
    name,
    arn: ecsArn(ecs, `cluster/${name}`),
    status: 'ACTIVE',
    stored: {
      settings: settings.length > 0 ? settings : [{ name: 'containerInsights', value: 'disabled' }],
      ...(configuration === undefined ? {} : { configuration }),
      ...(serviceConnectDefaults === undefined ? {} : { serviceConnectDefaults }),
      capacityProviders: readTexts(input, 'capacityProviders'),
      defaultCapacityProviderStrategy: readObjects(input, 'defaultCapacityProviderStrategy'),
    },
    tags: readTags(input),
    instances: new Map(),
    services: new Map(),
    tasks: new Map(),
    runTaskTokens: new Map(),
  };
}

function describeClusters(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const named = readTexts(input, 'clusters');
  const names = named.length > 0 ? named.map((cluster) => clusterName({ cluster })) : ['default'];
  if (names.length > 100) throw invalidParameter('Clusters cannot have more than 100 elements.');
  const found = names.flatMap((name) => ecs.state.clusters.get(name) ?? []);
  const absent = names.filter((name) => !ecs.state.clusters.has(name));
  return {
    clusters: found.map((cluster) => renderCluster(cluster, includesTags(input))),
    failures: absent.map((name) => missing(ecsArn(ecs, `cluster/${name}`))),
  };
}

function deleteCluster(ecs: EcsEnvironment, input: JsonObject): Cluster {
  const cluster = activeCluster(ecs, input);
  if (cluster.instances.size > 0) {
    throw new ApiError(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    );
  }
  if ([...cluster.services.values()].some(({ status }) => status !== 'INACTIVE')) {
    throw new ApiError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
  }
  if ([...cluster.tasks.values()].some(({ lastStatus }) => lastStatus !== 'STOPPED')) {
    throw new ApiError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
  }
  cluster.status = 'INACTIVE';
  return cluster;
}

function renderCluster(cluster: Cluster, withTags: boolean): JsonObject {
  const counts = countTasks(cluster.tasks.values());
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: cluster.instances.size,
    runningTasksCount: counts.running,
    pendingTasksCount: counts.pending,
    activeServicesCount: [...cluster.services.values()].filter(({ status }) => status === 'ACTIVE').length,
    statistics: [],
    ...cluster.stored,
    tags: withTags ? cluster.tags.map(({ key, value }) => ({ key, value })) : [],
  };
}
