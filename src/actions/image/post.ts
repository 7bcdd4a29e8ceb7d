import { begunTests, removeTest } from '../../image/container-test/remove.ts';
import { createDocker } from '../../image/docker/docker.ts';
import { withoutInputs } from '../../image/docker/docker-configuration.ts';
import { execute } from '../../toolkit/execute.ts';
import { areaDirectory, removePrivateDirectories } from '../../toolkit/private-directory.ts';
import { runPost } from '../../toolkit/run-action.ts';
import { area } from './area.ts';

await runPost(async (host) => {
  // A step that was cancelled or killed in the middle of a test may have left its container, and word of it.
  const begun = await begunTests(areaDirectory(host, area));
  await removePrivateDirectories(host, area);
  const docker = createDocker(execute, withoutInputs(host.env), host.cancelled);
  for (const run of begun) await removeTest(docker, host.log, run);
});
