import type { Dockerfile, Instruction, SecretMount } from './dockerfile.ts';

/** A Dockerfile whose steps run again when a secret that they mount has changed. */
export interface TokenDockerfile {
  /** With every instruction on the line that it had. */
  readonly text: string;
  /** False when a secret may be mounted where no token can stand: by a trigger (`ONBUILD`) or another language than Dockerfile's. */
  readonly complete: boolean;
}

/**
 * Puts a token into each `RUN` that mounts one of these secrets. BuildKit knows a step by its command and the ids of its mounts, not
 * by the secrets' values, so it would take the step from its cache although the secret has changed. The token is the id of one more
 * mount: of a secret that nobody gives and that is not required, so that the step sees nothing of it and the image's history
 * neither. Measured with BuildKit 0.8 (Docker 20.10) and 0.34.
 * @param tokenFor The token of a step that mounts the secrets of these ids; letters and digits.
 */
export function withCacheTokens(
  text: string,
  dockerfile: Dockerfile,
  ids: readonly string[],
  tokenFor: (ids: readonly string[]) => string,
): TokenDockerfile {
  const lines = text.split('\n');
  const steps = dockerfile.stages.flatMap(({ instructions }) => instructions);
  for (const step of steps.filter(({ keyword }) => keyword === 'RUN')) {
    const mounted = mountedIds(step, ids);
    if (mounted.length > 0) insertFlag(lines, step, flagOf(tokenFor(mounted)));
  }
  const triggers = steps.filter(({ keyword }) => keyword === 'ONBUILD');
  const complete = dockerfile.understood && triggers.every((trigger) => mountedIds(trigger, ids).length === 0);
  return { text: lines.join('\n'), complete };
}

/** Takes the tokens out of what a builder prints: they mean nothing to its reader. */
export function withoutCacheTokens(line: string): string {
  return line.replaceAll(/ ?--mount=type=secret,id=berth-[A-Za-z0-9]+(?= |$)/g, '');
}

function flagOf(token: string): string {
  return ` --mount=type=secret,id=berth-${token}`;
}

/** With a variable in the id, any of the secrets may be meant. */
function mountedIds({ secretMounts }: Instruction, ids: readonly string[]): readonly string[] {
  if (secretMounts.some(({ variable }: SecretMount) => variable)) return ids;
  return ids.filter((id) => secretMounts.some((mount) => mount.id === id));
}

function insertFlag(lines: string[], { line, column, keyword }: Instruction, flag: string): void {
  const text = lines[line - 1] ?? '';
  const end = column + keyword.length;
  lines[line - 1] = `${text.slice(0, end)}${flag}${text.slice(end)}`;
}
