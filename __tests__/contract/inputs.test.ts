import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Manifest, readAction } from '../../script/documentation/manifest.ts';
import type { InputReader } from '../../src/toolkit/inputs.ts';
import { importReadInputs, type Reading, recordReading } from './support/recording-reader.ts';
import { actions, root } from './support/repository.ts';

describe.each(actions)('the inputs of %s', (action) => {
  const manifest = readAction(`${root}/${action}/action.yml`);
  const required = namesOf(manifest, ({ required }) => required);
  const stated = manifest.inputs.filter((input) => input.default !== undefined);
  let readInputs: (reader: InputReader) => unknown;
  let unset: Reading;

  /** A reading with every required input given, and these. */
  const read = (values: Readonly<Record<string, string>>) =>
    recordReading(readInputs, { ...Object.fromEntries(required.map((name) => [name, 'given'])), ...values });

  beforeAll(async () => {
    readInputs = await importReadInputs(action);
    unset = recordReading(readInputs, {});
  });

  test('are those that the code reads', () => {
    expect([...unset.names].sort()).toEqual(namesOf(manifest, () => true));
  });

  test('are required where the code requires them, whatever the other inputs are', () => {
    const always = [...unset.required].filter((name) => flipped().every((reading) => reading.required.has(name)));
    expect(always.sort()).toEqual(required);
  });

  /** A reading for each boolean, with the opposite of its default. */
  const flipped = () =>
    [...unset.fallbacks]
      .filter(([, fallback]) => fallback === 'true' || fallback === 'false')
      .map(([name, fallback]) => recordReading(readInputs, { [name]: String(fallback !== 'true') }));

  test('have a description that says what they are', () => {
    expect(namesOf(manifest, ({ description }) => !/^\S[\s\S]{14,}\.\s*$/.test(description))).toEqual([]);
  });

  test('state the defaults that the code has: reading them is reading nothing', () => {
    const defaults = Object.fromEntries(stated.map((input) => [input.name, input.default ?? '']));
    expect(read(defaults).inputs).toEqual(read({}).inputs);
  });

  test('state the default of every boolean and of every choice', () => {
    const fallbacks = [...unset.fallbacks].filter(([, fallback]) => fallback !== '');
    for (const [name, fallback] of fallbacks)
      expect({ name, default: inputNamed(manifest, name)?.default }).toEqual({ name, default: fallback });
  });

  test('state the default of every number and text', () => {
    const plain = manifest.inputs.filter(({ name, required }) => !required && !unset.fallbacks.has(name));
    for (const input of plain)
      expect({ name: input.name, default: input.default }).toEqual({ name: input.name, default: used(input.name) });
  });

  /** What the code takes where an input is unset: the plain value where the input's own value stands otherwise. */
  function used(name: string): string | undefined {
    const places = probes.flatMap(([one, other]) => differences(read({ [name]: one }), read({ [name]: other })));
    const values = leavesOf(read({}).inputs).filter(([path]) => places.includes(path));
    const [value] = values.flatMap(([, leaf]) => (typeof leaf === 'number' || typeof leaf === 'string' ? [leaf] : []));
    return value === undefined ? undefined : String(value);
  }
});

/** Pairs of values, one of which any input of text or numbers takes. */
const probes = [
  ['1', '2'],
  ['100', '200'],
  ['one', 'other'],
] as const;

function namesOf(manifest: Manifest, matches: (input: Manifest['inputs'][number]) => boolean): readonly string[] {
  return manifest.inputs
    .filter(matches)
    .map(({ name }) => name)
    .sort();
}

function inputNamed(manifest: Manifest, name: string): Manifest['inputs'][number] | undefined {
  return manifest.inputs.find((input) => input.name === name);
}

/** The paths at which two readings differ. */
function differences(one: Reading, other: Reading): readonly string[] {
  const values = new Map(leavesOf(other.inputs));
  return leavesOf(one.inputs).flatMap(([path, value]) => (Object.is(value, values.get(path)) ? [] : [path]));
}

/** Every value that is no object, with its path. */
function leavesOf(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, `${path}.${name}`));
}
