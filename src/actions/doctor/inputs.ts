import { checkNames } from '../../doctor/check-names.ts';
import { type Choice, chooseChecks, unknownEntries } from '../../doctor/choose-checks.ts';
import { type PolicyStep, policySteps } from '../../doctor/policy/steps.ts';
import { checkPlace } from '../../ecs/place-input.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

/** The inputs of `doctor`, read once. null means unset. */
export interface DoctorInputs {
  readonly cluster: string;
  readonly service: string;
  /** Path of a task definition file; null for the live one. */
  readonly taskDefinitionFile: string | null;
  /** Identifier or endpoint of a database, or the name of the environment entry that holds its URL. */
  readonly database: string | null;
  readonly publicPorts: readonly number[];
  readonly hosts: readonly string[];
  /** Which checks are to be made: at least one. */
  readonly choice: Choice;
  readonly failOn: 'problem' | 'warning' | 'never';
  readonly waitForMinutes: number;
  readonly account: string | null;
  readonly probe: boolean;
  readonly migrationsOnRunner: boolean;
  /** What the workflow does with the job's role; null for the usual. */
  readonly steps: readonly PolicyStep[] | null;
  readonly generatePolicy: boolean;
}

export function readInputs(reader: InputReader): DoctorInputs {
  const inputs: DoctorInputs = {
    cluster: reader.text('cluster') ?? 'default',
    service: reader.required('service'),
    taskDefinitionFile: reader.text('task-definition') ?? null,
    database: reader.text('database') ?? null,
    publicPorts: readPorts(reader),
    hosts: readHosts(reader),
    choice: readChoice(reader),
    failOn: reader.choice('fail-on', ['problem', 'warning', 'never'], 'problem'),
    waitForMinutes: reader.integer('wait-for-minutes', { minimum: 1, maximum: 360 }) ?? 30,
    account: readAccount(reader),
    probe: reader.boolean('probe', false),
    migrationsOnRunner: reader.boolean('migrations-on-runner', false),
    steps: readSteps(reader),
    generatePolicy: reader.boolean('generate-policy', false),
  };
  checkPlace(reader, inputs);
  return inputs;
}

/** Separated by commas, blanks or lines. */
function readList(reader: InputReader, name: string): readonly string[] {
  const parts = (reader.text(name) ?? '').split(/[\s,]+/);
  return parts.filter((part) => part !== '');
}

function readChoice(reader: InputReader): Choice {
  const choice = { only: readEntries(reader, 'checks'), skip: readEntries(reader, 'skip') };
  const isUnderstood = unknownEntries(checkNames, [...choice.only, ...choice.skip]).length === 0;
  const isEmpty = chooseChecks(checkNames, choice).length === 0;
  if (isEmpty && isUnderstood) reader.reject('"checks" and "skip" leave no check');
  return choice;
}

/** Areas have a blank in their names, so entries end at commas and lines. */
function readEntries(reader: InputReader, name: 'checks' | 'skip'): readonly string[] {
  const entries = (reader.text(name) ?? '').split(/[,\r\n]+/).map((entry) => entry.trim());
  const named = entries.filter((entry) => entry !== '');
  for (const complaint of unknownEntries(checkNames, named)) reader.reject(`"${name}": ${complaint}`);
  return named;
}

function readSteps(reader: InputReader): readonly PolicyStep[] | null {
  const named = readList(reader, 'steps');
  const steps = named.flatMap((name) => policySteps.find((step) => step === name) ?? []);
  const unknown = named.filter((name) => !policySteps.some((step) => step === name));
  if (unknown.length > 0) reader.reject(`"steps" takes ${policySteps.join(', ')}, not "${unknown.join('", "')}"`);
  return named.length === 0 ? null : steps;
}

function readPorts(reader: InputReader): readonly number[] {
  return readList(reader, 'public-ports').flatMap((text) => {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port >= 1 && port <= 65_535) return [port];
    reader.reject(`"public-ports" must be port numbers from 1 to 65535, not "${text}"`);
    return [];
  });
}

function readHosts(reader: InputReader): readonly string[] {
  return readList(reader, 'hosts').flatMap((text) => {
    if (/^[\w.-]+$/.test(text) || /^[\da-f:]+$/i.test(text)) return [text];
    reader.reject(`"hosts" must be host names or addresses without scheme, port and path, not "${text}"`);
    return [];
  });
}

function readAccount(reader: InputReader): string | null {
  const text = reader.text('account') ?? null;
  if (text !== null && !/^\d{12}$/.test(text))
    reader.reject(`"account" must be an account id of 12 digits, not "${text}"`);
  return text;
}
