import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { actions, readText } from './support/repository.ts';

/** The built file and every file that it loads before its first line, directly or not. */
function loadedFirst(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const imports = readText(path).matchAll(/^(?:import|export)\s*(?:\{[^}]*\}\s*from\s*)?"(\.[^"]+)";?$/gm);
  for (const [, target = ''] of imports) loadedFirst(join(dirname(path), target), seen);
  return seen;
}

/** A list of URLs in YAML is an input, and is judged with the others before anything else is loaded. */
const readsYaml = ['verify'];

describe('what an action loads before it has read its inputs', () => {
  test.each(actions)('is little: %s', (action) => {
    const files = [...loadedFirst(`dist/${action}/index.js`)];
    const bytes = files.reduce((sum, file) => sum + Buffer.byteLength(readText(file)), 0);
    expect(files.length).toBeGreaterThan(2);
    expect(bytes).toBeLessThan(readsYaml.includes(action) ? 320_000 : 50_000);
  });
});
