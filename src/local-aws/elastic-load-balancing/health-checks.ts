import type { BalancingEnvironment } from './environment.ts';
import { matches } from './health-check-settings.ts';
import { type ProbeResult, probe } from './probe.ts';
import { reasons, wrongStatus } from './reasons.ts';
import type { Target, TargetGroup, TargetReason } from './state.ts';
import { slowStart } from './target-group-attributes.ts';

/** What it takes until a new target is known to every node of the load balancer; AWS does not document it. */
const registration = 1000;

/**
 * Checks a target as often as its group says, until it is deregistered. A new target is healthy after its first successful check
 * (user guide, "Health checks for Application Load Balancer target groups"); the thresholds decide from then on, and before the first
 * success how many failures make it unhealthy.
 */
export function startChecks(environment: BalancingEnvironment, group: TargetGroup, target: Target): void {
  target.cancel = environment.clock.after(registration / environment.speed, () => {
    target.reason = reasons.checking;
    check(environment, group, target);
  });
}

/** One check, and the next one an interval after this one began. A slow answer delays it. */
function check(environment: BalancingEnvironment, group: TargetGroup, target: Target): void {
  const { clock, speed } = environment;
  const due = clock.now() + (group.healthCheck.interval * 1000) / speed;
  const conclude = (result: ProbeResult) => {
    if (target.state === 'draining') return;
    judge(environment, group, target, result);
    target.cancel = clock.after(Math.max(1, due - clock.now()), () => check(environment, group, target));
  };
  if (target.simulated !== undefined) conclude({ status: target.simulated() });
  else void probe(group.healthCheck, target).then(conclude);
}

function judge(environment: BalancingEnvironment, group: TargetGroup, target: Target, result: ProbeResult): void {
  const reason = failureOf(group, result);
  const { state } = target;
  target.successes = reason === null ? target.successes + 1 : 0;
  target.failures = reason === null ? 0 : target.failures + 1;
  const needed = state === 'initial' ? 1 : group.healthCheck.healthyThreshold;
  if (reason === null && state !== 'healthy' && target.successes >= needed) becomeHealthy(environment, group, target);
  if (reason !== null && target.failures >= group.healthCheck.unhealthyThreshold) {
    target.state = 'unhealthy';
    target.reason = reason;
    target.slowStartSince = null;
  }
  if (target.state !== state) environment.changed();
}

/**
 * Slow start is for a target that joins others: with no healthy one that has its whole share, there is nobody to take the rest (user
 * guide, "Slow start mode").
 */
function becomeHealthy({ clock, speed }: BalancingEnvironment, group: TargetGroup, target: Target): void {
  const ramp = slowStart(group) / speed;
  const isWhole = ({ state, slowStartSince }: Target) =>
    state === 'healthy' && (slowStartSince === null || clock.now() - slowStartSince >= ramp);
  const joins = ramp > 0 && [...group.targets.values()].some(isWhole);
  target.state = 'healthy';
  target.reason = null;
  target.slowStartSince = joins ? clock.now() : null;
}

function failureOf({ healthCheck }: TargetGroup, result: ProbeResult): TargetReason | null {
  if ('failure' in result) return result.failure === 'timeout' ? reasons.timeout : reasons.failed;
  const { status } = result;
  if (healthCheck.matcher === null || status === null || matches(healthCheck.matcher, status)) return null;
  return wrongStatus(status);
}
