import type { TargetReason } from './state.ts';

/** Why a target is not in service, in the words of DescribeTargetHealth (user guide, "Health check reason codes"). */
export const reasons = {
  registering: { code: 'Elb.RegistrationInProgress', description: 'Target registration is in progress' },
  checking: { code: 'Elb.InitialHealthChecking', description: 'Initial health checks in progress' },
  timeout: { code: 'Target.Timeout', description: 'Request timed out' },
  failed: { code: 'Target.FailedHealthChecks', description: 'Health checks failed' },
  draining: { code: 'Target.DeregistrationInProgress', description: 'Target deregistration is in progress' },
  notRegistered: { code: 'Target.NotRegistered', description: 'Target is not registered to the target group' },
  notInUse: {
    code: 'Target.NotInUse',
    description: 'Target group is not configured to receive traffic from the load balancer',
  },
} as const satisfies Record<string, TargetReason>;

export function wrongStatus(status: number): TargetReason {
  return { code: 'Target.ResponseCodeMismatch', description: `Health checks failed with these codes: [${status}]` };
}
