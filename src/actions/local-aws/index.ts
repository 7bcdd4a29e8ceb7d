import { fileURLToPath } from 'node:url';
import { runAction } from '../../toolkit/run-action.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

const commandLine = fileURLToPath(new URL('./cli.js', import.meta.url));

await runAction(readInputs, (inputs, host) => main(inputs, host, commandLine));
