import { describe, expect, test } from '@jest/globals';
import { membersOf, readYaml } from '../../script/documentation/manifest.ts';
import { asObject, asObjects, asString, type JsonObject } from '../../src/toolkit/json.ts';
import { expression, manifestFiles, root, workflowFiles } from './support/repository.ts';

/** The steps of a workflow's jobs, or of a composite action. */
function stepsOf(document: JsonObject): readonly JsonObject[] {
  const jobs = membersOf(document.jobs).flatMap(([, job]) => asObjects(job.steps));
  return [...jobs, ...asObjects(asObject(document.runs)?.steps)];
}

const read = (path: string) => readYaml(`${root}/${path}`);

describe('every workflow and action', () => {
  test.each([...workflowFiles, ...manifestFiles])('%s puts no expression into a shell script', (path) => {
    const scripts = stepsOf(read(path)).map((step) => asString(step.run) ?? '');
    expect(scripts.filter((script) => script.includes('$' + '{{'))).toEqual([]);
  });
});

describe.each(workflowFiles)('%s', (path) => {
  const workflow = read(path);
  const jobs = membersOf(workflow.jobs);

  test('grants nothing at its top', () => {
    expect(workflow.permissions).toEqual({});
  });

  test('gives every job its permissions and a limit of time', () => {
    const bare = jobs.filter(([, job]) => job.permissions === undefined || job['timeout-minutes'] === undefined);
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  test('checks out without leaving a token behind', () => {
    const checkouts = stepsOf(workflow).filter((step) => asString(step.uses)?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => asObject(step.with)?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('runs for no untrusted pull request with the rights of the base', () => {
    const events = Object.keys(asObject(workflow.on) ?? {});
    expect(events).not.toContain('pull_request_target');
    expect(events).not.toContain('workflow_run');
  });
});

describe('the OpenID Connect wiring of the reusable workflow', () => {
  const workflow = read('.github/workflows/deploy.yml');
  const call = asObject(asObject(workflow.on)?.workflow_call);
  const [[, job] = [undefined, undefined]] = membersOf(workflow.jobs);
  const steps = asObjects(job?.steps);
  const credentials = steps.find((step) => asString(step.uses)?.startsWith('aws-actions/configure-aws-credentials@'));

  test('the job may ask for a token, and read the code; nothing else', () => {
    expect(job?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });

  test('the token is exchanged for the role, region and audience that the caller gives, and for nothing else', () => {
    expect(credentials?.with).toEqual({
      'aws-region': expression('inputs.aws-region'),
      'role-to-assume': expression('inputs.role-to-assume'),
      audience: expression('inputs.audience'),
    });
  });

  test('role and region must be given, and the audience is that of STS', () => {
    const inputs = asObject(call?.inputs);
    expect(asObject(inputs?.['role-to-assume'])?.required).toBe(true);
    expect(asObject(inputs?.['aws-region'])?.required).toBe(true);
    expect(asObject(inputs?.audience)?.default).toBe('sts.amazonaws.com');
  });

  test('the credentials are there before the first step that calls AWS', () => {
    const uses = steps.map((step) => asString(step.uses)?.split('@')[0]);
    expect(uses.indexOf('aws-actions/configure-aws-credentials')).toBeLessThan(uses.indexOf('$/image'));
    expect(uses.indexOf('aws-actions/configure-aws-credentials')).toBeGreaterThan(-1);
  });

  test('no key of AWS is asked for', () => {
    expect(Object.keys(asObject(call?.secrets) ?? {})).toEqual([
      'secrets',
      'secrets-cache-key',
      'verify-request-headers',
    ]);
  });
});

describe('the reusable workflow', () => {
  const [[, job] = [undefined, undefined]] = membersOf(read('.github/workflows/deploy.yml').jobs);

  test('never cancels a running deploy, and runs one at a time for a service', () => {
    expect(job?.concurrency).toEqual({
      group: `berth-${expression('inputs.aws-region')}-${expression('inputs.cluster')}-${expression('inputs.service')}`,
      'cancel-in-progress': false,
    });
  });

  test('runs in the environment that the caller names', () => {
    expect(job?.environment).toBe(expression('inputs.environment'));
  });
});
