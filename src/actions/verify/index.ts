import { runAction } from '../../toolkit/run-action.ts';
import { bringBack } from './bring-back.ts';
import { readInputs } from './inputs.ts';

// A wrong input is reported without loading the rest: starting up is felt on every run.
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { probe }, { systemClock }] = await Promise.all([
    import('./main.ts'),
    import('../../verify/probe.ts'),
    import('../../toolkit/clock.ts'),
  ]);
  return main(inputs, { host, ask: probe, clock: systemClock, bringBack: (request) => bringBack(request, host) });
});
