import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSubnetsCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateDBInstanceCommand, CreateDBSubnetGroupCommand, RDSClient } from '@aws-sdk/client-rds';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Moto, startMoto } from '../../harness/moto.ts';
import { runAction } from '../../harness/runner.ts';
import type { DoctorFinding } from '../support/doctor-scene.ts';
import { smallImage } from '../support/registry-client.ts';

// Moto is installed once on each machine, which takes minutes there.
jest.setTimeout(600_000);

let moto: Moto;
let application: string;
let database: string;

const canary = 'kingfisher-9931';

beforeAll(async () => {
  moto = await startMoto();
  await buildSystem();
}, 600_000);

afterAll(() => moto?.stop());

function options() {
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = moto.environment;
  return { endpoint, region, credentials: { accessKeyId: 'moto', secretAccessKey: 'moto' } };
}

/** Story A on an AWS that somebody else has built: one instance, a static host port, and a database that lets nobody in. */
async function buildSystem(): Promise<void> {
  const ec2 = new EC2Client(options());
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const [{ VpcId = '', SubnetId = '' } = {}] = Subnets;
  application = await createGroup(ec2, 'application', VpcId);
  database = await createGroup(ec2, 'database', VpcId);
  const image = { ImageId: 'ami-12c6146b', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const;
  const { Instances } = await ec2.send(
    new RunInstancesCommand({ ...image, SubnetId, SecurityGroupIds: [application] }),
  );
  const endpoint = await createDatabase(Subnets.flatMap((subnet) => subnet.SubnetId ?? []));
  await createService(Instances?.[0]?.InstanceId ?? '', endpoint);
  ec2.destroy();
}

async function createGroup(ec2: EC2Client, GroupName: string, VpcId: string): Promise<string> {
  const group = { GroupName, VpcId, Description: `Of the ${GroupName}.` };
  return (await ec2.send(new CreateSecurityGroupCommand(group))).GroupId ?? '';
}

async function createDatabase(SubnetIds: string[]): Promise<string> {
  const rds = new RDSClient(options());
  const DBSubnetGroupName = 'blog';
  await rds.send(new CreateDBSubnetGroupCommand({ DBSubnetGroupName, DBSubnetGroupDescription: 'blog', SubnetIds }));
  const { DBInstance } = await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'blog',
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'postgres',
      MasterUsername: 'app',
      MasterUserPassword: canary,
      AllocatedStorage: 20,
      Port: 5432,
      PubliclyAccessible: false,
      VpcSecurityGroupIds: [database],
      DBSubnetGroupName,
    }),
  );
  rds.destroy();
  return DBInstance?.Endpoint?.Address ?? '';
}

async function createService(instanceId: string, host: string): Promise<void> {
  const ecs = new ECSClient(options());
  const cluster = 'production';
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  const instanceIdentityDocument = JSON.stringify({ instanceId });
  await ecs.send(new RegisterContainerInstanceCommand({ cluster, instanceIdentityDocument }));
  const logOptions = { 'awslogs-group': '/ecs/backend', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' };
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'backend',
      executionRoleArn: await createExecutionRole(),
      containerDefinitions: [
        {
          name: 'app',
          image: await pushImage(),
          memory: 300,
          portMappings: [{ containerPort: 3000, hostPort: 80 }],
          environment: [{ name: 'DATABASE_URL', value: `postgres://app:${canary}@${host}:5432/blog` }],
          logConfiguration: { logDriver: 'awslogs', options: logOptions },
        },
      ],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName: 'backend',
      taskDefinition: taskDefinition?.taskDefinitionArn,
      desiredCount: 1,
      launchType: 'EC2',
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    }),
  );
  ecs.destroy();
}

async function createExecutionRole(): Promise<string> {
  const iam = new IAMClient(options());
  const Statement = [
    { Effect: 'Allow', Principal: { Service: ['ecs-tasks.amazonaws.com'] }, Action: 'sts:AssumeRole' },
  ];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument }));
  iam.destroy();
  return Role?.Arn ?? '';
}

async function pushImage(): Promise<string> {
  const logs = new CloudWatchLogsClient(options());
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/backend' }));
  logs.destroy();
  const ecr = new ECRClient(options());
  const settings = { repositoryName: 'backend', imageTagMutability: 'IMMUTABLE' } as const;
  const { repository } = await ecr.send(new CreateRepositoryCommand(settings));
  const { manifest } = smallImage('backend');
  await ecr.send(new PutImageCommand({ repositoryName: 'backend', imageManifest: manifest, imageTag: 'v1' }));
  ecr.destroy();
  return `${repository?.repositoryUri}:v1`;
}

/** What the printed command does. */
async function openDatabase(): Promise<void> {
  const ec2 = new EC2Client(options());
  const source = { UserIdGroupPairs: [{ GroupId: application }] };
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, ...source }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: database, IpPermissions }));
  ec2.destroy();
}

async function examine() {
  const inputs = { cluster: 'production', service: 'backend', database: 'DATABASE_URL' };
  const { main } = await runAction('doctor', inputs, { environment: moto.environment });
  const findings = JSON.parse(main.outputs.findings ?? '[]') as DoctorFinding[];
  const of = (id: string) => findings.filter((finding) => finding.id === id);
  return { ...main, findings, of };
}

test('the same doctor reads an AWS that nobody made for it, names what is closed, and sees it open', async () => {
  const closed = await examine();
  expect(closed.annotations.map(({ title }) => title)).not.toContain('UNEXPECTED');
  const [way] = closed.of('NET-DB');
  expect(way).toMatchObject({ status: 'problem', story: 'database-reach' });
  expect(way?.fix.join('\n')).toContain(`--group-id ${database}`);
  expect(way?.fix.join('\n')).toContain(application);
  for (const id of ['ID-SIGNIN', 'ECR-REPO', 'TD-LOG', 'IAM-TRUST', 'CL-ACTIVE', 'DB-FIND', 'DB-PORT'])
    expect(closed.of(id)).toEqual([expect.objectContaining({ status: 'ok' })]);
  // Moto has no layers to download, so nobody knows what the image is built for.
  expect(closed.of('ECR-ARCH')).toEqual([expect.objectContaining({ status: 'skipped' })]);
  expect(closed.rawLog + closed.summary + JSON.stringify(closed.outputs)).not.toContain(canary);

  await openDatabase();
  const open = await examine();
  expect(open.of('NET-DB')).toEqual([expect.objectContaining({ status: 'ok' })]);
});
