import { maskSecretShapes } from '../../diagnosis/mask-secrets.ts';
import { bugReport, bugReportMarkdown, versionsOf } from '../../report/bug-report.ts';
import { causeMarkdown } from '../../report/cause-text.ts';
import { escaped, evidenceMarkdown, folded, list } from '../../report/explanation-summary.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { fenced, inlineCode } from '../../toolkit/foreign-text.ts';
import type { DiagnosedCause } from './causes.ts';
import type { Diagnosed } from './diagnosed.ts';
import { nothingKnown } from './log-lines.ts';
import { lookedAt, type SearchedText } from './looked-at.ts';

/** A diagnosis as Markdown for the job summary; see `logLines`. */
export function summary(diagnosed: Diagnosed, isUnknown: boolean, env: ActionHost['env']): string {
  const { causes, service, texts, unread } = diagnosed;
  const [first, ...others] = causes;
  const subject = service === null ? texts.map(({ name }) => name).join(', ') : service.condition.service.name;
  return [
    `### Diagnosis: ${escaped(subject)}`,
    '',
    ...(service === null ? [] : [`${sign(diagnosed)} ${escaped(service.verdict.sentence)}`, '']),
    ...(first === undefined ? [escaped(nothingKnown(diagnosed)), ''] : firstCause(first)),
    ...(service === null ? [] : evidenceMarkdown(service.explanation)),
    ...causeTable(others),
    ...(isUnknown ? texts.flatMap(lastLines) : []),
    ...(isUnknown ? unknownFailure(diagnosed, env) : []),
    ...folded('What was looked at', list(lookedAt(service?.condition ?? null, texts)).slice(0, -1)),
    ...(unread.length === 0 ? [] : ['**Not read**', '', ...list(unread)]),
  ].join('\n');
}

function sign({ service }: Diagnosed): string {
  switch (service?.verdict.isHealthy) {
    case true:
      return '✅';
    case false:
      return '❌';
    default:
      return '❔';
  }
}

function firstCause(cause: DiagnosedCause): readonly string[] {
  const { id, place } = cause;
  return [...causeMarkdown(cause), `Known as \`${id}\`${place === '' ? '' : `, seen in ${escaped(place)}`}.`, ''];
}

function causeTable(causes: readonly DiagnosedCause[]): readonly string[] {
  if (causes.length === 0) return [];
  const rows = causes.map(({ id, what, place, explainedBy }) => {
    const kind = explainedBy.length > 0 ? 'likely a consequence' : 'another cause';
    return `| ${kind} | \`${id}\` | ${inlineCode(what)} | ${inlineCode(place)} |`;
  });
  return ['| | | What | Seen in |', '|---|---|---|---|', ...rows, ''];
}

function lastLines({ name, lastLines: lines }: SearchedText): readonly string[] {
  if (lines.length === 0) return [];
  return folded(`Last lines of ${name}`, fenced(lines.map(maskSecretShapes)));
}

function unknownFailure({ service, texts, redact }: Diagnosed, env: ActionHost['env']): readonly string[] {
  const container = service?.explanation.container ?? null;
  const groups = service?.explanation.groups ?? [];
  const facts = [
    ...(service === null ? [] : [service.verdict.sentence]),
    ...groups.flatMap(({ count, stopCode, reason, containers }) => [
      `${count} × ${stopCode}: ${reason}`,
      ...containers,
    ]),
  ];
  const lines = [...(container?.lastLines ?? []), ...texts.flatMap(({ lastLines: ofText }) => ofText)];
  const report = bugReport({ versions: versionsOf(env), facts, lastLines: lines }, redact);
  return bugReportMarkdown(report, env.GITHUB_ACTION_REPOSITORY);
}
