import { type ComparedPhase, differenceOf, length, type Span } from './predicted-and-actual.ts';
import { aligned } from './timeline-table.ts';

/** GitHub draws a Mermaid picture of this many rows well; a day is the longest that its clock format can show. */
const mostDrawnRows = 40;
const longestDrawn = 24 * 3_600;

const heads = ['phase', 'predicted', 'actual', 'difference'];

/** Predicted beside actual as aligned lines for the log. */
export function comparisonLines(phases: readonly ComparedPhase[]): readonly string[] {
  return aligned([heads, ...phases.map(cellsOf)]);
}

/** Predicted beside actual for the job summary: a picture with the table folded below it, or the table alone where it would be too large. */
export function comparisonMarkdown(title: string, phases: readonly ComparedPhase[]): readonly string[] {
  if (phases.length === 0) return [];
  const table = [
    `| ${heads.join(' | ')} |`,
    '| --- | --- | --- | --- |',
    ...phases.map((each) => `| ${cellsOf(each).join(' | ')} |`),
  ];
  if (!isDrawable(phases)) return [...table, ''];
  const folded = ['<details><summary>The same as a table</summary>', '', ...table, '', '</details>', ''];
  return [...picture(title, phases), '', ...folded];
}

function cellsOf(phase: ComparedPhase): readonly string[] {
  const difference = differenceOf(phase);
  const sign = difference !== null && difference > 0 ? '+' : '';
  return [
    phase.phase,
    spanText(phase.predicted),
    spanText(phase.actual),
    difference === null ? '-' : `${sign}${difference} s`,
  ];
}

function spanText(span: Span | null): string {
  return span === null ? '-' : `${span.from} to ${span.to} s`;
}

function spansOf(phases: readonly ComparedPhase[]): readonly Span[] {
  return phases.flatMap(({ predicted, actual }) => [predicted, actual].filter((span) => span !== null));
}

function isDrawable(phases: readonly ComparedPhase[]): boolean {
  const spans = spansOf(phases);
  return spans.length <= mostDrawnRows && spans.every(({ to }) => to < longestDrawn);
}

const sections: readonly (readonly [ComparedPhase['section'], string])[] = [
  ['old', 'Old'],
  ['new', 'New'],
  ['gap', 'Gap'],
  ['all', 'Complete'],
];

function picture(title: string, phases: readonly ComparedPhase[]): readonly string[] {
  const end = Math.max(...spansOf(phases).map(({ to }) => to));
  return [
    '```mermaid',
    'gantt',
    `  title ${title.replaceAll(/[^\w .,=-]/g, ' ')}, 0 = UpdateService`,
    '  dateFormat HH:mm:ss',
    '  axisFormat %H:%M:%S',
    `  tickInterval ${tick(end)}`,
    '  todayMarker off',
    ...sections.flatMap(([section, name]) =>
      sectionLines(
        name,
        phases.filter((each) => each.section === section),
      ),
    ),
    '```',
  ];
}

function sectionLines(name: string, phases: readonly ComparedPhase[]): readonly string[] {
  if (phases.length === 0) return [];
  const harm = name === 'Gap' ? ':crit, ' : ':';
  const rows = phases.flatMap(({ predicted, actual }) => [
    ...(predicted === null ? [] : [row('predicted', ':done, ', predicted)]),
    ...(actual === null ? [] : [row('actual', harm, actual)]),
  ]);
  return [`  section ${name}`, ...rows];
}

/** A bar of no length is not drawn, so each is at least a second long; the words tell what it took. */
function row(word: string, style: string, span: Span): string {
  const seconds = Math.max(1, Math.round(length(span)));
  return `  ${word} ${Math.round(length(span) * 10) / 10}s ${style}${clock(Math.max(0, span.from))}, ${seconds}s`;
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Five to eight ticks. */
function tick(end: number): string {
  const wanted = Math.max(1, end / 7);
  const seconds = [1, 2, 5, 10, 15, 30].find((each) => each >= wanted);
  if (seconds !== undefined) return `${seconds}second`;
  const minutes = [1, 2, 5, 10, 15, 30].find((each) => each * 60 >= wanted);
  return minutes === undefined ? `${Math.ceil(wanted / 3_600)}hour` : `${minutes}minute`;
}
