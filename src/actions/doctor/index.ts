import { runAction } from '../../toolkit/run-action.ts';
import { readInputs } from './inputs.ts';

// A wrong input is reported without loading the rest: starting up is felt on every run.
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { connectDoctor }, { readSubject }, { systemClock }] = await Promise.all([
    import('./main.ts'),
    import('./connect.ts'),
    import('./subject.ts'),
    import('../../toolkit/clock.ts'),
  ]);
  return main(inputs, { host, clients: connectDoctor(host), clock: systemClock, readSubject });
});
