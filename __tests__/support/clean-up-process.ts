// A process of its own with a directory, a child and a registry: prints one line of JSON, then does what its first parameter says.
import { spawn } from 'node:child_process';
import { createEcr } from '../../src/local-aws/ecr/ecr.ts';
import { createCleanUp } from '../../src/local-aws/process/clean-up.ts';

const cleanUp = await createCleanUp();
const ecr = await createEcr({ accountId: '123456789012', cleanUp });
const context = { accountId: '123456789012', region: 'us-east-1', requestId: 'test' };
await ecr.service.operations.GetAuthorizationToken?.({}, context);
const child = spawn('sleep', ['300'], { stdio: 'ignore', detached: true });
child.unref();
if (child.pid !== undefined) cleanUp.addProcess(child.pid);
if (process.argv[2] === 'forget' && child.pid !== undefined) cleanUp.forgetProcess(child.pid);
console.log(JSON.stringify({ directory: cleanUp.directory, child: child.pid }));
if (process.argv[2] === 'finish') {
  await ecr.close();
  await cleanUp.finish();
}
