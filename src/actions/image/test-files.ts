import { stat } from 'node:fs/promises';
import { BerthError } from '../../toolkit/errors.ts';
import type { ImageInputs } from './inputs.ts';

/**
 * Makes sure that the files are there which the test of the finished container reads, before anything is built.
 * @throws INVALID_INPUT, TASK_DEFINITION_NOT_FOUND, TASK_DEFINITION_INVALID.
 */
export async function requireTestFiles({ test, taskDefinition, runtimePlatform }: ImageInputs): Promise<void> {
  if (!test.enabled) return;
  if (test.services?.kind === 'compose') await requireComposeFile(test.services.file);
  if (taskDefinition === undefined || runtimePlatform !== undefined) return;
  const { readTaskDefinitionFile } = await import('../../ecs/task-definition/file.ts');
  await readTaskDefinitionFile(taskDefinition);
}

async function requireComposeFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return;
  throw new BerthError('INVALID_INPUT', {
    what: '"test-services" is neither the URL of a database nor a file that is there.',
    why: 'A compose file is looked for relative to the workspace, which is empty until actions/checkout has run.',
    fix: 'Give the path of a compose file, or a URL with scheme, host and port such as postgres://localhost:5432/app.',
  });
}
