import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import {
  type ContainerDefinition,
  type ECSClient,
  type RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { type JobOptions, runAction } from '../../harness/runner.ts';
import { ecsClient, type Scene, setScene } from './ecs-scene.ts';
import { registryClient, smallImage } from './registry-client.ts';

export const account = '000000000000';
const gitHub = 'token.actions.githubusercontent.com';

export interface DoctorFinding {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly evidence: readonly string[];
  readonly fix: readonly string[];
  readonly story?: string;
}

/** An emulator in which a service can be set up with nothing wrong about it, and a job with a role of its own. */
export interface DoctorScene {
  readonly localAws: LocalAws;
  readonly ecs: ECSClient;
  /** The image, by digest. */
  readonly image: string;
  /** A service in which everything that the emulator knows is as it should be, with these changes. */
  set(cluster: string, changes?: Changes): Promise<void>;
  /** Lets a service that has no task run one. */
  start(cluster: string): Promise<void>;
  /** The credentials of a job whose role may do these actions and no others. */
  roleWith(name: string, actions: readonly string[]): Promise<Readonly<Record<string, string>>>;
  examine(inputs: Readonly<Record<string, string>>, options?: JobOptions): ReturnType<typeof examine>;
  stop(): Promise<void>;
}

export interface Changes {
  readonly container?: Partial<ContainerDefinition>;
  readonly taskDefinition?: Partial<RegisterTaskDefinitionCommandInput>;
  readonly service?: Scene['service'];
}

export async function startDoctorScene(): Promise<DoctorScene> {
  const localAws = await startLocalAws({ runtime: 'simulated', speed: 20 });
  const ecs = ecsClient(localAws.environment);
  const executionRole = await prepareAccount(localAws.environment);
  const image = await pushImage(localAws.environment);
  const credentials = await assumeRole(localAws.environment, 'job');
  return {
    localAws,
    ecs,
    image,
    set: async (cluster, changes = {}) => {
      await setScene(ecs, sound({ cluster, executionRole, image, changes }));
    },
    start: async (cluster) => {
      await ecs.send(new UpdateServiceCommand({ cluster, service: 'backend', desiredCount: 1 }));
    },
    roleWith: async (name, actions) => {
      const iam = new IAMClient(clientOptions(localAws.environment));
      await createRole(iam, name, jobTrust, actions);
      iam.destroy();
      return assumeRole(localAws.environment, name);
    },
    examine: (inputs, { environment, ...options } = {}) =>
      examine(inputs, { ...options, environment: { ...localAws.environment, ...credentials, ...environment } }),
    async stop() {
      ecs.destroy();
      await localAws.stop();
    },
  };
}

/** Runs the doctor as a job, and reads its findings. */
async function examine(inputs: Readonly<Record<string, string>>, options: JobOptions) {
  const { main } = await runAction('doctor', { service: 'backend', account, ...inputs }, options);
  const findings = JSON.parse(main.outputs.findings ?? '[]') as DoctorFinding[];
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  const wrong = findings.filter(({ status }) => status === 'problem' || status === 'warning');
  return { ...main, findings, error, wrong, wrongIds: wrong.map(({ id, status }) => `${status} ${id}`) };
}

interface Sound {
  readonly cluster: string;
  readonly executionRole: string;
  readonly image: string;
  readonly changes: Changes;
}

function sound({ cluster, executionRole, image, changes }: Sound): Scene {
  const container: ContainerDefinition = {
    name: 'app',
    image,
    memory: 300,
    essential: true,
    portMappings: [{ containerPort: 3000, hostPort: 8080 }],
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': '/ecs/backend', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'app' },
    },
    ...changes.container,
  };
  return {
    cluster,
    taskDefinition: { executionRoleArn: executionRole, containerDefinitions: [container], ...changes.taskDefinition },
    service: {
      deploymentConfiguration: {
        minimumHealthyPercent: 0,
        maximumPercent: 100,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      availabilityZoneRebalancing: 'DISABLED',
      ...changes.service,
    },
  };
}

function clientOptions(environment: Readonly<Record<string, string>>) {
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = environment;
  return { endpoint, region, credentials: { accessKeyId: 'local-aws', secretAccessKey: 'local-aws' } };
}

const jobTrust = {
  Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${gitHub}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: {
      [`${gitHub}:aud`]: 'sts.amazonaws.com',
      [`${gitHub}:sub`]: 'repo:OWNER/NAME:environment:production',
    },
  },
};

/** The roles of the job and of the tasks, and the log group. */
async function prepareAccount(environment: Readonly<Record<string, string>>): Promise<string> {
  const iam = new IAMClient(clientOptions(environment));
  await createRole(iam, 'job', jobTrust);
  await createRole(iam, 'execution', { Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' });
  iam.destroy();
  const logs = new CloudWatchLogsClient(clientOptions(environment));
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/backend' }));
  logs.destroy();
  return `arn:aws:iam::${account}:role/execution`;
}

async function createRole(
  iam: IAMClient,
  name: string,
  trust: object,
  actions: readonly string[] = ['*'],
): Promise<void> {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...trust }] };
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(document) }));
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: '*' }];
  const policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'all', PolicyDocument: policy }));
}

async function pushImage(environment: Readonly<Record<string, string>>): Promise<string> {
  const ecr = new ECRClient(clientOptions(environment));
  const settings = { repositoryName: 'backend', imageTagMutability: 'IMMUTABLE' } as const;
  const { repository } = await ecr.send(new CreateRepositoryCommand(settings));
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  ecr.destroy();
  const [{ authorizationToken = '' } = {}] = authorizationData ?? [];
  const uri = repository?.repositoryUri ?? '';
  const built = smallImage('backend');
  const registry = registryClient(uri.slice(0, uri.indexOf('/')), `Basic ${authorizationToken}`);
  const pushed = await registry.push('backend', 'v1', built);
  if (pushed.status !== 201) throw new Error(`The push was answered with ${pushed.status}: ${await pushed.text()}`);
  return `${uri}@${built.digest}`;
}

async function assumeRole(
  environment: Readonly<Record<string, string>>,
  name: string,
): Promise<Readonly<Record<string, string>>> {
  const sts = new STSClient(clientOptions(environment));
  const RoleArn = `arn:aws:iam::${account}:role/${name}`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'run' }));
  sts.destroy();
  return {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
    AWS_CREDENTIAL_EXPIRATION: Credentials?.Expiration?.toISOString() ?? '',
  };
}
