import { defaultSettings } from '../rollout/settings.ts';
import { BerthError, messageOf } from '../toolkit/errors.ts';
import { type RunningClock, systemClock } from './clock.ts';
import { defaultGroup } from './ec2/default-vpc.ts';
import { createEcr, type Ecr } from './ecr/ecr.ts';
import { createEcsApi } from './ecs/ecs.ts';
import { type EcsEnvironment, emptyState } from './ecs/environment.ts';
import { addressOfInstance } from './ecs/find.ts';
import type { EcsState } from './ecs/state.ts';
import { createElasticLoadBalancing, type TargetGroups } from './elastic-load-balancing/elastic-load-balancing.ts';
import { listen } from './elastic-load-balancing/listener-server.ts';
import { createFaultEndpoint } from './faults/fault-endpoint.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { readFaultsFile } from './faults/faults-file.ts';
import { guardSecrets } from './iam/guarded-secrets.ts';
import { createIam } from './iam/iam.ts';
import { createLogs, type Logs } from './logs/logs.ts';
import type { LocalAwsOptions } from './options.ts';
import { type CleanUp, createCleanUp } from './process/clean-up.ts';
import { createNetworks } from './reachability/networks.ts';
import { createDockerRuntime } from './runtimes/docker/docker-runtime.ts';
import type { Runtime, SecretResolver, TaskSources } from './runtimes/runtime.ts';
import { createSimulatedRuntime } from './runtimes/simulated/simulated-runtime.ts';
import { createScheduler, turnCluster } from './scheduler/scheduler.ts';
import { createSecretResolver } from './secrets-manager/secret-resolver.ts';
import { createSecretsManager } from './secrets-manager/secrets-manager.ts';
import type { HttpEndpoint } from './server/api.ts';
import { type RunningServer, startServer } from './server/server.ts';
import { createSsm } from './ssm/ssm.ts';
import { createSts, tokenPath } from './sts/sts.ts';

/** An emulator that is running. */
export interface LocalAws {
  /** Such as http://127.0.0.1:4566. */
  readonly endpoint: string;
  /** What an AWS client, the AWS CLI or a workflow's job needs in its environment to talk to it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends every task, process and network that it started. */
  close(): Promise<void>;
}

/**
 * Starts the emulator on 127.0.0.1. Throws LOCAL_AWS_FAILED when the port is taken, DOCKER_MISSING or DOCKER_UNAVAILABLE when the
 * docker runtime finds no engine; nothing is left behind then.
 *
 * @param log takes a line for what is accepted but not emulated, and for defects.
 */
export async function startLocalAws(options: LocalAwsOptions, log: (line: string) => void): Promise<LocalAws> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await start(options, log, (closer) => closers.push(closer))), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function start(
  options: LocalAwsOptions,
  log: (line: string) => void,
  closing: (closer: () => Promise<void>) => void,
): Promise<Omit<LocalAws, 'close'>> {
  const faults = createFaults(options.faultsFile === undefined ? [] : await readFaultsFile(options.faultsFile));
  const clock = systemClock();
  const cleanUp = await createCleanUp();
  closing(() => cleanUp.finish());
  const ecr = await createEcr({ ...ecrOptions(options, cleanUp), faults });
  closing(() => ecr.close());
  const logs = createLogs();
  const state = emptyState();
  const { port, accountId, region } = options;
  let gateway: string | null = null;
  const networks = createNetworks({ accountId, region, clock, ecs: state, gateway: () => gateway, log });
  closing(() => networks.rds.close());
  const { sources } = networks;
  const started = await startRuntime({ options, log, clock, cleanUp, ecr, logs, faults, sources });
  const { runtime } = started;
  gateway = started.gateway;
  closing(() => runtime.close());
  closing(async () => clock.close());
  const sts = createSts();
  const ssm = createSsm();
  const secretsManager = createSecretsManager();
  const iam = createIam();
  const secrets = guardSecrets(createSecretResolver(ssm, secretsManager), iam, options);
  const balancing = createElasticLoadBalancing({
    accountId,
    region,
    clock,
    speed: options.speed,
    subnetOf: (id) => networks.ec2.environment.state.subnets.get(id),
    defaultGroupOf: (vpcId) => defaultGroup(networks.ec2.environment.state, vpcId)?.id,
    addressOf: (instanceId) => addressOfInstance(state, instanceId),
    listen,
    log,
  });
  closing(() => balancing.close());
  const ecs = createEcsApi(
    ecsEnvironment({ options, log, clock, runtime, secrets, logs, state, targetGroups: balancing.targetGroups }),
  );
  const services = [
    ecs,
    balancing.service,
    networks.ec2.service,
    networks.rds.service,
    ecr.service,
    logs.service,
    iam.service,
    sts.service,
    ssm.service,
    secretsManager.service,
  ];
  const endpoints = [sts.endpoint, createFaultEndpoint(faults), health];
  const server = await serve({ port, accountId, region, services, endpoints, faults, log });
  closing(() => server.close());
  const endpoint = `http://127.0.0.1:${server.port}`;
  return { endpoint, environment: environmentOf(endpoint, region, sts.requestToken, gateway) };
}

