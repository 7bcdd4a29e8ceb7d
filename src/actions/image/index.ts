import { runAction } from '../../toolkit/run-action.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(readInputs, (inputs, host) => main(inputs, host));
