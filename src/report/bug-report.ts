import { fenced } from '../toolkit/foreign-text.ts';
import { anonymous } from './anonymous.ts';

/** What a failure is reported with that Berth does not know. */
export interface UnknownFailure {
  /** Of what took part, such as `Node.js 24.11.0`. */
  readonly versions: readonly string[];
  /** How it ended, such as `The container "app" ended with exit code 3.`, each a line. */
  readonly facts: readonly string[];
  /** The last lines of the log, oldest first. */
  readonly lastLines: readonly string[];
}

/** The variables of a step that tell which versions take part; see GitHub's "Variables reference". */
export function versionsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: reference, RUNNER_OS, RUNNER_ARCH } = env;
  const berth = [repository || 'berth', reference || 'of this repository'].join(' ');
  return [
    berth,
    `Node.js ${process.versions.node}`,
    `runner ${RUNNER_OS ?? process.platform} ${RUNNER_ARCH ?? process.arch}`,
  ];
}

/**
 * The text of a bug report, ready to be copied: nothing in it tells whose failure it is.
 *
 * @param redact takes values out that are known, such as those of environment entries.
 */
export function bugReport(
  { versions, facts, lastLines }: UnknownFailure,
  redact: (text: string) => string,
): readonly string[] {
  // A value of several lines is recognized only in the whole.
  const hidden = (lines: readonly string[]) => anonymous(redact(lines.join('\n'))).split('\n');
  return [
    'Berth has no name for this failure.',
    '',
    `Versions: ${versions.join(', ')}`,
    ...(facts.length === 0 ? [] : hidden(facts)),
    '',
    ...(lastLines.length === 0 ? ['There are no log lines.'] : ['Last lines:', ...hidden(lastLines)]),
  ];
}

/** The report in a block of a job summary that unfolds, with where to send it. */
export function bugReportMarkdown(report: readonly string[], repository: string | undefined): readonly string[] {
  const where = repository
    ? `[open an issue](https://github.com/${repository}/issues/new)`
    : "open an issue in this action's repository";
  return [
    '<details><summary>Unknown failure: a text for a bug report</summary>',
    '',
    `Account ids, hosts, addresses, credentials and values of environment entries are hidden. Read it once more, then ${where} with it.`,
    '',
    ...fenced(report),
    '',
    '</details>',
    '',
  ];
}
