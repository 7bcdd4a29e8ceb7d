import { describe, expect, test } from '@jest/globals';
import type { CallLoadBalancing } from '../../src/load-balancing/load-balancing-api.ts';
import { readTargetGroups, readTargetHealth } from '../../src/load-balancing/target-groups.ts';
import type { JsonObject } from '../../src/toolkit/json.ts';

const arn = 'arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/backend/0123456789abcdef';

/** Answers by operation; an answer that is an error is thrown. */
function answering(answers: Readonly<Record<string, JsonObject | Error>>) {
  const calls: string[] = [];
  const call: CallLoadBalancing = async (operation) => {
    calls.push(operation);
    const answer = answers[operation] ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { call, calls };
}

function refusal(action: string): Error {
  const message = `User: arn:aws:sts::1:assumed-role/ci/run is not authorized to perform: ${action} because no identity-based policy allows it`;
  return Object.assign(new Error(message), { name: 'AccessDenied' });
}

describe('target groups', () => {
  test('are read with their health check and attributes, each group once', async () => {
    const { call, calls } = answering({
      DescribeTargetGroups: {
        TargetGroups: [
          {
            TargetGroupArn: arn,
            TargetGroupName: 'backend',
            HealthCheckIntervalSeconds: 10,
            HealthCheckTimeoutSeconds: 3,
            HealthyThresholdCount: 2,
            UnhealthyThresholdCount: 4,
            HealthCheckPath: '/health',
            TargetType: 'ip',
            HealthCheckPort: '8081',
            VpcId: 'vpc-1',
          },
        ],
      },
      DescribeTargetGroupAttributes: {
        Attributes: [
          { Key: 'deregistration_delay.timeout_seconds', Value: '15' },
          { Key: 'slow_start.duration_seconds', Value: '60' },
        ],
      },
    });
    expect(await readTargetGroups(call, [arn, arn])).toEqual({
      value: [
        {
          arn,
          name: 'backend',
          healthCheckIntervalSeconds: 10,
          timeoutSeconds: 3,
          healthyThreshold: 2,
          unhealthyThreshold: 4,
          path: '/health',
          deregistrationDelaySeconds: 15,
          slowStartSeconds: 60,
          targetType: 'ip',
          healthCheckPort: '8081',
          vpc: 'vpc-1',
        },
      ],
    });
    expect(calls.sort()).toEqual(['DescribeTargetGroupAttributes', 'DescribeTargetGroups']);
  });

  test("have AWS's defaults where an answer says nothing", async () => {
    const { call } = answering({ DescribeTargetGroups: { TargetGroups: [{ TargetGroupArn: arn }] } });
    expect(await readTargetGroups(call, [arn])).toMatchObject({
      value: [{ healthCheckIntervalSeconds: 30, healthyThreshold: 5, deregistrationDelaySeconds: 300 }],
    });
  });

  test.each(['DescribeTargetGroups', 'DescribeTargetGroupAttributes'])(
    'that may not be read by %s name the action',
    async (operation) => {
      const action = `elasticloadbalancing:${operation}`;
      const { call } = answering({ [operation]: refusal(action) });
      expect(await readTargetGroups(call, [arn])).toEqual({ denied: action });
    },
  );

  test('of none are none, without a call', async () => {
    const { call, calls } = answering({});
    expect(await readTargetGroups(call, [])).toEqual({ value: [] });
    expect(calls).toEqual([]);
  });

  test('that AWS fails to give are an error that names the call', async () => {
    const { call } = answering({ DescribeTargetGroups: Object.assign(new Error('slow down'), { name: 'Throttling' }) });
    await expect(readTargetGroups(call, [arn])).rejects.toMatchObject({ code: 'AWS_THROTTLED' });
  });
});

describe('target health', () => {
  test('has state, reason and description of each target', async () => {
    const { call } = answering({
      DescribeTargetHealth: {
        TargetHealthDescriptions: [
          { Target: { Id: 'i-1', Port: 32768 }, TargetHealth: { State: 'healthy' } },
          {
            Target: { Id: 'i-1', Port: 32769 },
            TargetHealth: {
              State: 'unhealthy',
              Reason: 'Target.ResponseCodeMismatch',
              Description: 'Health checks failed with these codes: [502]',
            },
          },
        ],
      },
    });
    expect(await readTargetHealth(call, arn)).toEqual({
      value: [
        { id: 'i-1', port: 32_768, state: 'healthy', reason: null, description: null },
        {
          id: 'i-1',
          port: 32_769,
          state: 'unhealthy',
          reason: 'Target.ResponseCodeMismatch',
          description: 'Health checks failed with these codes: [502]',
        },
      ],
    });
  });

  test('that may not be read names the action', async () => {
    const action = 'elasticloadbalancing:DescribeTargetHealth';
    const { call } = answering({ DescribeTargetHealth: refusal(action) });
    expect(await readTargetHealth(call, arn)).toEqual({ denied: action });
  });
});
