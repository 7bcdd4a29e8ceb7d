import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { test } from '../support/concurrent-test.ts';
import { type DoctorFinding, type DoctorScene, startDoctorScene } from '../support/doctor-scene.ts';
import { waitForService } from '../support/ecs-scene.ts';

let scene: DoctorScene;

beforeAll(async () => {
  scene = await startDoctorScene();
}, 90_000);

afterAll(() => scene?.stop());

describe('a service with nothing wrong', () => {
  test('is said to be fine, with what was looked at, and passes; a second run says the same', async () => {
    await scene.set('sound');
    const first = await scene.examine({ cluster: 'sound' });
    expect(first.wrongIds).toEqual([]);
    expect(first).toMatchObject({ exitCode: 0, outputs: { problems: '0', warnings: '0', policy: '' } });
    expect(first.log).toContain('backend in sound is fine in what could be looked at; the rest is not known.');
    expect(first.summary).toMatch(/\*\*0 problems, 0 warnings, \d+ ok, \d+ skipped \(not a pass\)\*\*/);
    for (const id of ['ID-SIGNIN', 'IAM-ACT', 'IAM-EXEC', 'ECR-IMAGE', 'ECR-ARCH', 'SV-STALL', 'CL-FIT', 'TD-LOG'])
      expect(first.findings).toContainEqual(expect.objectContaining({ id, status: 'ok' }));

    const second = await scene.examine({ cluster: 'sound' });
    expect(second.outputs).toEqual(first.outputs);
  });
});

const named = (findings: readonly DoctorFinding[], id: string) => findings.filter((finding) => finding.id === id);

describe('a rollout that never ends', () => {
  test('is named with the port that holds it, and the command that lets it end', async () => {
    const deploymentConfiguration = {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    };
    await scene.set('stalling', { service: { deploymentConfiguration } });
    const result = await scene.examine({ cluster: 'stalling' });
    expect(result.exitCode).toBe(1);
    expect(result.wrongIds).toEqual(['problem SV-STALL']);
    const [stall] = named(result.findings, 'SV-STALL');
    expect(stall?.story).toBe('stalled-rollout');
    expect(stall?.message).toContain('host port 8080 is taken');
    expect(stall?.fix).toEqual([
      expect.stringMatching(/^aws ecs update-service --cluster stalling --service backend /),
    ]);
    expect(stall?.fix[0]).toContain('"minimumHealthyPercent":0');
    expect(stall?.fix[0]).toContain('"rollback":true');
    expect(result.error?.title).toBe('DOCTOR_FOUND_PROBLEMS');
    expect(result.summary).toContain('#### A rollout that never ends');
    expect(result.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringMatching(/^SV-STALL: /) }),
    );
  });
});

describe('HTTPS', () => {
  test('that nothing publishes is refused, which no security group can mend', async () => {
    await scene.set('https');
    const result = await scene.examine({ cluster: 'https', 'public-ports': '80, 443', checks: 'OUT-443' });
    expect(named(result.findings, 'OUT-443')).toEqual([
      expect.objectContaining({
        status: 'problem',
        story: 'https',
        message: expect.stringContaining('connection refused'),
        evidence: expect.arrayContaining(['app maps 8080 to 3000']),
      }),
    ]);
    expect(result).toMatchObject({ exitCode: 1, outputs: { problems: '1', ok: '0' } });
  });
});

describe('tasks that die', () => {
  test('are explained with how they ended', async () => {
    const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'exit=3 after=1' }];
    await scene.set('dying', { container: { environment }, service: { desiredCount: 0 } });
    await scene.start('dying');
    await waitForService(scene.ecs, 'dying', 'a task to die', ({ deployments = [] }) =>
      deployments.some(({ failedTasks = 0 }) => failedTasks > 1),
    );
    const result = await scene.examine({ cluster: 'dying', checks: 'SV-HIST', 'fail-on': 'warning' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { warnings: '1' } });
    expect(named(result.findings, 'SV-HIST')[0]?.message).toMatch(/^Within the last hour: .*\b3\b/);
  });
});

describe('an image that is gone', () => {
  test('is a problem of the running revision, and of the rollback', async () => {
    const image = scene.image.replace(/sha256:.*/, `sha256:${'f'.repeat(64)}`);
    await scene.set('gone', { container: { image } });
    const result = await scene.examine({ cluster: 'gone', checks: 'registry' });
    expect(result.wrongIds).toEqual(['problem ECR-IMAGE', 'warning ECR-BACK']);
    expect(named(result.findings, 'ECR-ARCH')).toEqual([expect.objectContaining({ status: 'skipped' })]);
  });
});

