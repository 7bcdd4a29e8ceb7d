import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type FaultControl, faultControl } from '../../harness/faults.ts';
import { freePort } from '../../harness/ports.ts';
import { type DoctorScene, startDoctorScene } from '../support/doctor-scene.ts';

let scene: DoctorScene;
let faults: FaultControl;

beforeAll(async () => {
  scene = await startDoctorScene();
  faults = faultControl(scene.localAws.environment);
  await scene.set('demo');
}, 90_000);

afterEach(() => faults.clear());
afterAll(() => scene?.stop());

type Result = Awaited<ReturnType<DoctorScene['examine']>>;

const skipped = ({ findings }: Result) =>
  new Set(findings.filter(({ status }) => status === 'skipped').map(({ id }) => id));

/** What is skipped besides what is skipped when everything may be read. */
async function newlySkipped(result: Result): Promise<readonly string[]> {
  await faults.clear();
  const before = skipped(await scene.examine({ cluster: 'demo' }));
  return [...skipped(result)].filter((id) => !before.has(id));
}

describe('a denied read', () => {
  test.each([
    ['ecr:DescribeRepositories', ['ECR-REPO', 'ECR-TAG']],
    ['logs:DescribeLogGroups', ['TD-LOG']],
    ['ecs:DescribeClusters', ['CL-ACTIVE']],
    ['iam:SimulatePrincipalPolicy', ['IAM-ACT', 'IAM-PASS', 'IAM-EXEC', 'IAM-TAG']],
    ['ecs:ListAccountSettings', ['IAM-TAG']],
  ])('of %s skips the checks that need it and no other, and names the action once', async (operation, ids) => {
    await faults.set({ kind: 'deny', operation });
    const result = await scene.examine({ cluster: 'demo' });
    expect(result.exitCode).toBe(0);
    expect(result.wrongIds).toEqual([]);
    const line = `Allow ${operation} to the role of this job, for ${ids.join(', ')}.`;
    expect(result.log.split('\n').filter((each) => each.includes(`Allow ${operation} `))).toEqual([`  | ${line}`]);
    expect(result.summary).toContain(`| Allow \`${operation}\` to the role of this job. | ${ids.join(', ')} |`);
    expect((await newlySkipped(result)).toSorted()).toEqual(ids.toSorted());
  });

  test('of everything still ends with a report, which is no pass', async () => {
    await faults.set({ kind: 'deny', operation: '*' });
    const result = await scene.examine({ cluster: 'demo', database: 'blog', 'public-ports': '443' });
    expect(result.error?.title).not.toBe('UNEXPECTED');
    expect(result.findings.length).toBeGreaterThan(50);
    expect(result.findings.filter(({ status }) => status === 'ok').map(({ id }) => id)).toEqual(['ID-EXPIRY']);
    expect(result.summary).toContain('#### Skipped, which is not a pass');
    expect(result.summary).toContain('Allow `ecs:DescribeServices` to the role of this job.');
  });
});

describe('AWS that does not answer as it should', () => {
  test('expired credentials are a problem that says so', async () => {
    await faults.set({ kind: 'expired-token', operation: '*' });
    const result = await scene.examine({ cluster: 'demo' });
    expect(result.exitCode).toBe(1);
    expect(result.wrongIds).toEqual(['problem ID-SIGNIN']);
    expect(result.findings[0]?.message).toContain('the AWS credentials have expired');
    expect(result.error?.title).toBe('DOCTOR_FOUND_PROBLEMS');
  });

  test('throttling skips what it hits', async () => {
    await faults.set({ kind: 'throttle', operation: 'ecr:DescribeRepositories' });
    const result = await scene.examine({ cluster: 'demo' });
    expect(result.exitCode).toBe(0);
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        id: 'ECR-REPO',
        status: 'skipped',
        message: expect.stringContaining('limits the rate'),
      }),
    );
  });

  test('an endpoint where nobody listens is a problem', async () => {
    const AWS_ENDPOINT_URL = `http://127.0.0.1:${await freePort()}`;
    const result = await scene.examine({ cluster: 'demo' }, { environment: { AWS_ENDPOINT_URL } });
    expect(result.exitCode).toBe(1);
    expect(result.wrongIds).toEqual(['problem ID-SIGNIN']);
    expect(result.summary).toContain('got no answer from AWS');
  });

  test('no credentials and no region are problems', async () => {
    const nobody = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '', AWS_REGION: '' };
    const environment = { ...nobody, AWS_DEFAULT_REGION: '', AWS_EC2_METADATA_DISABLED: 'true' };
    const result = await scene.examine({ cluster: 'demo' }, { environment });
    expect(result.exitCode).toBe(1);
    expect(result.wrongIds).toContain('problem ID-SIGNIN');
  });
});
