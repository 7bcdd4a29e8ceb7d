import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { actionCancelled } from '../docker/docker.ts';
import { startRecord } from './record.ts';
import { markBegin, markEnd, removeTest } from './remove.ts';
import type { ContainerTestRequest } from './request.ts';
import { runChecks } from './run-checks.ts';
import type { ContainerTestReport } from './summary.ts';
import type { ContainerTestTools } from './tools.ts';

/**
 * Runs a finished image once and looks at it in every way that is asked for. Whatever comes of it, the container, its network, its
 * services and their volumes are removed. What failed is in the report, as one error.
 * @throws ACTION_CANCELLED, DOCKER_MISSING, INVALID_INPUT for a variable that cannot be passed.
 */
export async function testContainer(
  tools: ContainerTestTools,
  request: ContainerTestRequest,
): Promise<ContainerTestReport> {
  const run = randomUUID().slice(-12);
  const directory = marksDirectory(tools.directory);
  const record = startRecord(tools);
  await markBegin(directory, run);
  try {
    await runChecks({ tools, request, record, run });
  } finally {
    const isGone = await removeTest(tools.docker, tools.log, run, request.services?.kind === 'compose');
    // What a cancelled call has set off may still come about: the post step looks again.
    if (isGone && !tools.cancelled.aborted) await markEnd(directory, run);
  }
  if (tools.cancelled.aborted) throw actionCancelled();
  return record.report();
}

/** Beside the job's own directory, which goes with the step. */
function marksDirectory(directory: string): string {
  return dirname(directory);
}
