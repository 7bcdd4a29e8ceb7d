import { readFile } from 'node:fs/promises';
import { type ParseError, parse as parseJson } from 'jsonc-parser';
import { BerthError, messageOf } from '../../toolkit/errors.ts';
import { asObject, type JsonObject } from '../../toolkit/json.ts';

/** Reads a task definition from a JSON file. What stands in it may be secret, so no error quotes it. */
export async function readTaskDefinitionFile(path: string): Promise<JsonObject> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    const sentences = {
      what: `The task definition file "${path}" could not be read.`,
      why: `${messageOf(thrown)}.`,
      fix: 'Give "task-definition" a path relative to the workspace, and check out the repository before this step.',
    };
    throw new BerthError('TASK_DEFINITION_NOT_FOUND', sentences, { cause: thrown });
  });
  const taskDefinition = asObject(parse(text, path));
  if (taskDefinition === undefined) throw invalid(path, 'It holds JSON, but not an object.');
  return taskDefinition;
}

function parse(text: string, path: string): unknown {
  const errors: ParseError[] = [];
  const source = text.replace(/^\uFEFF/, '');
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
