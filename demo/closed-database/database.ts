import {
  CreateSecurityGroupCommand,
  DescribeInstancesCommand,
  EC2Client,
  ModifyInstanceAttributeCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  DescribeDBInstancesCommand,
  ModifyDBParameterGroupCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { Postgres, PostgresLogin } from '../../harness/postgres.ts';

/** The two security groups that have to know each other. */
export interface Groups {
  readonly instances: string;
  readonly database: string;
}

/** Clients of EC2 and RDS. */
export interface NetworkClients {
  readonly ec2: EC2Client;
  readonly rds: RDSClient;
}

/** The demo's own clients of EC2 and RDS, which look at local-aws from outside. */
export function createNetworkClients(environment: Readonly<Record<string, string>>): NetworkClients {
  const settings = {
    endpoint: environment.AWS_ENDPOINT_URL ?? '',
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  };
  return { ec2: new EC2Client(settings), rds: new RDSClient(settings) };
}

/** Two groups as the console makes them: everything may leave, nothing may enter. The one container instance is in the first. */
export async function createGroups({ ec2 }: NetworkClients): Promise<Groups> {
  const create = async (name: string) => {
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: name, Description: name }));
    return GroupId ?? '';
  };
  const groups = { instances: await create('instances'), database: await create('database') };
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  for (const { InstanceId } of Reservations.flatMap(({ Instances = [] }) => Instances))
    await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, Groups: [groups.instances] }));
  return groups;
}

/** A database of RDS behind which is the PostgreSQL, in its group and not public; returns the login for its endpoint. */
export async function createDatabase(
  { rds }: NetworkClients,
  { login }: Postgres,
  { database }: Groups,
): Promise<PostgresLogin> {
  const group = { DBParameterGroupName: 'conduit' };
  const about = { DBParameterGroupFamily: 'postgres17', Description: 'without TLS' };
  await rds.send(new CreateDBParameterGroupCommand({ ...group, ...about }));
  const plain = { ParameterName: 'rds.force_ssl', ParameterValue: '0', ApplyMethod: 'immediate' } as const;
  await rds.send(new ModifyDBParameterGroupCommand({ ...group, Parameters: [plain] }));
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'conduit',
      Engine: 'postgres',
      DBInstanceClass: 'db.t4g.micro',
      AllocatedStorage: 20,
      MasterUsername: login.user,
      MasterUserPassword: login.password,
      VpcSecurityGroupIds: [database],
      PubliclyAccessible: false,
      ...group,
      Tags: [{ Key: 'local-aws.address', Value: `${login.host}:${login.port}` }],
    }),
  );
  const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'conduit' }));
  const endpoint = DBInstances[0]?.Endpoint;
  return { ...login, host: endpoint?.Address ?? '', port: endpoint?.Port ?? 0 };
}
