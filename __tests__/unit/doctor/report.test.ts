import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { checks } from '../../../src/doctor/checks.ts';
import type { Finding } from '../../../src/doctor/finding.ts';
import { groupFindings, skippedReasons } from '../../../src/doctor/group-findings.ts';
import { doctorSummary } from '../../../src/report/doctor-summary.ts';
import { doctorLines } from '../../../src/report/doctor-text.ts';
import { countsText, verdictText } from '../../../src/report/doctor-words.ts';

const finding = (id: string, status: Finding['status'], more: Partial<Finding> = {}): Finding => ({
  id,
  status,
  message: `What ${id} says.`,
  evidence: [],
  fix: [],
  ...more,
});

const stall = finding('SV-STALL', 'problem', { story: 'stalled-rollout', fix: ['aws ecs update-service'] });
const log = finding('TD-LOG', 'warning');
const type = finding('LB-TYPE', 'problem');
const reach = finding('NET-DB', 'warning', { story: 'database-reach' });
const denied = (id: string, ...actions: readonly string[]) => finding(id, 'skipped', { denied: actions });

const report = (...findings: readonly Finding[]) => ({ cluster: 'production', service: 'backend', findings });
const html = (markdown: string) => micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

describe('what is wrong', () => {
  test('is grouped by story, then by area; groups with a problem come first, and problems come first in them', () => {
    const late = finding('SV-STALL', 'warning', { story: 'stalled-rollout' });
    const groups = groupFindings([reach, log, type, late, stall, finding('ID-ACCT', 'ok')], checks);
    expect(groups.map(({ title }) => title)).toEqual([
      'A rollout that never ends',
      'Load balancer',
      'Reaching the database',
      'Task definition',
    ]);
    expect(groups[0]?.findings).toEqual([stall, late]);
  });

  test('is counted, and skipped is said to be no pass', () => {
    expect(countsText([stall, type, log, finding('ID-ACCT', 'ok'), denied('TD-REF', 'a:B')])).toBe(
      '2 problems, 1 warning, 1 ok, 1 skipped (not a pass)',
    );
  });
});

describe('the verdict', () => {
  const ok = finding('ID-ACCT', 'ok');
  test.each([
    ['a problem', [stall, ok], 'backend in production has what will fail.'],
    ['a warning', [log, ok], 'Nothing about backend in production is proven to fail, and some of it is likely to.'],
    ['all well', [ok], 'backend in production is fine in everything that was looked at.'],
    [
      'all well, but half of it',
      [ok, denied('TD-REF', 'a:B')],
      'backend in production is fine in what could be looked at; the rest is not known.',
    ],
    ['nothing', [denied('TD-REF', 'a:B')], 'Nothing about backend in production could be judged.'],
  ])('with %s', (_, findings, expected) => {
    expect(verdictText(report(...findings))).toBe(expected);
  });
});

describe('what was skipped', () => {
  test('names each action once, with the checks that need it, before other reasons', () => {
    const other = finding('OUT-PROBE', 'skipped', { message: 'Not asked for.' });
    const reasons = skippedReasons([
      other,
      denied('TD-REF', 'ssm:DescribeParameters'),
      denied('IAM-EXEC', 'iam:GetRole', 'ssm:DescribeParameters'),
    ]);
    expect(reasons).toEqual([
      { action: 'ssm:DescribeParameters', why: 'AWS denied ssm:DescribeParameters.', ids: ['TD-REF', 'IAM-EXEC'] },
      { action: 'iam:GetRole', why: 'AWS denied iam:GetRole.', ids: ['IAM-EXEC'] },
      { action: null, why: 'Not asked for.', ids: ['OUT-PROBE'] },
    ]);
  });
});

/** Texts that somebody could put where AWS shows them to us, to break out of a table, a block or a line. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.stringMatching(/^[\s`|<>*_[\]()!#~&$\\a-z\n-]{0,60}$/),
    fc.constantFrom(
      '```\n</details>\n# Heading',
      '| a | b |\n|---|---|',
      '<script>alert(1)</script>',
      '[click](https://example.com)',
      '</details></summary><h1>x</h1>',
      '::error::stolen',
      '##[error]stolen',
      '\n::stop-commands::x',
      '![](https://example.com/x.png)',
    ),
  )
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

const anyFinding = fc.record({
  id: fc.constantFrom(...checks.map(({ id }) => id)),
  status: fc.constantFrom('problem', 'warning', 'skipped', 'ok'),
  message: hostile,
  evidence: fc.array(hostile, { maxLength: 3 }),
  fix: fc.array(hostile, { maxLength: 2 }),
});

const tags = (text: string) => [...text.matchAll(/<(\w+)/g)].map(([, tag]) => tag);

describe('a text of somebody else', () => {
  test('is text in the summary, whatever stands in it: the page has the same parts as with plain words', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 5 }), (findings) => {
        const plain = findings.map((each) => ({
          ...each,
          message: 'm',
          evidence: each.evidence.map(() => 'e'),
          fix: each.fix.map(() => 'f'),
        }));
        const isSkipped = ({ status }: Finding) => status === 'skipped';
        // Reasons that are the same share a row.
        fc.pre(new Set(findings.filter(isSkipped).map(({ message }) => message)).size <= 1);
        expect(tags(html(doctorSummary(report(...findings))))).toEqual(tags(html(doctorSummary(report(...plain)))));
      }),
      { numRuns: 500 },
    );
  });

  test('is shown as it is', () => {
    const text = 'a | b `c` <d> *e* _f_ [g](h) \\ & ~~i~~ $j$ # k';
    const shown = html(
      doctorSummary(report(finding('TD-LOG', 'problem', { message: text, evidence: [text], fix: [text] }))),
    );
    const decoded = shown
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    expect(decoded.split(text)).toHaveLength(4);
  });

  test('never begins a line of the log, and no line of it is a command of the runner', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 5 }), (findings) => {
        for (const line of doctorLines(report(...findings))) {
          expect(line).not.toMatch(/^\s*::|##\[|[\r\n]/);
        }
      }),
    );
  });
});
