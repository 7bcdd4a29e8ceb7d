import type { TargetEvidence } from './evidence.ts';
import type { Cause } from './explanation.ts';

/** What a load balancer says against the tasks, with the port and the path that it asks; null when it says nothing against them. */
export function targetCause(targets: readonly TargetEvidence[]): Cause | null {
  const target = targets.find(({ state }) => state === 'unhealthy');
  if (target === undefined) return null;
  const { targetGroup, port, path, description } = target;
  const asked = path === null ? `port ${port}` : `${path} on port ${port}`;
  return {
    name: 'target-unhealthy',
    sentence: `The target group ${targetGroup} asks ${asked} and finds the task unhealthy.`,
    fix: fixFor(description, asked),
    canHeal: true,
    quote: description,
  };
}

function fixFor(description: string, asked: string): string {
  if (/failed with these codes/.test(description)) {
    return `Let ${asked} answer with an expected code without a login or a redirect, or widen the matcher of the health check.`;
  }
  return `Check that ${asked} answers in the container on 0.0.0.0, that the security group admits the load balancer, and raise healthCheckGracePeriodSeconds for a slow start.`;
}
