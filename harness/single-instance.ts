import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { assembleBaseImage } from './base-image.ts';
import { runCommand } from './command.ts';
import { type Engine, provideEngine } from './engine.ts';
import { type LocalAws, startLocalAws } from './local-aws.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { repositoryRoot, runAction, type StepResult } from './runner.ts';
import { waitFor } from './wait.ts';

/**
 * Story A on this machine: the example backend with a real PostgreSQL, as a service of one task with a static host port on the one
 * container instance of a cluster, which has no room for two. local-aws runs it on a real Docker engine.
 */
export interface SingleInstance {
  readonly ecs: ECSClient;
  readonly localAws: LocalAws;
  /** Where version 1 answers. */
  readonly url: string;
  readonly place: { readonly cluster: string; readonly service: string };
  /** Runs the action `deploy` with a version of the backend; its settings are those of version 1 but for the changes. */
  deploy(
    version: string,
    inputs?: Readonly<Record<string, string>>,
    settings?: Readonly<Record<string, string>>,
  ): Promise<StepResult>;
  stop(): Promise<void>;
}

const place = { cluster: 'single', service: 'backend' };

/**
 * Builds the image of each version, and starts version 1 (the first of them); resolves when it is in steady state.
 *
 * @param given is used and left alone; without it an engine is found or started.
 */
export async function startSingleInstance(versions: readonly string[], given?: Engine): Promise<SingleInstance> {
  const endings: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    const engine = given ?? (await provideEngine());
    if (given === undefined) endings.push(engine.stop);
    const images = await buildImages(engine, versions);
    endings.push(() => runCommand('docker', ['image', 'rm', '--force', ...images.values()], engineOf(engine)));
    const localAws = await startLocalAws({ runtime: 'docker', environment: engine.environment });
    endings.push(localAws.stop);
    const address = localAws.environment.LOCAL_AWS_TASK_GATEWAY ?? '';
    const postgres = await startPostgres({ address, row: 'a row' });
    endings.push(postgres.stop);
    const ecs = clientOf(localAws);
    endings.push(() => ecs.destroy());
    const host = await openCluster(ecs);
    const documentOf = documents(images, postgres);
    await openService(ecs, documentOf(versions[0] ?? ''));
    const environment = { ...localAws.environment, ...engine.environment };
    const deploy: SingleInstance['deploy'] = (version, inputs = {}, settings = {}) =>
      deployDocument(documentOf(version, settings), inputs, environment);
    return { ecs, localAws, url: `http://${host}:8080/version`, place, deploy, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

const engineOf = ({ environment }: Engine) => ({ environment: { ...process.env, ...environment } });

/** An image for each version, by version, all on the engine and in no registry. */
async function buildImages(engine: Engine, versions: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const base = await assembleBaseImage(engineOf(engine).environment);
  const context = mkdtempSync(join(tmpdir(), 'berth-single-'));
  try {
    const example = join(repositoryRoot, 'examples/backend');
    execFileSync(process.execPath, [join(example, 'build.mjs')]);
    for (const name of ['Dockerfile', 'dist']) cpSync(join(example, name), join(context, name), { recursive: true });
    const images = new Map<string, string>();
    for (const version of versions) {
      const reference = `berth-single-${process.pid}:${version}`;
      const buildArgs = [`BASE_IMAGE=${base.reference}`, `APP_VERSION=${version}`].map((arg) => `--build-arg=${arg}`);
      await runCommand('docker', ['build', '--quiet', `--tag=${reference}`, ...buildArgs, context], engineOf(engine));
      images.set(version, reference);
    }
    return images;
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

type DocumentOf = (version: string, settings?: Readonly<Record<string, string>>) => RegisterTaskDefinitionCommandInput;

/** The example's task definition, with the settings in the environment of the task instead of in the image. */
function documents(images: ReadonlyMap<string, string>, { login }: Postgres): DocumentOf {
  const text = readFileSync(join(repositoryRoot, 'examples/backend/task-definition.json'), 'utf8');
  const document: RegisterTaskDefinitionCommandInput = JSON.parse(text);
  const usual = {
    DB_HOST: login.host,
    DB_PORT: String(login.port),
    DB_NAME: login.database,
    DB_USER: login.user,
    DB_PASSWORD: login.password,
  };
  return (version, settings = {}) => {
    const environment = Object.entries({ ...usual, ...settings }).map(([name, value]) => ({ name, value }));
    const containerDefinitions = document.containerDefinitions?.map((container) => ({
      ...container,
      image: images.get(version),
      environment,
    }));
    return { ...document, containerDefinitions };
  };
}

function clientOf({ environment }: LocalAws): ECSClient {
  return new ECSClient({
    endpoint: environment.AWS_ENDPOINT_URL ?? '',
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
}

/** Returns the loopback address of the instance. */
async function openCluster(ecs: ECSClient): Promise<string> {
  await ecs.send(new CreateClusterCommand({ clusterName: place.cluster }));
  const { containerInstance } = await ecs.send(
    new RegisterContainerInstanceCommand({
      cluster: place.cluster,
      totalResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 957 },
      ],
    }),
  );
  const address = containerInstance?.attributes?.find(({ name }) => name === 'local-aws.address')?.value;
  if (address === undefined) throw new Error('The container instance has no attribute "local-aws.address".');
  return address;
}

async function openService(ecs: ECSClient, document: RegisterTaskDefinitionCommandInput): Promise<void> {
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(document));
  await ecs.send(
    new CreateServiceCommand({
      cluster: place.cluster,
      serviceName: place.service,
      taskDefinition: taskDefinition?.taskDefinitionArn,
      desiredCount: 1,
      launchType: 'EC2',
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
    }),
  );
  const look = async () => {
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster: place.cluster, services: [place.service] }),
    );
    return services?.[0]?.deployments?.[0]?.rolloutState === 'COMPLETED' ? true : undefined;
  };
  await waitFor(look, { what: 'the first deployment to complete', seconds: 120 });
}

async function deployDocument(
  document: RegisterTaskDefinitionCommandInput,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<StepResult> {
  const workspace = mkdtempSync(join(tmpdir(), 'berth-single-'));
  try {
    writeFileSync(join(workspace, 'task-definition.json'), JSON.stringify(document));
    const given = { ...place, 'task-definition': 'task-definition.json', ...inputs };
    return (await runAction('deploy', given, { workspace, environment })).main;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}
