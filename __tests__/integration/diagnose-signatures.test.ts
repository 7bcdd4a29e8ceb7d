import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { runAction } from '../../harness/runner.ts';
import { readText } from '../contract/support/repository.ts';
import { test } from '../support/concurrent-test.ts';

let workspace: string;

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'berth-signatures-'));
});

afterAll(() => rmSync(workspace, { recursive: true }));

/** Diagnoses a text with the user's own errors, which are in a file of this name. */
async function diagnose(name: string, signatures: string | undefined, text: string) {
  if (signatures !== undefined) writeFileSync(join(workspace, name), signatures);
  const { main } = await runAction('diagnose', { text, signatures: name }, { workspace });
  return { ...main, annotation: main.annotations[0] };
}

/** The example of the page. */
const [, example = ''] = /```yaml\n(signatures:\n[\s\S]*?)```/.exec(readText('docs/diagnose.md')) ?? [];
const expired = '12:03:04 license key AB-12 has expired';

describe("a user's own errors", () => {
  test('are found, with what their sentences take out of the text: the example of the page', async () => {
    const result = await diagnose('own.yml', example, `starting\n${expired}\n`);
    expect(result).toMatchObject({ exitCode: 0, outputs: { cause: 'own-license-missing' } });
    expect(result.outputs.fix).toContain('/production/license');
    expect(result.summary).toContain('https://wiki.example.org/licenses');
  });

  test('may be JSON, and come before those of Berth on the same line', async () => {
    const entry = { id: 'own-npm', patterns: ['npm ci.{1,40}can only install'], what: 'Ours.', fix: 'Ask us.' };
    const line = 'npm error The `npm ci` command can only install with an existing package-lock.json or';
    const result = await diagnose('own.json', JSON.stringify([entry]), line);
    expect(JSON.parse(result.outputs.causes ?? '[]')).toMatchObject([{ id: 'own-npm' }, { id: 'npm-ci-no-lockfile' }]);
  });
});

describe('a file of own errors that cannot be used', () => {
  test.each([
    ['is not there', undefined, 'cannot be read'],
    ['is no YAML', 'signatures: [', 'Line '],
    ['is no list', 'hello', 'must be a list of entries'],
    [
      'lacks a member',
      '- id: own-x\n  patterns: [some words]\n  fix: Do.\n',
      'Line 1, own-x: "what" must be a sentence.',
    ],
    [
      'has a pattern that may take forever',
      "- {id: own-x, what: a, fix: b, patterns: ['(?=some words)x']}",
      'may not use',
    ],
    [
      'takes an id of Berth',
      '- {id: npm-ci-no-lockfile, what: a, fix: b, patterns: [some words]}',
      'another error of this id',
    ],
  ])('because it %s', async (name, signatures, words) => {
    const result = await diagnose(`${name}.yml`, signatures, expired);
    expect(result).toMatchObject({ exitCode: 1, annotation: { level: 'error', title: 'INVALID_INPUT' } });
    expect(result.annotation?.message).toContain(words);
    expect(result.annotations).toHaveLength(1);
  });
});
