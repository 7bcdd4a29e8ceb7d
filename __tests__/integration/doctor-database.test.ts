import { CreateSecurityGroupCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateDBInstanceCommand, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { waitFor } from '../../harness/wait.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { type DoctorScene, startDoctorScene } from '../support/doctor-scene.ts';

jest.setTimeout(180_000);

let scene: DoctorScene;
let aws: AwsCli;
let ec2: EC2Client;
let rds: RDSClient;

const password = 'kingfisher-9931';

beforeAll(async () => {
  scene = await startDoctorScene();
  aws = await awsCli(scene.localAws.environment);
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = scene.localAws.environment;
  const options = { endpoint, region, credentials: { accessKeyId: 'local-aws', secretAccessKey: 'local-aws' } };
  ec2 = new EC2Client(options);
  rds = new RDSClient(options);
}, 300_000);

afterAll(async () => {
  ec2?.destroy();
  rds?.destroy();
  await scene?.stop();
});

/** A database whose security group lets nobody in. */
async function createDatabase(): Promise<{ readonly host: string; readonly group: string }> {
  const named = { GroupName: 'database', Description: 'Of the database.' };
  const { GroupId: group = '' } = await ec2.send(new CreateSecurityGroupCommand(named));
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'blog',
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'postgres',
      AllocatedStorage: 20,
      MasterUsername: 'app',
      MasterUserPassword: password,
      VpcSecurityGroupIds: [group],
    }),
  );
  const look = async () => {
    const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'blog' }));
    return DBInstances?.[0]?.Endpoint?.Address;
  };
  return { host: await waitFor(look, { what: 'the database to have an endpoint', seconds: 60 }), group };
}

/** Runs a printed command as a reader would: it is copied, and nothing is filled in. */
async function runCommand(command: string): Promise<void> {
  const [program, ...words] = command.split(' ');
  expect(program).toBe('aws');
  expect(command).not.toMatch(/[<>"']/);
  const { exitCode, stderr } = await aws.run(...words);
  expect([exitCode, stderr]).toEqual([0, '']);
}

test('a database that nobody may reach: the rule is named, the printed command adds it, and all is well then', async () => {
  const { host, group } = await createDatabase();
  const environment = [
    { name: 'DB_ADDRESS', value: `postgres://app:${password}@${host}:5432/blog?sslmode=verify-full` },
  ];
  await scene.set('database', { container: { environment } });
  const inputs = { cluster: 'database', database: 'DB_ADDRESS', skip: 'TD-PLAIN' };

  const closed = await scene.examine(inputs);
  expect(closed.exitCode).toBe(1);
  expect(closed.wrongIds).toEqual(['problem NET-DB']);
  const [way] = closed.wrong;
  expect(way?.story).toBe('database-reach');
  expect(way?.fix).toHaveLength(1);
  expect(way?.fix[0]).toMatch(new RegExp(`^aws ec2 authorize-security-group-ingress --group-id ${group} .*5432`));
  expect(closed.summary).toContain('#### Reaching the database');
  expect(closed.summary).toContain(['```sh', way?.fix[0], '```'].join('\n'));
  expect(closed.error?.message).toContain(way?.fix[0]);

  await runCommand(way?.fix[0] ?? '');
  const open = await scene.examine(inputs);
  expect(open.wrongIds).toEqual([]);
  expect(open.exitCode).toBe(0);
  for (const id of ['NET-DB', 'DB-FIND', 'DB-STATE', 'DB-PORT', 'DB-OPEN'])
    expect(open.findings).toContainEqual(expect.objectContaining({ id, status: 'ok' }));

  for (const { rawLog, summary, outputs } of [closed, open])
    expect(rawLog + summary + JSON.stringify(outputs)).not.toContain(password);
});
