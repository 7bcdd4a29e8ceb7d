import { runAction } from '../../toolkit/run-action.ts';
import { readInputs } from './inputs.ts';

// A wrong input is reported without loading the rest: starting up is felt on every run.
await runAction(readInputs, async (inputs, host) => {
  const [{ deploy }, { connectEcs }, { connectLoadBalancing }, { connectLogs }, { systemClock }] = await Promise.all([
    import('../../deploy/stages/deploy.ts'),
    import('../../ecs/ecs-api.ts'),
    import('../../load-balancing/load-balancing-api.ts'),
    import('../../logs/logs-api.ts'),
    import('../../toolkit/clock.ts'),
  ]);
  const platformDigests = async (image: string) =>
    (await import('../../image/platform-digests.ts')).platformDigests(image);
  const calls = {
    call: connectEcs(host.log.info),
    callLoadBalancing: connectLoadBalancing(),
    callLogs: connectLogs(),
  };
  return deploy(inputs, { host, ...calls, clock: systemClock, platformDigests });
});
