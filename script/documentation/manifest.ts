import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { asBoolean, asObject, asObjects, asString, type JsonObject } from '../../src/toolkit/json.ts';

/** One input of an action or of the reusable workflow. */
export interface Input {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** As text, the way the runner hands it over; undefined when the manifest states none. */
  readonly default: string | undefined;
  /** Only the inputs of a workflow have one. */
  readonly type: string | undefined;
}

export interface Output {
  readonly name: string;
  readonly description: string;
  /** The expression that gives the output of a composite action or of a workflow. */
  readonly value: string | undefined;
}

/** A step of a composite action or of a job. */
export interface Step {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly uses: string | undefined;
  readonly with: Readonly<Record<string, string>>;
}

/** What a user sees of an action or of the reusable workflow, and the steps where it has any. */
export interface Manifest {
  readonly inputs: readonly Input[];
  /** Only a workflow has them. */
  readonly secrets: readonly Input[];
  readonly outputs: readonly Output[];
  readonly steps: readonly Step[];
  /** The outputs of a workflow's jobs, with their expressions; an action has none. */
  readonly jobOutputs: Readonly<Record<string, string>>;
}

/** Reads an `action.yml`. */
export function readAction(path: string): Manifest {
  const action = readYaml(path);
  return {
    inputs: membersOf(action.inputs).map(readInput),
    secrets: [],
    outputs: membersOf(action.outputs).map(readOutput),
    steps: asObjects(asObject(action.runs)?.steps).map(readStep),
    jobOutputs: {},
  };
}

/** Reads a workflow with `workflow_call`; its steps are those of all its jobs. */
export function readReusableWorkflow(path: string): Manifest {
  const workflow = readYaml(path);
  const call = asObject(asObject(workflow.on)?.workflow_call);
  const jobs = membersOf(workflow.jobs).map(([, job]) => job);
  return {
    inputs: membersOf(call?.inputs).map(readInput),
    secrets: membersOf(call?.secrets).map(readInput),
    outputs: membersOf(call?.outputs).map(readOutput),
    steps: jobs.flatMap((job) => asObjects(job.steps).map(readStep)),
    jobOutputs: Object.assign({}, ...jobs.map((job) => textMembers(job.outputs))),
  };
}

/** Reads a YAML file whose top is a mapping. Throws when it is not. */
export function readYaml(path: string): JsonObject {
  const document = asObject(parse(readFileSync(path, 'utf8')));
  if (document === undefined) throw new Error(`${path} is not a mapping.`);
  return document;
}

/** The members of a mapping whose values are mappings, in the order of the file. */
export function membersOf(mapping: unknown): readonly (readonly [string, JsonObject])[] {
  return Object.entries(asObject(mapping) ?? {}).map(([name, value]) => [name, asObject(value) ?? {}] as const);
}

function readInput([name, input]: readonly [string, JsonObject]): Input {
  return {
    name,
    description: asString(input.description) ?? '',
    required: asBoolean(input.required) ?? false,
    default: textOf(input.default),
    type: asString(input.type),
  };
}

function readOutput([name, output]: readonly [string, JsonObject]): Output {
  return { name, description: asString(output.description) ?? '', value: asString(output.value) };
}

function readStep(step: JsonObject): Step {
  return {
    id: asString(step.id),
    name: asString(step.name),
    uses: asString(step.uses),
    with: textMembers(step.with),
  };
}

function textMembers(mapping: unknown): Readonly<Record<string, string>> {
  const members = Object.entries(asObject(mapping) ?? {});
  return Object.fromEntries(members.map(([name, value]) => [name, textOf(value) ?? '']));
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
