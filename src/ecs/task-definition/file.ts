import { readFile } from 'node:fs/promises';
import { type ParseError, parse as parseJson } from 'jsonc-parser';
import { BerthError, messageOf } from '../../toolkit/errors.ts';
import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/** Reads a task definition from a JSON file. What stands in it may be secret, so no error quotes it. */
export async function readTaskDefinitionFile(path: string): Promise<JsonObject> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    const sentences = {
      what: `The task definition file "${path}" could not be read.`,
      why: whyUnread(thrown),
      fix: 'Give "task-definition" a path relative to the workspace, and check out the repository before this step.',
    };
    throw new BerthError('TASK_DEFINITION_NOT_FOUND', sentences, { cause: thrown });
  });
  const taskDefinition = asObject(parse(text, path));
  if (taskDefinition === undefined) throw invalid(path, 'It holds JSON, but not an object.');
  const lacking = whatLacks(taskDefinition);
  if (lacking !== undefined) throw invalid(path, lacking);
  return taskDefinition;
}

function whyUnread(thrown: unknown): string {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOENT') return 'There is no such file.';
  return code === 'EISDIR' ? 'It is a directory.' : `${messageOf(thrown)}.`;
}

/** What RegisterTaskDefinition always requires, so that nothing is planned or run before that is known. */
function whatLacks(taskDefinition: JsonObject): string | undefined {
  if (asObject(taskDefinition.taskDefinition) !== undefined) {
    return 'The task definition stands inside "taskDefinition", as "aws ecs describe-task-definition" prints it without "--query taskDefinition".';
  }
  if ((asString(taskDefinition.family) ?? '') === '') return 'It has no "family".';
  return asObjects(taskDefinition.containerDefinitions).length === 0 ? 'It has no "containerDefinitions".' : undefined;
}

function parse(text: string, path: string): unknown {
  const errors: ParseError[] = [];
  const source = text.replace(/^\uFEFF/, '');
  if (source.trim() === '') throw invalid(path, 'It is empty.');
  const value: unknown = parseJson(source, errors, { disallowComments: true });
  const [first] = errors;
  if (first === undefined) return value;
  throw invalid(path, `The JSON breaks in line ${source.slice(0, first.offset).split('\n').length}.`);
}

function invalid(path: string, why: string): BerthError {
  return new BerthError('TASK_DEFINITION_INVALID', {
    what: `The task definition file "${path}" is not usable.`,
    why,
    fix: 'Make it the JSON object that "aws ecs register-task-definition --cli-input-json" takes.',
  });
}
