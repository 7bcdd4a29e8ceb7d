import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { CreateDBInstanceCommand, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { waitFor } from '../../harness/wait.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { type DoctorFinding, type DoctorScene, startDoctorScene } from '../support/doctor-scene.ts';

// The AWS CLI is installed once on each machine, which takes a minute there.
jest.setTimeout(300_000);

let scene: DoctorScene;
let aws: AwsCli;
let ec2: EC2Client;
let rds: RDSClient;
let group: string;

const canary = 'nightjar-4471';

beforeAll(async () => {
  scene = await startDoctorScene();
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = scene.localAws.environment;
  const options = { endpoint, region, credentials: { accessKeyId: 'local-aws', secretAccessKey: 'local-aws' } };
  [ec2, rds] = [new EC2Client(options), new RDSClient(options)];
  aws = await awsCli(scene.localAws.environment);
  group = await createGroup('database');
  const host = await createDatabase();
  const environment = [
    { name: 'DATABASE_URL', value: `postgres://app:${canary}@${host}:5432/blog?sslmode=verify-full` },
  ];
  await scene.set('closed', { container: { environment } });
}, 300_000);

afterAll(async () => {
  ec2?.destroy();
  rds?.destroy();
  await scene?.stop();
});

async function createGroup(GroupName: string): Promise<string> {
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName, Description: `Of the ${GroupName}.` }),
  );
  return GroupId;
}

/** It has an address once it is available. */
async function createDatabase(): Promise<string> {
  const DBInstanceIdentifier = 'blog';
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier,
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'postgres',
      MasterUsername: 'app',
      MasterUserPassword: canary,
      AllocatedStorage: 20,
      PubliclyAccessible: false,
      VpcSecurityGroupIds: [group],
    }),
  );
  const look = async () => {
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
    return DBInstances[0]?.DBInstanceStatus === 'available' ? DBInstances[0].Endpoint?.Address : undefined;
  };
  return waitFor(look, { what: 'the database to be available', seconds: 60 });
}

const examine = (checks: string, database = 'DATABASE_URL') => scene.examine({ cluster: 'closed', database, checks });

function shown(findings: readonly DoctorFinding[]): readonly string[] {
  return findings.map(({ id, status }) => `${status} ${id}`);
}

test('a closed security group is named, and the printed command opens it', async () => {
  const closed = await examine('NET-DB');
  expect(shown(closed.findings)).toEqual(['problem NET-DB']);
  const [{ message = '', fix = [], evidence = [] } = {}] = closed.findings;
  expect(message).toContain(`No rule of ${group} of blog lets TCP in from instance at eni-`);
  expect(evidence).toEqual([`destination-ingress: ${group}`]);
  expect(fix).toEqual([
    expect.stringMatching(
      new RegExp(
        `^aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port 5432 --source-group sg-[0-9a-f]+ --region us-east-1$`,
      ),
    ),
  ]);
  expect(closed.rawLog + closed.summary).not.toContain(canary);

  const [command = ''] = fix;
  expect(await aws.json(...command.replace(/^aws /, '').split(' '))).toMatchObject({ Return: true });

  const opened = await examine('NET-DB');
  expect(shown(opened.findings)).toEqual(['ok NET-DB']);
});

test('what concerns the network and the database is known as far as the emulator has it', async () => {
  const { findings } = await examine(
    'NET-VPC, NET-PUBDNS, NET-DOCKER0, NET-DNS, NET-STALE, DB-FIND, DB-STATE, DB-PORT, DB-AZ, DB-PROXY',
  );
  expect(shown(findings).filter((each) => !each.startsWith('ok'))).toEqual([]);
  expect(findings).toHaveLength(10);
});

test('the database may be named by its identifier, and a rule for all addresses lets the tasks in, too', async () => {
  const open = { GroupId: group, IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '0.0.0.0/0' };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand(open));
  const { findings } = await examine('NET-DB, DB-PORT', 'blog');
  await ec2.send(new RevokeSecurityGroupIngressCommand(open));
  expect(shown(findings)).toEqual(['ok NET-DB', 'ok DB-PORT']);
});
