import { runAction } from '../../toolkit/run-action.ts';
import { readInputs } from './inputs.ts';

// A wrong input is reported without loading the rest: starting up is felt on every run.
await runAction(readInputs, async (inputs, host) => {
  const [{ deploy }, { connectDeploy }] = await Promise.all([
    import('../../deploy/deploy.ts'),
    import('../../deploy/connect.ts'),
  ]);
  return deploy(inputs, connectDeploy(host));
});
