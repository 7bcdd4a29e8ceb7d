import { runAction } from '../../toolkit/run-action.ts';
import { readInputs } from './inputs.ts';

// A wrong input is reported without loading the rest: starting up is felt on every run.
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { connectEcs }, { connectLoadBalancing }, { connectLogs }, { systemClock }] = await Promise.all([
    import('./main.ts'),
    import('../../ecs/connect-ecs.ts'),
    import('../../load-balancing/connect-load-balancing.ts'),
    import('../../logs/logs-api.ts'),
    import('../../toolkit/clock.ts'),
  ]);
  const calls = {
    call: connectEcs(host.log.info),
    callLogs: connectLogs(),
    callLoadBalancing: connectLoadBalancing(),
  };
  return main(inputs, { host, ...calls, clock: systemClock });
});
