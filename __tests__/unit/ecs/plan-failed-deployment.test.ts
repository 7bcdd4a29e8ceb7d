import { describe, expect, test } from '@jest/globals';
import { planDeploy } from '../../../src/ecs/plan/plan-deploy.ts';
import { parseTask } from '../../../src/ecs/situation/task.ts';
import { planText } from '../../../src/report/plan-text.ts';
import { asObjects } from '../../../src/toolkit/json.ts';
import { oldImage, request, service, situation, task } from './answers.ts';

const sameAgain = { ...request, image: oldImage };

/** An instance on which nothing runs, neither a task nor its port. */
const empty = {
  remainingResources: [
    { name: 'CPU', integerValue: 1024 },
    { name: 'MEMORY', integerValue: 1024 },
    { name: 'PORTS', stringSetValue: ['22'] },
  ],
};

/** The service's only deployment, after three of its tasks failed: as many as trip the circuit breaker of a service of one task. */
function afterFailures(changes: Readonly<Record<string, unknown>>) {
  return asObjects(service.deployments).map((deployment) => ({ ...deployment, failedTasks: 3, ...changes }));
}

const givenUp = { service: { deployments: afterFailures({ rolloutState: 'FAILED', runningCount: 0 }) } };

describe('a deployment that ECS has given up', () => {
  const idle = { ...situation({ ...givenUp, instance: empty }), tasks: { value: [] } };

  test('is followed by a new one when the same version is deployed again, and that is no stall', () => {
    const plan = planDeploy(idle, sameAgain);
    expect(plan).toMatchObject({ nothingToDo: false, startsDeployment: true, taskDefinition: null });
    expect(plan.update).toMatchObject({ forceNewDeployment: true });
    expect(plan.prediction).toMatchObject({ verdict: 'completes', servedBefore: false });
    expect(planText(idle, plan)[0]).toContain('unchanged; a new deployment, because ECS has given the last one up');
  });

  test('whose last task still stops: what it holds becomes free, and that is no stall either', () => {
    const stopping = parseTask({ ...task, lastStatus: 'DEPROVISIONING', desiredStatus: 'STOPPED' });
    const leaving = { ...situation(givenUp), tasks: { value: [stopping] } };
    expect(planDeploy(leaving, sameAgain).prediction).toMatchObject({ verdict: 'completes' });
  });

  test('needs no force where another image is deployed', () => {
    const plan = planDeploy(idle, request);
    expect(plan.startsDeployment).toBe(true);
    expect(plan.update).not.toHaveProperty('forceNewDeployment');
  });
});

test('tasks that failed since a deployment was complete do not keep a service that was scaled to none from coming back', () => {
  const complete = afterFailures({ rolloutState: 'COMPLETED', desiredCount: 0, runningCount: 0 });
  const none = {
    ...situation({ service: { desiredCount: 0, deployments: complete }, instance: empty }),
    tasks: { value: [] },
  };
  const plan = planDeploy(none, { ...sameAgain, desiredCount: 1 });
  expect(plan).toMatchObject({ startsDeployment: false, prediction: { verdict: 'completes' } });
});
