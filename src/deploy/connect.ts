import { connectEcs } from '../ecs/connect-ecs.ts';
import { connectIam } from '../iam/connect-iam.ts';
import { connectLoadBalancing } from '../load-balancing/connect-load-balancing.ts';
import { connectLogs } from '../logs/logs-api.ts';
import type { ActionHost } from '../toolkit/action-host.ts';
import { systemClock } from '../toolkit/clock.ts';
import type { DeployDependencies } from './run.ts';

/** What a deploy acts through in a real job: AWS as the environment says, and the system's clock. */
export function connectDeploy(host: ActionHost): DeployDependencies {
  const platformDigests = async (image: string) =>
    (await import('../image/registry/platform-digests.ts')).platformDigests(image);
  const calls = {
    call: connectEcs(host.log.info),
    callLoadBalancing: connectLoadBalancing(),
    callIam: connectIam(),
    callLogs: connectLogs(),
  };
  return { host, ...calls, clock: systemClock, platformDigests };
}
