import { repositoryRoot } from '../runner.ts';
import type { Stage } from './stage.ts';

/** What a program of Node.js prints; it has the packages of this project, and is told as one in /app. */
export async function nodeProgram(
  stage: Stage,
  code: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  stage.show(repositoryRoot, '/app');
  const parameters = ['--input-type=module', '--eval', code];
  return stage.run(process.execPath, parameters, { folder: repositoryRoot, environment });
}
