import { describe, expect, test } from '@jest/globals';
import { targetHealthReader } from '../../../../src/ecs/failure/target-health.ts';
import { parseTask } from '../../../../src/ecs/situation/task.ts';
import type { JsonObject } from '../../../../src/toolkit/json.ts';
import { stoppedTask } from './answers.ts';

const group = { arn: 'arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/api/42', name: 'api', path: '/health' };
const refusing = { State: 'unhealthy', Description: 'Health checks failed with these codes: [503]' };

function runningTask(id: string, container: JsonObject) {
  return parseTask(stoppedTask(id, { lastStatus: 'RUNNING', desiredStatus: 'RUNNING', stopCode: null }, container));
}

function targets(...descriptions: readonly JsonObject[]) {
  return targetHealthReader([group], async () => ({ TargetHealthDescriptions: [...descriptions] }));
}

describe("what the load balancers say of a deployment's tasks", () => {
  const told = { targetGroup: 'api', path: '/health', state: 'unhealthy', description: refusing.Description };

  test('with awsvpc a target is the address of the task', async () => {
    const task = runningTask('t1', { networkInterfaces: [{ privateIpv4Address: '10.0.0.7' }] });
    const read = targets(
      { Target: { Id: '10.0.0.7', Port: 8080 }, TargetHealth: refusing },
      { Target: { Id: '10.0.0.8', Port: 8080 }, TargetHealth: refusing },
    );
    expect(await read([task])).toEqual({ targets: [{ ...told, taskId: 't1', port: 8080 }] });
  });

  test('otherwise it is an instance, and the port tells the task', async () => {
    const task = runningTask('t1', { networkBindings: [{ hostPort: 32_768, containerPort: 8080 }] });
    const read = targets(
      { Target: { Id: 'i-1', Port: 32_768 }, TargetHealth: refusing },
      { Target: { Id: 'i-1', Port: 32_769 }, TargetHealth: refusing },
    );
    expect(await read([task])).toEqual({ targets: [{ ...told, taskId: 't1', port: 32_768 }] });
  });

  test('healthy targets and stopped tasks are nothing to tell', async () => {
    const task = runningTask('t1', { networkInterfaces: [{ privateIpv4Address: '10.0.0.7' }] });
    const healthy = targets({ Target: { Id: '10.0.0.7', Port: 8080 }, TargetHealth: { State: 'healthy' } });
    expect(await healthy([task])).toEqual({ targets: [] });
    expect(await targets()([parseTask(stoppedTask('t1'))])).toEqual({ targets: [] });
  });

  test('a read that is denied, or fails, is said', async () => {
    const task = runningTask('t1', {});
    const failing = (name: string, message: string) =>
      targetHealthReader([group], () => Promise.reject(Object.assign(new Error(message), { name })));
    expect(await failing('AccessDenied', 'no')([task])).toEqual({
      unread: 'The targets could not be read: AWS denied elasticloadbalancing:DescribeTargetHealth.',
    });
    expect(await failing('Throttling', 'Rate exceeded')([task])).toMatchObject({
      unread: expect.stringContaining('Rate exceeded'),
    });
  });
});
