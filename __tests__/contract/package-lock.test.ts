import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryRoot } from '../../harness/runner.ts';
import { asObject } from '../../src/toolkit/json.ts';

/** Names that packages of this lock ask for as optional and that have no entry in it. */
function missingOptionalPackages(file: string): readonly string[] {
  const packages = asObject(asObject(JSON.parse(readFileSync(join(repositoryRoot, file), 'utf8')))?.packages) ?? {};
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(asObject(asObject(entry)?.optionalDependencies) ?? {}).filter(
      (name) =>
        packages[`node_modules/${name}`] === undefined && packages[`${path}/node_modules/${name}`] === undefined,
    ),
  );
}

describe('package-lock.json', () => {
  // Otherwise `npm ci` fails on a fresh clone. `node script/complete-lock.mjs` adds what is missing.
  test.each(['package-lock.json', 'examples/backend/package-lock.json'])('%s names every optional package', (file) => {
    expect(missingOptionalPackages(file)).toEqual([]);
  });
});