describe('secrets', () => {
  const canaries = ['kingfisher-9931', 'bluethroat-5512', 'plain-but-private'];
  const environment = [
    { name: 'DATABASE_URL', value: `postgres://app:${canaries[0]}@db.internal.example:5432/blog?sslmode=require` },
    { name: 'API_TOKEN', value: canaries[1] },
    { name: 'GREETING', value: canaries[2] },
  ];

  test('are never shown: not in the log, the summary, or an output, whatever is found', async () => {
    const secrets = [
      { name: 'PASSWORD', valueFrom: `arn:aws:secretsmanager:us-east-1:000000000000:secret:not-there-AbCdEf` },
      { name: 'KEY', valueFrom: '/not/there' },
    ];
    await scene.set('canary', { container: { environment }, service: { desiredCount: 0 } });
    const file = await taskDefinitionFile({ environment, secrets });
    const runs = [
      await scene.examine({ cluster: 'canary', database: 'DATABASE_URL' }),
      await scene.examine({ cluster: 'canary', database: 'DATABASE_URL', 'task-definition': file.path }),
      await scene.examine({ cluster: 'canary', database: 'API_TOKEN', 'fail-on': 'never' }),
    ];
    await file.remove();
    for (const { rawLog, summary, outputs, wrongIds } of runs) {
      expect(wrongIds).toContain('warning TD-PLAIN');
      for (const canary of canaries) expect(rawLog + summary + JSON.stringify(outputs)).not.toContain(canary);
    }
    expect(runs[1]?.wrongIds).toContain('problem TD-REF');
    expect(named(runs[1]?.findings ?? [], 'TD-REF')).toHaveLength(2);
  });
});

async function taskDefinitionFile(container: object) {
  const folder = await mkdtemp(join(tmpdir(), 'berth-doctor-'));
  const path = join(folder, 'task-definition.json');
  const containerDefinitions = [{ name: 'app', image: scene.image, memory: 300, ...container }];
  const executionRoleArn = 'arn:aws:iam::000000000000:role/execution';
  await writeFile(path, JSON.stringify({ family: 'backend', executionRoleArn, containerDefinitions }));
  return { path, remove: () => rm(folder, { recursive: true }) };
}

describe('permissions', () => {
  test('that a deploy cannot do without are problems, each with the policy that grants it; others are warnings', async () => {
    await scene.set('limited');
    const reads = ['ecs:Describe*', 'ecs:List*', 'ecs:RegisterTaskDefinition', 'iam:*', 'logs:*', 'ecr:*', 'ec2:*'];
    const environment = await scene.roleWith('limited', reads);
    const result = await scene.examine({ cluster: 'limited', checks: 'IAM-ACT' }, { environment });
    expect(result.exitCode).toBe(1);
    const problems = result.wrong.filter(({ status }) => status === 'problem');
    expect(problems).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(
          'The job cannot call ecs:UpdateService on arn:aws:ecs:us-east-1:000000000000:service/limited/backend',
        ),
        fix: [expect.stringMatching(/^aws iam put-role-policy --role-name limited .*ecs:UpdateService/)],
      }),
    ]);
    expect(result.wrong.map(({ message }) => message).join(' ')).toContain('ecs:StopServiceDeployment');
  });

  test('are written down as the least policy for the steps in use', async () => {
    await scene.set('policy');
    const inputs = { cluster: 'policy', 'generate-policy': 'true', steps: 'deploy', checks: 'identity' };
    const result = await scene.examine(inputs);
    expect(result.exitCode).toBe(0);
    const policy = JSON.parse(result.outputs.policy ?? '') as { Statement: { Action: string[]; Resource: string[] }[] };
    const service = policy.Statement.find(({ Action }) => Action.includes('ecs:UpdateService'));
    expect(service?.Resource).toContain('arn:aws:ecs:us-east-1:000000000000:service/policy/backend');
    expect(policy.Statement.flatMap(({ Action }) => Action)).not.toContain('ecr:PutImage');
    expect(result.summary).toContain('<summary>The least policy for deploy</summary>');
    expect(result.log).toContain('The least policy for deploy');
  });
});

describe('what is not there', () => {
  test('a service: it is a problem, and what depends on it is skipped with that reason', async () => {
    await scene.set('empty');
    const result = await scene.examine({ cluster: 'empty', service: 'frontend' });
    expect(result.exitCode).toBe(1);
    expect(result.wrongIds).toEqual(['problem SV-STATE']);
    expect(named(result.findings, 'SV-STALL')).toEqual([
      expect.objectContaining({
        status: 'skipped',
        message: 'There is no active service frontend in the cluster empty.',
      }),
    ]);
  });

  test('a cluster', async () => {
    const result = await scene.examine({ cluster: 'nowhere' });
    expect(result.wrongIds).toEqual(['problem CL-ACTIVE', 'problem SV-STATE']);
    expect(result.error?.message).toContain('aws ecs list-clusters');
  });

  test('a file: nothing is read', async () => {
    const result = await scene.examine({ cluster: 'empty', 'task-definition': 'nowhere.json' });
    expect(result.error?.title).toBe('TASK_DEFINITION_NOT_FOUND');
  });
});

describe('inputs', () => {
  test('that are wrong are told all at once, and near names of checks with them', async () => {
    const inputs = {
      checks: 'SV-STAL',
      skip: 'databse',
      'public-ports': 'https',
      hosts: 'https://example.com',
      account: '1',
    };
    const { error, exitCode } = await scene.examine({ cluster: 'empty', ...inputs });
    expect(exitCode).toBe(1);
    expect(error?.title).toBe('INVALID_INPUT');
    expect(error?.message).toContain('5 inputs are not usable');
    expect(error?.message).toContain('"SV-STAL" is neither a check nor an area (near: SV-STALL');
    expect(error?.message).toContain('"databse" is neither a check nor an area (near: database');
  });

  test('fail-on: never passes with problems, which the outputs hold', async () => {
    const result = await scene.examine({ cluster: 'nowhere', 'fail-on': 'never', checks: 'SV-*, cluster' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { problems: '2' }, error: undefined });
  });
});