function ecrOptions({ accountId, region, registryProgram }: LocalAwsOptions, cleanUp: CleanUp) {
  return { accountId, region, cleanUp, ...(registryProgram === undefined ? {} : { registryProgram }) };
}

interface RuntimeParts {
  readonly options: LocalAwsOptions;
  readonly log: (line: string) => void;
  readonly clock: RunningClock;
  readonly cleanUp: CleanUp;
  readonly ecr: Ecr;
  readonly logs: Logs;
  readonly faults: Faults;
  readonly sources: TaskSources;
}

async function startRuntime(parts: RuntimeParts): Promise<{ runtime: Runtime; gateway: string | null }> {
  const { options, log, clock, cleanUp, ecr, logs, faults, sources } = parts;
  const { pullDelay } = faults;
  const { sink } = logs;
  if (options.runtime === 'docker') {
    const runtime = await createDockerRuntime({ cleanUp, sink, registry: ecr.access, pullDelay, sources, log });
    return { runtime, gateway: runtime.gateway };
  }
  const runtime = createSimulatedRuntime({
    clock,
    sink,
    pull: options.pullSeconds * 1000,
    pullDelay,
    start: options.startSeconds * 1000,
    stop: options.stopSeconds * 1000,
    speed: options.speed,
    digestOf: (image) => ecr.digestOf(image),
  });
  return { runtime, gateway: null };
}

interface EcsParts extends Pick<RuntimeParts, 'options' | 'log' | 'clock' | 'logs'> {
  readonly runtime: Runtime;
  readonly secrets: SecretResolver;
  readonly state: EcsState;
  readonly targetGroups: TargetGroups;
}

/** The scheduler works on the ECS part's memory, and the ECS part wakes the scheduler. */
function ecsEnvironment(parts: EcsParts): EcsEnvironment {
  const { options, clock, runtime, secrets, logs, state, targetGroups, log } = parts;
  const scheduler = createScheduler(clock, (cluster) => turnCluster(ecs, cluster));
  const ecs: EcsEnvironment = {
    accountId: options.accountId,
    region: options.region,
    clock,
    state,
    runtime,
    secrets,
    logs: logs.sink,
    targetGroups,
    settings: defaultSettings(options.speed),
    speed: options.speed,
    wake: scheduler.wake,
    log,
  };
  targetGroups.subscribe(() => state.clusters.forEach(scheduler.wake));
  return ecs;
}

/** `GET /health` answers once everything is up. */
const health: HttpEndpoint = ({ method, path }) =>
  method === 'GET' && path === '/health' ? { status: 200, body: { status: 'ok' } } : undefined;

async function serve(options: Parameters<typeof startServer>[0]): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (thrown) {
    throw new BerthError(
      'LOCAL_AWS_FAILED',
      {
        what: `local-aws cannot listen on 127.0.0.1:${options.port}.`,
        why: `${messageOf(thrown)}.`,
        fix: 'End what uses the port, or choose another one with --port (0 picks a free one).',
      },
      { cause: thrown },
    );
  }
}

function environmentOf(
  endpoint: string,
  region: string,
  requestToken: string,
  gateway: string | null,
): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    // Version 1 of the AWS CLI and boto3 read this one only.
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'local-aws',
    AWS_SECRET_ACCESS_KEY: 'local-aws',
    ACTIONS_ID_TOKEN_REQUEST_URL: `${endpoint}${tokenPath}`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    ...(gateway === null ? {} : { LOCAL_AWS_TASK_GATEWAY: gateway }),
  };
}
