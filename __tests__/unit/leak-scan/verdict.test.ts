import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../../src/leak-scan/finding.ts';
import { judgeLeaks, type VerdictRequest } from '../../../src/leak-scan/verdict.ts';
import type { SecretsMode } from '../../../src/secrets/types.ts';

const inHistory: Finding = { name: 'DB_PASSWORD', encoding: 'as it is', sink: 'history', historyIndex: 4 };
const inFile: Finding = {
  name: 'DB_PASSWORD',
  encoding: 'base64',
  sink: 'layer',
  layer: { index: 2 },
  historyIndex: 5,
  path: 'app/.env',
  where: 'content',
};
const lines: Readonly<Record<number, { readonly line: number; readonly keyword: string }>> = {
  4: { line: 7, keyword: 'ARG' },
  5: { line: 9, keyword: 'RUN' },
  6: { line: 11, keyword: 'COPY' },
};

function judge(mode: SecretsMode, request: Partial<VerdictRequest>) {
  return judgeLeaks({
    policy: 'auto',
    modes: new Map([['DB_PASSWORD', mode]]),
    ordinary: new Set(),
    findings: [],
    notScanned: [],
    unscannable: [],
    lineOf: ({ historyIndex = -1 }) => {
      const line = lines[historyIndex];
      return line === undefined ? undefined : { file: 'Dockerfile', ...line };
    },
    ...request,
  });
}

describe('a secret that is found', () => {
  test.each<[SecretsMode, VerdictRequest['policy'], boolean]>([
    ['build-args', 'auto', false],
    ['build-secrets', 'auto', true],
    ['runtime-ssm', 'auto', true],
    ['runtime-secrets-manager', 'auto', true],
    ['build-args', 'fail', true],
    ['build-secrets', 'warn', false],
  ])('as %s under %s stops the push: %s', (mode, policy, stops) => {
    const { error, warnings } = judge(mode, { policy, findings: [inHistory] });
    expect(error?.code).toBe(stops ? 'LEAK_FOUND' : undefined);
    expect(warnings).toHaveLength(stops ? 0 : 1);
  });

  test('is told with its form, its file, the line of the Dockerfile, and the fix', () => {
    const { error, details } = judge('build-secrets', { findings: [inHistory, inFile] });
    expect(error?.sentences).toEqual({
      what: "DB_PASSWORD can be read in what would leave this machine: DB_PASSWORD: the image's history, entry 5 (Dockerfile line 7, ARG); DB_PASSWORD: layer 3, file app/.env, as base64 (Dockerfile line 9, RUN).",
      why: 'Everyone who gets hold of it, with an image all who may pull it, can read the value there for ever. Nothing has been pushed.',
      fix: 'Take DB_PASSWORD out of the ARG of Dockerfile line 7, and read it only within the RUN that needs it, by --mount=type=secret,id=DB_PASSWORD. Dockerfile line 9 writes DB_PASSWORD to app/.env: use it without writing it, or delete the file within the same RUN. Deleting it in a later one does not help.',
    });
    expect(details).toHaveLength(2);
  });

  test.each<[SecretsMode, VerdictRequest['policy'], boolean]>([
    ['build-secrets', 'auto', false],
    ['runtime-ssm', 'auto', false],
    ['runtime-ssm', 'fail', true],
  ])('with an ordinary value as %s under %s stops the push: %s', (mode, policy, stops) => {
    const { error, warnings } = judge(mode, { policy, ordinary: new Set(['DB_PASSWORD']), findings: [inFile] });
    expect(error?.code).toBe(stops ? 'LEAK_FOUND' : undefined);
    expect(warnings).toEqual(stops ? [] : [expect.stringContaining('It may be chance')]);
  });

  test('in a file that was copied is fixed by .dockerignore', () => {
    const { error } = judge('runtime-ssm', { findings: [{ ...inFile, historyIndex: 6 }] });
    expect(error?.sentences.fix).toBe(
      'Dockerfile line 11 copies app/.env: name it in .dockerignore, or copy less. Deleting it later does not help.',
    );
  });

  test('as a build arg gives one warning for all places and names, which says who can read it and how to avoid it', () => {
    const findings = Array.from({ length: 50 }, (_, historyIndex) => ({ ...inHistory, historyIndex }));
    const config: Finding = { name: 'TOKEN', encoding: 'as it is', sink: 'config', part: 'Env TOKEN' };
    const modes = new Map<string, SecretsMode>([
      ['DB_PASSWORD', 'build-args'],
      ['TOKEN', 'build-args'],
    ]);
    const { error, warnings, details } = judge('build-args', { modes, findings: [...findings, config] });
    expect(error).toBeUndefined();
    expect(warnings).toEqual([
      'DB_PASSWORD and TOKEN can be read by everyone who may pull the image: a build arg stays in what the build makes, here in its history and its configuration. "as: build-secrets" or "as: runtime-ssm" in the build-args step avoids it.',
    ]);
    expect(details).toHaveLength(51);
  });

  test('in many files of one layer and in another sink is told in both, since that takes another fix', () => {
    const files = Array.from({ length: 9 }, (_, index) => ({ ...inFile, path: `app/${index}` }));
    const { error } = judge('build-secrets', { findings: [...files, inHistory] });
    expect(error?.sentences.what).toContain("the image's history, entry 5");
    expect(error?.sentences.what).toMatch(/; and 5 more in the log\.$/);
  });

  test('in a file with a curious name breaks nothing in the table of the summary', () => {
    const { summary } = judge('build-secrets', { findings: [{ ...inFile, path: 'a|b\n`[c](d)' }] });
    expect(summary).toContainEqual(
      expect.stringContaining('| `DB_PASSWORD` | layer 3, file a\\|b \\`\\[c](d), as base64 | line 9, RUN |'),
    );
  });

  test('stops for one secret and warns for another', () => {
    const modes = new Map<string, SecretsMode>([
      ['DB_PASSWORD', 'build-args'],
      ['KEY', 'build-secrets'],
    ]);
    const { error, warnings } = judge('build-args', { modes, findings: [inHistory, { ...inFile, name: 'KEY' }] });
    expect(error?.sentences.what).toMatch(/^KEY can be read/);
    expect(warnings).toEqual([expect.stringMatching(/^DB_PASSWORD can be read/)]);
  });

  test.each<[Finding, RegExp]>([
    [{ name: 'DB_PASSWORD', encoding: 'as it is', sink: 'provenance', part: 'a.b' }, /provenance: mode=min/],
    [{ name: 'DB_PASSWORD', encoding: 'hex', sink: 'sbom', part: 'a.b' }, /sbom: false/],
    [{ name: 'DB_PASSWORD', encoding: 'as it is', sink: 'cache', path: 'x', where: 'content' }, /mode=min/],
    [{ name: 'DB_PASSWORD', encoding: 'as it is', sink: 'build-log', part: 'line 3' }, /set -x/],
    [{ name: 'DB_PASSWORD', encoding: 'as it is', sink: 'metadata' }, /labels, tags and names/],
    [{ name: 'DB_PASSWORD', encoding: 'as it is', sink: 'manifest' }, /annotations/],
    [{ name: 'DB_PASSWORD', encoding: 'as it is', sink: 'layer', path: 'a/***', where: 'name' }, /no file or link/],
    [{ name: 'DB_PASSWORD', encoding: 'as it is', sink: 'config', part: 'Label x' }, /out of the LABEL/],
  ])('in %j has its own fix', (finding, fix) => {
    expect(judge('build-secrets', { findings: [finding] }).error?.sentences.fix).toMatch(fix);
  });
});

