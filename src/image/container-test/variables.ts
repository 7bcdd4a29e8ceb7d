import { failed, passed, type Verdict } from './checks.ts';
import { listed } from './words.ts';

/** The names of an environment and whether each has a value. The values themselves are kept nowhere. */
export interface KnownVariables {
  readonly filled: ReadonlySet<string>;
  readonly empty: ReadonlySet<string>;
  /** `process`: what the main process has. `image`: what image and test give, without what an entrypoint adds. */
  readonly from: 'process' | 'image';
}

/** Reads `NAME=VALUE` entries. */
export function knownVariables(entries: readonly string[], from: KnownVariables['from']): KnownVariables {
  const names = (wanted: 'filled' | 'empty') =>
    entries.flatMap((entry) => {
      const equals = entry.indexOf('=');
      const state = equals === entry.length - 1 ? 'empty' : 'filled';
      return equals > 0 && state === wanted ? [entry.slice(0, equals)] : [];
    });
  return { filled: new Set(names('filled')), empty: new Set(names('empty')), from };
}

/** Whether all of these are there and not empty. */
export function judgeVariables(known: KnownVariables, wanted: readonly string[]): Verdict {
  const empty = wanted.filter((name) => known.empty.has(name));
  const missing = wanted.filter((name) => !known.filled.has(name) && !known.empty.has(name));
  if (empty.length === 0 && missing.length === 0)
    return passed(`${listed(wanted)} ${wanted.length > 1 ? 'are' : 'is'} there`);
  const clauses = [
    ...(missing.length > 0 ? [`${listed(missing)} ${missing.length > 1 ? 'are' : 'is'} missing`] : []),
    ...(empty.length > 0 ? [`${listed(empty)} ${empty.length > 1 ? 'are' : 'is'} empty`] : []),
  ];
  return failed(clauses.join(', '), {
    what: `Of the variables that "test-variables" asks for, ${clauses.join(' and ')} in the container.`,
    why: `${whereLooked(known)} A build arg is there only when the last stage says ARG NAME and ENV NAME=$NAME; a GitHub secret that does not exist is empty.`,
    fix: 'Correct the Dockerfile or the secret; a variable that only the task definition gives belongs into "test-env" too.',
  });
}

function whereLooked({ from }: KnownVariables): string {
  return from === 'process'
    ? 'The environment of its main process was read.'
    : 'What the image and "test-env" give was read; what an entrypoint sets is not visible in this image.';
}
