import { runAction } from '../../toolkit/run-action.ts';
import { readInputs } from './inputs.ts';

// A wrong input is reported without loading the rest: starting up is felt on every run.
await runAction(readInputs, async (inputs, host) => {
  const [{ rollBack }, { connectDeploy }, { imagePresence }] = await Promise.all([
    import('../../deploy/rollback/roll-back.ts'),
    import('../../deploy/connect.ts'),
    import('../../image/registry/image-presence.ts'),
  ]);
  return rollBack(inputs, { ...connectDeploy(host), imagePresence });
});
