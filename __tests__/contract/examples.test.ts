import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type Manifest, readAction, readReusableWorkflow } from '../../script/documentation/manifest.ts';
import { asObject, asString, type JsonObject } from '../../src/toolkit/json.ts';
import { actions, filesBelow, readText, root } from './support/repository.ts';
import { descendants } from './support/source.ts';

/** Something to copy: a block of YAML of a document, or a workflow of an example. */
interface Example {
  readonly path: string;
  readonly text: string;
}

const documents = ['README.md', ...filesBelow('docs', /\.md$/)];
const examples: readonly Example[] = [
  ...documents.flatMap((path) =>
    [...readText(path).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => ({ path, text })),
  ),
  ...filesBelow('examples', /\.ya?ml$/).map((path) => ({ path, text: readText(path) })),
];

/** A step or job of an example that uses this library. */
interface Use {
  readonly path: string;
  readonly reference: string;
  readonly manifest: Manifest;
  readonly inputs: readonly string[];
}

const uses = examples.flatMap(({ path, text }) => descendants(parse(text)).flatMap((node) => usesOf(path, node)));

function usesOf(path: string, node: JsonObject): readonly Use[] {
  const reference = asString(node.uses) ?? '';
  const [, target] = /^OWNER\/berth(?:\/([^@]+))?@/.exec(reference) ?? [reference, null];
  if (target === null) return [];
  return [{ path, reference, manifest: manifestOf(target), inputs: Object.keys(asObject(node.with) ?? {}) }];
}

function manifestOf(target: string | undefined): Manifest {
  if (target === undefined) return readAction(`${root}/action.yml`);
  return target.endsWith('.yml')
    ? readReusableWorkflow(`${root}/${target}`)
    : readAction(`${root}/${target}/action.yml`);
}

describe('what readers can copy', () => {
  test('uses the root action, the reusable workflow and every action, which shows that examples are found', () => {
    const targets = new Set(uses.map(({ reference }) => reference.split('@')[0]));
    const own = actions.map((action) => `OWNER/berth/${action}`);
    expect([...targets].sort()).toEqual(['OWNER/berth', 'OWNER/berth/.github/workflows/deploy.yml', ...own].sort());
  });

  test('gives only inputs that exist', () => {
    const unknown = uses.flatMap(({ path, reference, manifest, inputs }) => {
      const names = manifest.inputs.map(({ name }) => name);
      return inputs.filter((name) => !names.includes(name)).map((name) => `${path}: ${reference}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  test('gives every input that is required', () => {
    const missing = uses.flatMap(({ path, reference, manifest, inputs }) =>
      manifest.inputs
        .filter(({ name, required }) => required && !inputs.includes(name))
        .map(({ name }) => `${path}: ${reference}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
