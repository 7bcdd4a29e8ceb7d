import { describe, expect, test } from '@jest/globals';
import { type Manifest, readAction, readReusableWorkflow, type Step } from '../../script/documentation/manifest.ts';
import { forwardedInput, innerFolder } from '../../script/documentation/tables.ts';
import { expression, root } from './support/repository.ts';

const composite = readAction(`${root}/action.yml`);
const workflow = readReusableWorkflow(`${root}/.github/workflows/deploy.yml`);

/** What the pipeline decides itself, so that no caller can: it always pushes what it built, and the deploy takes that image. */
const decidedHere: Readonly<Record<string, readonly string[]>> = {
  'build-args': [],
  image: ['build-args-file', 'push', 'secrets'],
  deploy: ['image', 'secrets'],
  verify: ['roll-back-from', 'roll-back-to'],
};

/** In front of the names of inputs that several of the inner actions would have. */
const prefixes: Readonly<Record<string, string>> = { verify: 'verify-' };

/** What is one for all: the place of the service, and whether two of its tasks may run at once. */
const shared = ['cluster', 'service', 'exclusive'];

/** Inputs without which an inner action is not run at all. */
const switches = ['verify: urls'];

/** Values that differ between the two: the workflow has its secrets in a secret, and reads no file with secrets. */
const withheldByWorkflow: Readonly<Record<string, readonly string[]>> = {
  'build-args': ['secrets', 'secrets-file'],
  image: ['secrets-cache-key'],
  verify: ['request-headers'],
};

/** Inputs of the workflow that no action of ours takes: they make the job and its credentials. */
const ofTheJob = ['audience', 'aws-region', 'environment', 'role-to-assume', 'runs-on', 'timeout-minutes'];

const pipelines: readonly (readonly [string, Manifest])[] = [
  ['the root action', composite],
  ['the reusable workflow', workflow],
];

describe.each(pipelines)('%s', (_, manifest) => {
  test('runs build-args, image, deploy and verify, in this order', () => {
    expect(innerSteps(manifest).map(({ folder }) => folder)).toEqual(['build-args', 'image', 'deploy', 'verify']);
  });

  test('passes only inputs that the inner actions have', () => {
    const unknown = innerSteps(manifest).flatMap(({ folder, step, inner }) => {
      const names = new Set(inner.inputs.map(({ name }) => name));
      return Object.keys(step.with).flatMap((name) => (names.has(name) ? [] : [`${folder}: ${name}`]));
    });
    expect(unknown).toEqual([]);
  });

  test('forwards an input under its own name, or behind the prefix of the action', () => {
    const renamed = forwardings(manifest).filter(({ folder, from, to }) => {
      const prefix = shared.includes(to) ? '' : (prefixes[folder] ?? '');
      return from !== `${prefix}${to}`;
    });
    expect(renamed).toEqual([]);
  });

  test('forwards only inputs that it has', () => {
    const own = new Set(manifest.inputs.map(({ name }) => name));
    expect(forwardings(manifest).filter(({ from }) => !own.has(from))).toEqual([]);
  });

  test('hands the file of secrets to image, the pushed image with the stored secrets to deploy, and what ran before and after it to verify', () => {
    const values = innerSteps(manifest).flatMap(({ step }) => Object.entries(step.with));
    expect(Object.fromEntries(values.filter(([, value]) => value.includes('steps.')))).toEqual({
      'build-args-file': expression('steps.build-args.outputs.build-args-file'),
      image: expression('steps.image.outputs.image'),
      'roll-back-from': expression('steps.deploy.outputs.task-definition-arn'),
      'roll-back-to': expression('steps.deploy.outputs.previous-task-definition-arn'),
      secrets: expression('steps.build-args.outputs.secrets'),
    });
  });

  test('takes its outputs from steps that have them', () => {
    const known = innerSteps(manifest).flatMap(({ step, inner }) =>
      inner.outputs.map(({ name }) => expression(`steps.${step.id}.outputs.${name}`)),
    );
    const values = outputExpressions(manifest);
    expect(values.length).toBeGreaterThan(9);
    expect(values.filter((value) => !known.includes(value))).toEqual([]);
  });

  test('has an input that the inner action requires as a required one', () => {
    const optional = innerInputs(manifest).filter(
      ({ folder, input, own }) =>
        own !== undefined && input.required && !own.required && !switches.includes(`${folder}: ${input.name}`),
    );
    expect(optional.map(({ input }) => input.name)).toEqual([]);
  });
});

