import { knownErrors } from '../../src/diagnosis/known-errors/all.ts';
import { errorSources } from '../../src/diagnosis/known-errors/error-sources.ts';
import type { ErrorSource, KnownError } from '../../src/diagnosis/known-errors/known-error.ts';
import { table } from './tables.ts';

const titles: Readonly<Record<ErrorSource, string>> = {
  build: 'What a build prints',
  registry: 'What a registry answers',
  credentials: 'What the login to AWS answers',
  'ecs-api': 'What AWS answers',
  'service-event': 'What a service tells in its events',
  'stopped-reason': 'Why a task stopped',
  'container-log': 'What a container writes',
  probe: 'What is seen from outside',
};

/** Every error that Berth knows, as a table for each place where its text stands; one that stands in several is in the first. */
export function signatureTables(): string {
  const sections = errorSources.map((source) => {
    const own = knownErrors.filter(({ sources }) => firstOf(sources) === source);
    return [
      `### ${titles[source]} (\`${source}\`)`,
      '',
      table(['id', 'what happened', 'what to do'], own.map(row)),
    ].join('\n');
  });
  return ['', sections.join('\n\n'), ''].join('\n');
}

function firstOf(sources: readonly ErrorSource[]): ErrorSource | undefined {
  return errorSources.find((source) => sources.includes(source));
}

function row({ id, what, fix, link }: KnownError): readonly string[] {
  const more = link === undefined ? '' : ` ([more](${link}))`;
  return [`\`${id}\``, cell(what), `${cell(fix)}${more}`];
}

/** A place that is filled from the text shows its name, or the words that stand there where the text does not tell; optional parts are shown. */
function cell(template: string): string {
  const filled = template
    .replace(/\[\[|\]\]/g, '')
    .replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (_, name: string, otherwise = '') => otherwise || `…${name}…`);
  return filled
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|')
    .replace(/([*_])/g, '\\$1');
}
