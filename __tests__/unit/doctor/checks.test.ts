import { describe, expect, test } from '@jest/globals';
import { check } from '../../../src/doctor/check.ts';
import { actionsOf, checkRows, checks, countFindings, examine } from '../../../src/doctor/checks.ts';
import type { FactValues } from '../../../src/doctor/facts.ts';
import { problem } from '../../../src/doctor/finding.ts';
import { database, everyFact, factsWith, findings, service } from './facts.ts';

const named = checks.map((each) => [each.id, each] as const);

/** What the sound system is without. */
const without: Readonly<Record<string, string>> = {
  'TD-FARGATE': 'The tasks do not run on Fargate.',
  'CL-ENI': 'The tasks have no network interfaces of their own.',
  'CL-CP': 'The service has no capacity provider strategy.',
  'NET-PUBDNS': 'The database has private addresses only, so its name resolves to one of them everywhere.',
  'NET-NOIP': 'No tasks on EC2 have interfaces of their own.',
  'DB-PROXY': 'blog is no proxy.',
};

describe('every check', () => {
  test.each(named)('%s is ok for a system in which all is well', (_, each) => {
    expect(each.judge(factsWith())).toEqual([
      {
        ...(each.story === undefined ? {} : { story: each.story }),
        id: each.id,
        status: 'ok',
        message: without[each.id] ?? `${each.title}.`,
        evidence: [],
        fix: [],
      },
    ]);
  });

  test.each(named)('%s is skipped, and names the action to grant, when AWS denies what it reads', (_, each) => {
    const [finding, ...others] = each.judge(everyFact({ denied: 'svc:DescribeIt' }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ status: 'skipped', message: expect.stringContaining('grant it'), fix: [] });
    expect(finding?.message).toContain('svc:DescribeIt');
  });

  test.each(named)('%s is skipped, and says why, when there is nothing to read', (_, each) => {
    expect(each.judge(everyFact({ absent: 'No input names it.' }))).toMatchObject([
      { status: 'skipped', message: 'No input names it.' },
    ]);
  });

  const reads = checks.flatMap((each) =>
    [...each.reads, ...each.readsToo].map((name) => [each.id, name, each] as const),
  );
  test.each(reads)('%s is not ok without its fact %s', (_, name, each) => {
    const statuses = each.judge({ ...factsWith(), [name]: { denied: 'svc:DescribeIt' } }).map(({ status }) => status);
    expect(statuses).toEqual(['skipped']);
  });

  test('has an id of its own', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });
});

describe('the table of checks', () => {
  test('has a row for each, with what it checks and the IAM actions that it needs', () => {
    const rows = checkRows();
    expect(rows.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    expect(rows.find(({ id }) => id === 'CL-CP')).toEqual({
      id: 'CL-CP',
      area: 'cluster',
      checks: 'The capacity providers can bring what the service asks for',
      reads: ['autoscaling:DescribeAutoScalingGroups', 'ecs:DescribeCapacityProviders', 'ecs:DescribeServices'],
    });
  });

  test('needs to read, and nothing else: no action changes anything or shows a value of a secret', () => {
    for (const action of actionsOf(checks)) {
      expect(action).toMatch(/^[a-z\d-]+:(Describe|List|Get|BatchGet|Filter|Simulate)/);
      expect(action).not.toMatch(/GetSecretValue|GetParameter|BatchGetSecretValue/);
    }
  });
});

describe('what a system is without', () => {
  const unbalanced = service({ loadBalancers: [] });
  test.each<[string, Partial<FactValues>, string]>([
    ['LB-TYPE', { targetGroups: [] }, 'The service has no load balancer with a target group.'],
    ['LB-HCPORT', { targetGroups: [] }, 'The service has no load balancer with a target group.'],
    ['LB-ATTACH', { targetGroups: [] }, 'The service has no load balancer with a target group.'],
    ['LB-HEALTH', { targetGroups: [] }, 'The service has no load balancer with a target group.'],
    ['LB-SG', { service: unbalanced }, 'The service has no load balancer.'],
    ['SV-LBPORT', { service: unbalanced }, 'The service has no load balancer.'],
    ['SV-SCALE', { scalableTarget: null }, 'The service has no auto scaling.'],
    ['ECR-REPO', { repositories: [] }, 'No image of the task definition is in ECR.'],
    ['ECR-TAG', { repositories: [] }, 'No image of the task definition is in ECR.'],
    ['IAM-PASS', { passAccess: [] }, 'The task definition names no role.'],
    ['IAM-TRUST', { roles: [] }, 'The task definition names no role.'],
    [
      'DB-STATE',
      { database: { ...database, kind: 'proxy' } },
      'The application dials a proxy, at which DB-PROXY looks.',
    ],
    ['DRIFT-DIGEST', { runningContainers: [] }, 'No container of the service runs.'],
    ['DRIFT-FILES', { writtenFiles: [] }, 'No container of the service runs.'],
  ])('%s says so in the place of its title', (id, changes, message) => {
    expect(findings(id, changes)).toMatchObject([{ status: 'ok', message }]);
  });

  test('is not told where a service is missing of which it is not known', () => {
    for (const id of ['SV-LBPORT', 'SV-SCALE', 'SV-HIST', 'LB-SG', 'CL-CP'])
      expect(findings(id, { service: null })).toMatchObject([{ status: 'skipped' }]);
  });
});

describe('a check that reads more than it needs', () => {
  const some = check({
    id: 'X',
    area: 'service',
    title: 'All is well',
    reads: ['request'],
    readsToo: ['cluster'],
    rule: ({ cluster }) => (cluster === undefined ? [problem('This is wrong.')] : []),
  });

  test('says what is proven, and that the rest was skipped', () => {
    const found = examine({ ...factsWith(), cluster: { denied: 'ecs:DescribeClusters' } }, [some]);
    expect(found.map(({ status }) => status)).toEqual(['problem', 'skipped']);
    expect(countFindings(found)).toEqual({ problem: 1, warning: 0, skipped: 1, ok: 0 });
  });
});
