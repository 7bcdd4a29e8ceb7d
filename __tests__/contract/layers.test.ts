import { describe, expect, test } from '@jest/globals';
import { filesBelow } from './support/repository.ts';
import { type Import, importsOf } from './support/source.ts';

const imports = filesBelow('src', /\.ts$/).flatMap(importsOf);

/** The imports that leave from a path and that a rule does not allow, as lines that say where they are. */
function violations(from: RegExp, isAllowed: (found: Import) => boolean): readonly string[] {
  const wrong = imports.filter((found) => from.test(found.from) && !isAllowed(found));
  return wrong.map((found) => `${found.from} imports ${found.target}`);
}

/** The files that reach themselves along the imports. */
function circles(edges: readonly Import[]): readonly string[] {
  const targetsOf = (path: string) => edges.filter(({ from }) => from === path).map(({ target }) => target);
  const reached = (path: string, seen = new Set<string>()): ReadonlySet<string> => {
    const next = targetsOf(path).filter((target) => !seen.has(target));
    for (const target of next) reached(target, seen.add(target));
    return seen;
  };
  return [...new Set(edges.map(({ from }) => from))].filter((path) => reached(path).has(path));
}

describe('dependencies point one way: actions, then the deploy, then domains, then toolkit', () => {
  test('the sources are read: each layer has imports', () => {
    for (const layer of ['src/actions/', 'src/deploy/', 'src/ecs/', 'src/rollout/', 'src/toolkit/', 'src/local-aws/'])
      expect(imports.some(({ from }) => from.startsWith(layer))).toBe(true);
  });

  test('the rollout model imports nothing but itself', () => {
    const isPure = ({ target, typeOnly }: Import) =>
      target.startsWith('src/rollout/') || (typeOnly && target.startsWith('src/diagnosis/'));
    expect(violations(/^src\/rollout\//, isPure)).toEqual([]);
  });

  test('diagnosis imports nothing but itself and the search in bytes, which is pure', () => {
    const isPure = ({ target, typeOnly }: Import) =>
      target.startsWith('src/diagnosis/') ||
      target === 'src/toolkit/byte-search.ts' ||
      (typeOnly && target.startsWith('src/rollout/'));
    expect(violations(/^src\/diagnosis\//, isPure)).toEqual([]);
  });

  test("what reads a user's own errors adds libraries to the diagnosis, and nothing else", () => {
    const isPure = ({ target }: Import) =>
      /^src\/(?:signatures|diagnosis)\//.test(target) ||
      ['yaml', 're2js', 'src/toolkit/json.ts', 'src/toolkit/errors.ts'].includes(target);
    expect(violations(/^src\/signatures\//, isPure)).toEqual([]);
  });

  test('what is read in a Dockerfile imports nothing but itself', () => {
    const isPure = ({ target }: Import) => !target.startsWith('src/') || target.startsWith('src/dockerfile/');
    expect(violations(/^src\/dockerfile\//, isPure)).toEqual([]);
  });

  test('what judges a network imports nothing but itself and the library that reads addresses', () => {
    const isPure = ({ target }: Import) =>
      target.startsWith('src/network/') || ['node:net', 'ipaddr.js'].includes(target);
    expect(violations(/^src\/network\//, isPure)).toEqual([]);
  });

  test('the checks of the doctor judge plain data: they call nothing', () => {
    const isPure = ({ target, typeOnly }: Import) =>
      typeOnly ||
      target === 'node:util' ||
      (target.startsWith('src/') && !/^src\/toolkit\/(aws|execute|clock)/.test(target));
    expect(violations(/^src\/doctor\/(checks|facts|from-ec2|from-ecs|from-rds)\//, isPure)).toEqual([]);
  });

  test('what judges an answer to verify calls nothing: the connection, and the files that make it, are its edge', () => {
    const edge = /^src\/verify\/(addresses|check-url|connect|handshake|probe|read-certificate|request)\.ts$/;
    const isPure = ({ target, typeOnly }: Import) =>
      typeOnly ||
      (target.startsWith('src/') && !edge.test(target) && !/^src\/toolkit\/(aws|execute|clock)/.test(target));
    expect(
      violations(
        /^src\/verify\/(?!(?:addresses|check-url|connect|handshake|probe|read-certificate|request)\.ts)/,
        isPure,
      ),
    ).toEqual([]);
  });

  test('the toolkit knows no domain', () => {
    const isBelow = ({ target }: Import) => !target.startsWith('src/') || target.startsWith('src/toolkit/');
    expect(violations(/^src\/toolkit\//, isBelow)).toEqual([]);
  });

  test('no domain imports an action', () => {
    expect(violations(/^src\/(?!actions\/)/, ({ target }) => !target.startsWith('src/actions/'))).toEqual([]);
  });

  test('only actions import the deploy, which stands between them and the domains', () => {
    const isBelow = ({ target }: Import) => !target.startsWith('src/deploy/');
    expect(violations(/^src\/(?!actions\/|deploy\/)/, isBelow)).toEqual([]);
  });

  test('what reads and changes ECS knows nothing of what is told about it', () => {
    const isNoReport = ({ target }: Import) => !target.startsWith('src/report/');
    expect(violations(/^src\/(auto-scaling|ec2|ecs|iam|image|load-balancing|logs|rds|secrets)\//, isNoReport)).toEqual(
      [],
    );
  });

  test('no action imports another', () => {
    const isOwn = ({ from, target }: Import) =>
      !target.startsWith('src/actions/') || from.split('/')[2] === target.split('/')[2];
    expect(violations(/^src\/actions\//, isOwn)).toEqual([]);
  });

  test('the emulator is imported by its own action alone', () => {
    const isOther = ({ target }: Import) => !target.startsWith('src/local-aws/');
    expect(violations(/^src\/(?!local-aws\/|actions\/local-aws\/)/, isOther)).toEqual([]);
  });

  test('no file comes back to itself by its imports, not even by those of types', () => {
    expect(circles(imports)).toEqual([]);
  });

  test('no source imports tests, scripts, the harness or the demo', () => {
    const isSource = ({ target }: Import) => !/^(__tests__|script|harness|demo)\//.test(target);
    expect(violations(/^src\//, isSource)).toEqual([]);
  });
});