describe('what was not scanned', () => {
  const notScanned = ['sha256:1 is gzip that cannot be read to its end (unexpected end of file)'];

  test('stops the push where a leak would', () => {
    const { error, warnings } = judge('build-secrets', { notScanned });
    expect(error?.sentences.what).toBe(`Not scanned for secrets: ${notScanned[0]}.`);
    expect(warnings).toEqual([]);
  });

  test('is a warning where a leak would be one', () => {
    const { error, warnings } = judge('build-args', { notScanned });
    expect(error).toBeUndefined();
    expect(warnings).toEqual([`Not scanned for secrets: ${notScanned[0]}.`]);
  });

  test('is in the summary, also when nothing was found', () => {
    expect(judge('build-args', { notScanned }).summary).toEqual([
      'Leak scan: none of 1 secret was found.',
      `- Not scanned: ${notScanned[0]}`,
    ]);
  });
});

test('secrets that cannot be looked for are named', () => {
  const unscannable = [{ name: 'PIN', why: 'is shorter than 6 bytes' }];
  expect(judge('build-secrets', { unscannable }).warnings).toEqual([
    'Not looked for, because it would be found everywhere: PIN is shorter than 6 bytes.',
  ]);
});

test('plain settings that cannot be looked for are told in the summary alone, and do not count as looked for', () => {
  const { warnings, summary } = judge('build-secrets', {
    modes: new Map<string, SecretsMode>([
      ['PORT', 'build-secrets'],
      ['DB_PASSWORD', 'build-secrets'],
    ]),
    ordinary: new Set(['PORT']),
    unscannable: [{ name: 'PORT', why: 'is shorter than 6 bytes' }],
  });
  expect(warnings).toEqual([]);
  expect(summary).toEqual(['Leak scan: none of 1 secret was found.', '- Not looked for: PORT is shorter than 6 bytes']);
});

test('nothing found is nothing said but one line of the summary', () => {
  const { error, warnings, details, summary } = judge('build-secrets', {});
  expect({ error, warnings, details, summary }).toEqual({
    error: undefined,
    warnings: [],
    details: [],
    summary: ['Leak scan: none of 1 secret was found.'],
  });
});
