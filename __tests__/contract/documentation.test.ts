import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../script/documentation/manifest.ts';
import { readPages } from '../../script/documentation/pages.ts';
import { fillTables, withInnerDefaults } from '../../script/documentation/tables.ts';
import { checkRows } from '../../src/doctor/checks.ts';
import { actions, expression, readText, root } from './support/repository.ts';

describe('the documents', () => {
  const pages = readPages(root);

  test('have a page for every action, the root action and the reusable workflow', () => {
    const expected = [
      'README.md',
      ...actions.map((name) => `docs/${name}.md`),
      'docs/reusable-workflow.md',
      'docs/rollouts.md',
      'docs/failures.md',
      'docs/permissions.md',
    ];
    expect(pages.map(({ path }) => path)).toEqual(expected);
  });

  test.each(pages.map(({ path, text, fresh }) => [path, text, fresh] as const))(
    'the tables of %s are those that script/docs writes',
    (_, text, fresh) => {
      expect(text).toBe(fresh);
    },
  );

  test('the README promises no more checks than there are', () => {
    const [, told] = /more than (\d+) checks/.exec(readText('README.md')) ?? [];
    expect(checkRows().length).toBeGreaterThan(Number(told));
  });
});

describe('a generated table', () => {
  const manifest: Manifest = {
    inputs: [
      {
        name: 'service',
        description: 'The service.\nOn two lines.',
        required: true,
        default: undefined,
        type: undefined,
      },
      { name: 'shape', description: 'a | b\n\nNew paragraph.', required: false, default: 'a', type: undefined },
    ],
    secrets: [],
    outputs: [{ name: 'outcome', description: 'How it ended.', value: undefined }],
    steps: [],
    jobOutputs: {},
  };

  test('has a row for each input, with wrapped lines joined and bars escaped', () => {
    expect(fillTables('Before\n<!-- inputs -->\nold\n<!-- /inputs -->\nAfter', manifest)).toBe(
      [
        'Before',
        '<!-- inputs -->',
        '| Input | Default | What it is |',
        '| --- | --- | --- |',
        '| `service` | **required** | The service. On two lines. |',
        '| `shape` | `a` | a \\| b<br>New paragraph. |',
        '<!-- /inputs -->',
        'After',
      ].join('\n'),
    );
  });

  test('is written where its markers are, and again gives the same page', () => {
    const once = fillTables('<!-- outputs --><!-- /outputs -->', manifest);
    expect(once).toContain('| `outcome` | How it ended. |');
    expect(fillTables(once, manifest)).toBe(once);
  });

  test('refuses a marker that is not closed', () => {
    expect(() => fillTables('<!-- inputs -->', manifest)).toThrow('<!-- inputs --> is not closed by <!-- /inputs -->.');
  });

  test('shows the inner default of an input that a composite action only forwards', () => {
    const step = { id: 'x', name: undefined, uses: '$/inner', with: { shape: expression('inputs.form') } };
    const form = { name: 'form', description: '', required: false, default: undefined, type: undefined };
    const composite = { ...manifest, inputs: [form], steps: [step] };
    expect(withInnerDefaults(composite, () => manifest).inputs).toEqual([{ ...form, default: 'a' }]);
  });
});
