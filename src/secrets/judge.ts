import { limitProblem } from './limits.ts';
import { nameProblem, nameWarning } from './names.ts';
import type { Chosen } from './select.ts';
import type { EmptyPolicy, Secret, SecretsMode } from './types.ts';

/** What is handed on of the chosen secrets, and what stands against it. */
export interface Judgement {
  readonly kept: readonly Secret[];
  /** Names of secrets that are left out because they are empty. */
  readonly skipped: readonly string[];
  /** Each is a clause without a full stop. */
  readonly problems: readonly string[];
  /** Each is a sentence. */
  readonly warnings: readonly string[];
}

/** How secrets are judged. */
export interface JudgeRequest {
  readonly as: SecretsMode;
  readonly empty: EmptyPolicy;
  /** Where each secret was given, by the name that it had there. */
  readonly places: ReadonlyMap<string, string>;
}

/** Judges names and values by what the mode can carry, and empty values by the policy. Nothing that it says holds a value. */
export function judgeSecrets(chosen: readonly Chosen[], request: JudgeRequest): Judgement {
  const skips = ({ value }: Chosen) => value === '' && request.empty === 'skip';
  const kept = chosen.filter((secret) => !skips(secret));
  return {
    kept: kept.map(({ name, value }) => ({ name, value })),
    skipped: chosen.filter(skips).map(({ name }) => name),
    problems: kept.flatMap((secret) => problemsOf(secret, request)),
    warnings: kept.flatMap(({ name }) => nameWarning(name, request.as) ?? []),
  };
}

function problemsOf(secret: Chosen, { as, empty, places }: JudgeRequest): readonly string[] {
  const { name, source, value } = secret;
  const place = places.get(source) ?? source;
  if (value === '' && empty === 'error')
    return [`${place} gives ${source} an empty value (GitHub puts an empty string where a secret does not exist)`];
  const naming = nameProblem(name, as);
  const limit = limitProblem(secret, as);
  return [
    ...(naming === undefined ? [] : [`${name} ${naming}`]),
    ...(limit === undefined ? [] : [`${place} gives ${name} a value that ${limit}`]),
  ];
}