describe('the root action', () => {
  test('lets a user set every input of the inner actions but those that the pipeline decides', () => {
    const withheld = innerInputs(composite).filter(({ own }) => own === undefined);
    const decided = withheld.filter(({ folder, input }) => !decidedHere[folder]?.includes(input.name));
    expect(decided.map(({ folder, input }) => `${folder}: ${input.name}`)).toEqual([]);
  });

  test('states no default of its own, because the inner actions have them', () => {
    expect(composite.inputs.filter((input) => input.default !== undefined)).toEqual([]);
  });

  test('uses each of its inputs', () => {
    const used = forwardings(composite).map(({ from }) => from);
    expect(composite.inputs.map(({ name }) => name).filter((name) => !used.includes(name))).toEqual([]);
  });
});

describe('the reusable workflow', () => {
  test('lets a user set what the root action does', () => {
    const withheld = innerInputs(workflow).filter(({ own }) => own === undefined);
    const decided = withheld.filter(({ folder, input }) => {
      const names = [...(decidedHere[folder] ?? []), ...(withheldByWorkflow[folder] ?? [])];
      return !names.includes(input.name);
    });
    expect(decided.map(({ folder, input }) => `${folder}: ${input.name}`)).toEqual([]);
  });

  test('has the defaults of the inner actions', () => {
    const own = innerInputs(workflow).flatMap(({ own, input }) => (own === undefined ? [] : [{ own, input }]));
    for (const {
      own: { name, default: value },
      input,
    } of own)
      expect({ name, default: value ?? '' }).toEqual({ name, default: input.default ?? '' });
  });

  test('has a type for every input, and a default for every one that is not required', () => {
    const bare = workflow.inputs.filter(
      (input) => input.type === undefined || (!input.required && input.default === undefined),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  test('uses each of its inputs', () => {
    const used = [...forwardings(workflow).map(({ from }) => from), ...ofTheJob];
    expect(workflow.inputs.map(({ name }) => name).filter((name) => !used.includes(name))).toEqual([]);
  });

  test('asks for secrets as secrets that may be missing', () => {
    expect(workflow.secrets.map(({ name, required }) => ({ name, required }))).toEqual([
      { name: 'secrets', required: false },
      { name: 'secrets-cache-key', required: false },
      { name: 'verify-request-headers', required: false },
    ]);
  });
});

interface InnerStep {
  readonly folder: string;
  readonly step: Step;
  readonly inner: Manifest;
}

/** The steps that use an action of this repository, each with that action's manifest. */
function innerSteps(manifest: Manifest): readonly InnerStep[] {
  return manifest.steps.flatMap((step) => {
    const folder = innerFolder(step.uses);
    return folder === undefined ? [] : [{ folder, step, inner: readAction(`${root}/${folder}/action.yml`) }];
  });
}

/** Every input of the inner actions, with the pipeline's input that it is forwarded from. */
function innerInputs(manifest: Manifest) {
  return innerSteps(manifest).flatMap(({ folder, step, inner }) =>
    inner.inputs.map((input) => {
      const from = forwardedInput(step.with[input.name] ?? '');
      return { folder, input, own: manifest.inputs.find(({ name }) => name === from) };
    }),
  );
}

interface Forwarding {
  readonly folder: string;
  readonly from: string;
  readonly to: string;
}

function forwardings(manifest: Manifest): readonly Forwarding[] {
  return innerSteps(manifest).flatMap(({ folder, step }) =>
    Object.entries(step.with).flatMap(([to, expression]) => {
      const from = forwardedInput(expression);
      return from === undefined ? [] : [{ folder, from, to }];
    }),
  );
}

/** The expressions behind the outputs, with a workflow's detour over the outputs of its job taken. */
function outputExpressions(manifest: Manifest): readonly string[] {
  return manifest.outputs.map(({ value = '' }) => {
    const output = /^\$\{\{ jobs\.[\w-]+\.outputs\.([\w-]+) \}\}$/.exec(value)?.[1];
    return output === undefined ? value : (manifest.jobOutputs[output] ?? value);
  });
}
