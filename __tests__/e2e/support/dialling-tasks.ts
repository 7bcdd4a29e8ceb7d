import { CloudWatchLogsClient, CreateLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateClusterCommand,
  ECSClient,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  StartTaskCommand,
} from '@aws-sdk/client-ecs';

/** What one attempt to connect came to: `answered` by PostgreSQL, packets `dropped`, connected but `held`, or an error's code. */
export interface Dial {
  readonly at: number;
  readonly outcome: string;
}

/** Tasks that dial an address again and again, and tell in their logs what came of it. */
export interface DiallingTasks {
  readonly ecs: ECSClient;
  /** Registers a container instance and starts a task on it; the result reads what it has told so far. */
  start(name: string, options: DialOptions): Promise<() => Promise<readonly Dial[]>>;
  close(): void;
}

export interface DialOptions {
  readonly image: string;
  readonly host: string;
  readonly port: number;
  /** Default: bridge. */
  readonly networkMode?: 'awsvpc' | 'host';
  readonly subnet?: string;
  readonly securityGroups?: readonly string[];
}

/** Asks for TLS, which PostgreSQL answers with one letter before it knows who asks (protocol, "SSLRequest"). */
const program = `
const dial = () => {
  let outcome = 'dropped';
  const socket = require('net').connect({ host: process.env.HOST, port: Number(process.env.PORT) });
  const tell = (text) => { console.log('dial ' + text); socket.destroy(); setTimeout(dial, 100); };
  socket.setTimeout(700, () => tell(outcome));
  socket.once('connect', () => { outcome = 'held'; socket.write(Buffer.from('0000000804d2162f', 'hex')); });
  socket.once('data', (data) => tell('answered ' + data));
  socket.once('error', ({ code }) => tell(code));
};
dial();
`;

const group = '/dials';

export async function createDiallingTasks(
  environment: Readonly<Record<string, string>>,
  cluster: string,
): Promise<DiallingTasks> {
  const settings = {
    endpoint: environment.AWS_ENDPOINT_URL ?? '',
    region: environment.AWS_REGION ?? '',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const ecs = new ECSClient(settings);
  const logs = new CloudWatchLogsClient(settings);
  await logs.send(new CreateLogGroupCommand({ logGroupName: group }));
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  return {
    ecs,
    async start(name, options) {
      await startTask(ecs, { cluster, name, region: settings.region }, options);
      return async () => {
        const read = new FilterLogEventsCommand({ logGroupName: group, logStreamNamePrefix: `${name}/` });
        const { events = [] } = await logs.send(read);
        return events.flatMap(({ timestamp = 0, message = '' }) =>
          message.startsWith('dial ') ? [{ at: timestamp, outcome: message.slice('dial '.length).trim() }] : [],
        );
      };
    },
    close() {
      ecs.destroy();
      logs.destroy();
    },
  };
}

async function startTask(
  ecs: ECSClient,
  { cluster, name, region }: { readonly cluster: string; readonly name: string; readonly region: string },
  options: DialOptions,
): Promise<void> {
  const { image, host, port, networkMode, subnet, securityGroups = [] } = options;
  const groups = { name: 'local-aws.security-groups', value: securityGroups.join(',') };
  const registered = await ecs.send(new RegisterContainerInstanceCommand({ cluster, attributes: [groups] }));
  const logOptions = { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-stream-prefix': name };
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: name,
      ...(networkMode === undefined ? {} : { networkMode }),
      containerDefinitions: [
        {
          name: 'dial',
          image,
          memory: 64,
          entryPoint: ['node', '-e', program],
          environment: Object.entries({ HOST: host, PORT: String(port) }).map(([key, value]) => ({ name: key, value })),
          logConfiguration: { logDriver: 'awslogs', options: logOptions },
        },
      ],
    }),
  );
  const awsvpcConfiguration = { subnets: [subnet ?? ''], securityGroups: [...securityGroups] };
  const started = await ecs.send(
    new StartTaskCommand({
      cluster,
      taskDefinition: name,
      containerInstances: [registered.containerInstance?.containerInstanceArn ?? ''],
      ...(networkMode === 'awsvpc' ? { networkConfiguration: { awsvpcConfiguration } } : {}),
    }),
  );
  const [failure] = started.failures ?? [];
  if (failure !== undefined) throw new Error(`The task ${name} did not start: ${failure.reason}`);
}
