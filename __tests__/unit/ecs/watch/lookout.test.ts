import { describe, expect, test } from '@jest/globals';
import { awsError, complete, starting, superseded, watching } from './support.ts';

const prefix = 'arn:aws:ecs:eu-west-1:123456789012';
const ownArn = `${prefix}:service-deployment/demo/backend/own`;
const revision = (number: number, running: number) => ({
  arn: `${prefix}:service-revision/demo/backend/${number}`,
  requestedTaskCount: 1,
  runningTaskCount: running,
  pendingTaskCount: 1 - running,
});
const described = (status: string, number = 2) => ({
  serviceDeployments: [{ serviceDeploymentArn: ownArn, status, targetServiceRevision: revision(number, 0) }],
});

function operationsOf(calls: readonly { operation: string }[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { operation } of calls) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

describe('which call a look is', () => {
  test('the service deployment that the service names, while nothing changes; the service every 30 s and at the end', async () => {
    const states = (at: number) => (at < 200_000 ? { ...starting, currentServiceDeployment: ownArn } : complete);
    const { result, calls } = await watching(states, (_, at) => described(at < 200_000 ? 'IN_PROGRESS' : 'SUCCESSFUL'));
    expect(result.outcome).toBe('succeeded');
    const { DescribeServices = 0, DescribeServiceDeployments = 0, ...more } = operationsOf(calls);
    expect(more).toEqual({});
    expect(DescribeServiceDeployments).toBeGreaterThan(DescribeServices);
    expect(DescribeServices).toBeLessThanOrEqual(10);
  });

  test('one that the history knows, when the service names none or that of somebody else', async () => {
    const other = `${prefix}:service-deployment/demo/backend/other`;
    const list = {
      serviceDeployments: [
        { serviceDeploymentArn: other, createdAt: 3, targetServiceRevisionArn: revision(9, 0).arn },
        { serviceDeploymentArn: 'older', createdAt: 1, targetServiceRevisionArn: revision(2, 0).arn },
        { serviceDeploymentArn: ownArn, createdAt: 2, targetServiceRevisionArn: revision(2, 0).arn },
      ],
    };
    let asked = '';
    const { result, calls } = await watching(
      (at) => (at < 100_000 ? { ...starting, currentServiceDeployment: other } : complete),
      (operation, at) => {
        asked ||= operation;
        if (operation === 'ListServiceDeployments') return list;
        return at < 10_000 ? described('IN_PROGRESS', asked === operation ? 9 : 2) : described('IN_PROGRESS');
      },
    );
    expect(result.outcome).toBe('succeeded');
    expect(operationsOf(calls).ListServiceDeployments).toBe(1);
  });

  test.each(['AccessDeniedException', 'UnknownOperationException', 'NotImplemented', 'NotImplementedException'])(
    'the service alone, once the other answered %s',
    async (name) => {
      const { result, calls, lines } = await watching(
        (at) => (at < 60_000 ? { ...starting, currentServiceDeployment: ownArn } : complete),
        () => awsError(name, 'User: x is not authorized to perform: ecs:DescribeServiceDeployments on resource: y'),
      );
      expect(result.outcome).toBe('succeeded');
      expect(operationsOf(calls).DescribeServiceDeployments).toBe(1);
      expect(lines.filter((line) => line.includes('looked at instead'))).toHaveLength(1);
      if (name === 'AccessDeniedException') expect(lines.join('\n')).toContain('ecs:DescribeServiceDeployments');
    },
  );

  test('the service alone, where the history does not know our deployment', async () => {
    const { result, calls } = await watching(
      (at) => (at < 200_000 ? starting : complete),
      () => ({ serviceDeployments: [] }),
    );
    expect(result.outcome).toBe('succeeded');
    expect(operationsOf(calls).ListServiceDeployments).toBe(3);
  });

  test('the service at once when our service deployment was stopped, and from then on', async () => {
    const { result } = await watching(
      (at) => (at < 9_000 ? { ...starting, currentServiceDeployment: ownArn } : superseded),
      (operation, at) =>
        operation === 'DescribeTaskDefinition' ? {} : described(at < 9_000 ? 'IN_PROGRESS' : 'STOPPED'),
    );
    expect(result).toMatchObject({ outcome: 'superseded', elapsedSeconds: 10 });
  });
});
