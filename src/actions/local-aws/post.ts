import { runPost } from '../../toolkit/run-action.ts';
import { stopAll } from './background.ts';

await runPost(stopAll);
