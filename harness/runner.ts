import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { runnerEnvironment } from './runner/environment.ts';
import { createCommandFiles, readCommandFiles } from './runner/file-commands.ts';
import { type Manifest, readManifest } from './runner/manifest.ts';
import { createMasks, type Masks } from './runner/masks.ts';
import { runStepProcess } from './runner/step-process.ts';
import { createTranscript } from './runner/transcript.ts';
import type { Annotation } from './runner/workflow-commands.ts';

export type { Annotation } from './runner/workflow-commands.ts';

/** The root of this clone, in which the actions' folders and `dist` are. */
export const repositoryRoot: string = resolve(import.meta.dirname, '..');

export interface JobOptions {
  /** The user's checkout: GITHUB_WORKSPACE and the working directory of every step. Default: an empty temporary directory. */
  readonly workspace?: string;
  /** Variables for every step, such as AWS_ENDPOINT_URL. Nothing but PATH and HOME is inherited from this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Values that the workflow knows as secrets, and so are masked before the first step. */
  readonly secrets?: readonly string[];
  /** Where the actions' folders are. Default: this clone. */
  readonly actions?: string;
  /** Receives every line that the log of the run would show, masked, as it comes. */
  onLine?(line: string, action: string): void;
  /** Cancels the running step as a runner does: SIGINT, SIGTERM after 7.5 s, SIGKILL after 10 s. */
  readonly signal?: AbortSignal;
  /** Kills the running main step at once; its post step still runs. */
  readonly kill?: AbortSignal;
  /** Looks at what the post steps have left in RUNNER_TEMP, before it is removed. */
  onEnd?(temp: string): void;
}

/** What one step did. */
export interface StepResult {
  readonly action: string;
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** What the step saved for its post step. */
  readonly state: Readonly<Record<string, string>>;
  /** Markdown of the job summary. */
  readonly summary: string;
  /** The log as the workflow run shows it: commands carried out, values masked. */
  readonly log: string;
  /** Every line as the process wrote it, for tests that look for what should not be there. */
  readonly rawLog: string;
  /** The values that the job hides after this step. */
  readonly masks: readonly string[];
  /** Errors, warnings and notices; their messages are masked. */
  readonly annotations: readonly Annotation[];
}

/** A job on a runner: steps share its masks, its temporary directory, and what they add to environment and PATH. */
export interface Job {
  /** RUNNER_TEMP, removed by `finish`. */
  readonly temp: string;
  readonly workspace: string;
  /** Runs an action's main step. Inputs that are not given take the default of its manifest. Never throws for its failure. */
  run(action: string, inputs: Readonly<Record<string, string>>): Promise<StepResult>;
  /** Runs the post steps in reverse order, removes the job's directories, and returns what the post steps did. */
  finish(): Promise<readonly StepResult[]>;
}

/** Starts a job. Always call `finish`, also after a failure. */
export function startJob(options: JobOptions = {}): Job {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'berth-job-')));
  const context = createContext(root, options);
  return {
    temp: context.temp,
    workspace: context.workspace,
    run: (action, inputs) => runMain(context, action, inputs),
    finish: async () => {
      const results: StepResult[] = [];
      for (const post of context.posts.splice(0).reverse()) results.push(await post());
      if (existsSync(root)) options.onEnd?.(context.temp);
      rmSync(root, { recursive: true, force: true });
      return results;
    },
  };
}

/** Runs one action in a job of its own, its post step included. */
export async function runAction(
  action: string,
  inputs: Readonly<Record<string, string>>,
  options: JobOptions = {},
): Promise<{ readonly main: StepResult; readonly post: StepResult | undefined }> {
  const job = startJob(options);
  try {
    const main = await job.run(action, inputs);
    const [post] = await job.finish();
    return { main, post };
  } finally {
    await job.finish();
  }
}

interface JobContext {
  readonly options: JobOptions;
  readonly temp: string;
  readonly workspace: string;
  readonly masks: Masks;
  /** Grows by what steps write to GITHUB_ENV and GITHUB_PATH. */
  readonly environment: Record<string, string>;
  readonly posts: (() => Promise<StepResult>)[];
}

function createContext(root: string, options: JobOptions): JobContext {
  const temp = join(root, 'temp');
  const workspace = options.workspace ?? join(root, 'workspace');
  mkdirSync(temp);
  mkdirSync(workspace, { recursive: true });
  writeFileSync(join(root, 'event.json'), '{}\n');
  const masks = createMasks(options.secrets ?? []);
  const environment = { ...runnerEnvironment(root, temp, workspace), ...options.environment };
  return { options, temp, workspace, masks, environment, posts: [] };
}

async function runMain(
  context: JobContext,
  action: string,
  inputs: Readonly<Record<string, string>>,
): Promise<StepResult> {
  const folder = resolve(context.options.actions ?? repositoryRoot, action);
  const manifest = readManifest(folder);
  refuseUnknownInputs(action, manifest, inputs);
  const variables = inputVariables({ ...manifest.defaults, ...inputs });
  const main = await runStep(context, { action, file: manifest.main, variables, ...cancellation(context) });
  const { post } = manifest;
  // A cancelled job still runs its post steps to their end.
  const postStep = { action, file: post ?? '', variables: stateVariables(main.state) };
  if (post !== undefined) context.posts.push(() => runStep(context, postStep));
  return main;
}

/** The runner only warns of them, which hides a misspelt input; so the harness refuses them. */
function refuseUnknownInputs(action: string, manifest: Manifest, inputs: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(inputs).filter((name) => !Object.hasOwn(manifest.defaults, name));
  if (unknown.length > 0) throw new Error(`${action}/action.yml declares no input ${unknown.join(', ')}.`);
}

interface Step {
  readonly action: string;
  readonly file: string;
  /** INPUT_* of a main step, STATE_* of a post step. */
  readonly variables: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly kill?: AbortSignal;
}

function cancellation({ options: { signal, kill } }: JobContext): Pick<Step, 'signal' | 'kill'> {
  return { ...(signal === undefined ? {} : { signal }), ...(kill === undefined ? {} : { kill }) };
}

async function runStep(context: JobContext, { action, file, variables, signal, kill }: Step): Promise<StepResult> {
  const files = createCommandFiles(context.temp);
  const transcript = createTranscript(context.masks, (line) => context.options.onLine?.(line, action));
  const exitCode = await runStepProcess({
    file,
    workingDirectory: context.workspace,
    environment: { ...context.environment, ...files, ...variables, GITHUB_ACTION: `__${action}` },
    onLine: transcript.add,
    ...(signal === undefined ? {} : { signal }),
    ...(kill === undefined ? {} : { kill }),
  });
  const { outputs, state, summary, environment, paths } = readCommandFiles(files);
  keepForLaterSteps(context, environment, paths);
  return { action, exitCode, outputs, state, summary, ...transcript.read(), masks: context.masks.values };
}

function keepForLaterSteps(
  context: JobContext,
  environment: Readonly<Record<string, string>>,
  paths: readonly string[],
): void {
  Object.assign(context.environment, environment);
  context.environment.PATH = [...[...paths].reverse(), context.environment.PATH ?? ''].join(delimiter);
}

function inputVariables(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const variables = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(variables);
}

function stateVariables(state: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}
