import { describe, expect, test } from '@jest/globals';
import { grantsOf } from '../../src/doctor/policy/generate-policy.ts';
import { type PolicyStep, policySteps } from '../../src/doctor/policy/steps.ts';
import { calledActions } from './support/aws-calls.ts';
import { actions, readText } from './support/repository.ts';

/** What an action does with some of its inputs: the files that the others load are left out. */
interface Use {
  readonly action: string;
  readonly steps: readonly PolicyStep[];
  readonly without: readonly string[];
}

const rehearse = 'src/deploy/stages/rehearse.ts';
const removeRehearsal = 'src/deploy/remove-rehearsal.ts';
const before = 'src/deploy/stages/before.ts';
const retire = 'src/deploy/stages/retire.ts';
const undo = 'src/deploy/stages/undo.ts';
const all = [rehearse, removeRehearsal, before, retire, undo];
const but = (...kept: readonly string[]) => all.filter((path) => !kept.includes(path));

const uses: readonly Use[] = [
  { action: 'build-args', steps: ['runtime-ssm', 'runtime-secrets-manager'], without: [] },
  { action: 'build-args', steps: ['runtime-ssm'], without: ['src/secrets/runtime/secrets-manager-store.ts'] },
  { action: 'build-args', steps: ['runtime-secrets-manager'], without: ['src/secrets/runtime/ssm-store.ts'] },
  { action: 'image', steps: ['image', 'create-repository'], without: [] },
  { action: 'deploy', steps: ['deploy'], without: all },
  { action: 'deploy', steps: ['deploy', 'rehearse'], without: but(rehearse, removeRehearsal) },
  { action: 'deploy', steps: ['deploy', 'before-command'], without: but(before) },
  { action: 'deploy', steps: ['deploy', 'keep-revisions'], without: but(retire) },
  { action: 'deploy', steps: ['deploy', 'roll-back-on-failure'], without: but(undo) },
  {
    action: 'deploy',
    steps: ['deploy', 'rehearse', 'before-command', 'keep-revisions', 'roll-back-on-failure'],
    without: [],
  },
  { action: 'rollback', steps: ['rollback'], without: all },
  { action: 'verify', steps: ['verify', 'rollback'], without: all },
  { action: 'run-task', steps: ['run-task'], without: [] },
  { action: 'diagnose', steps: ['diagnose'], without: [] },
  { action: 'doctor', steps: ['doctor'], without: [] },
];

/** Rights that no call of the code asks for by its name, and who does. */
const implied: Readonly<Record<string, string>> = {
  'ecr:BatchCheckLayerAvailability': 'docker push',
  'ecr:CompleteLayerUpload': 'docker push',
  'ecr:GetDownloadUrlForLayer': 'docker pull',
  'ecr:InitiateLayerUpload': 'docker push',
  'ecr:UploadLayerPart': 'docker push',
  'ecs:TagResource': 'RegisterTaskDefinition and RunTask with tags',
  'iam:PassRole': 'RegisterTaskDefinition, RunTask and StartTask with roles',
  'kms:Decrypt': 'reading values under a key of their own',
  'kms:Encrypt': 'PutParameter under a key of its own',
  'kms:GenerateDataKey': 'PutSecretValue under a key of its own',
};

/** STS answers it to everybody, whatever policies say. */
const allowedToAll = 'sts:GetCallerIdentity';

function entriesOf(action: string): readonly string[] {
  const post = /post: /.test(readText(`${action}/action.yml`)) ? [`src/actions/${action}/post.ts`] : [];
  return [`src/actions/${action}/index.ts`, ...post];
}

describe('the policy of the steps grants what the code calls', () => {
  test.each(uses)('$action with $steps', ({ action, steps, without }) => {
    const called = calledActions(entriesOf(action), without);
    const granted = new Set(grantsOf(steps).flatMap((grant) => grant.actions));
    expect([...called].filter((name) => !granted.has(name) && name !== allowedToAll).sort()).toEqual([]);
    const reasons = (name: string) => called.has(name) || Object.hasOwn(implied, name);
    expect([...granted].filter((name) => !reasons(name)).sort()).toEqual([]);
  });

  test('covers every action of this repository that calls AWS, and every step', () => {
    const covered = new Set(uses.map(({ action }) => action));
    const calling = actions.filter((name) => name !== 'local-aws' && calledActions(entriesOf(name)).size > 0);
    expect(calling.filter((name) => !covered.has(name))).toEqual([]);
    const stepsWithCalls = policySteps.filter((step) => grantsOf([step]).length > 0);
    const used = new Set(uses.flatMap(({ steps }) => steps));
    expect(stepsWithCalls.filter((step) => !used.has(step))).toEqual([]);
  });

  test('leaves out of a rollback only what it never asks of a deploy', () => {
    const settings = readText('src/deploy/rollback/roll-back.ts');
    for (const setting of [
      "rehearse: 'off'",
      'beforeCommand: null',
      'keepRevisions: null',
      "onFailure: 'leave'",
      "onCancel: 'leave'",
    ])
      expect(settings).toContain(setting);
  });
});
