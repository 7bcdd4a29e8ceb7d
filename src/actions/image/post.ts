import { removePrivateDirectories } from '../../toolkit/private-directory.ts';
import { runPost } from '../../toolkit/run-action.ts';
import { area } from './area.ts';

await runPost((host) => removePrivateDirectories(host, area));
