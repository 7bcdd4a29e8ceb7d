import type { Execute } from '../../toolkit/execute.ts';

/** The time of the commit that is checked out here, in seconds since 1970; undefined without git or a repository. */
export async function commitTime(
  execute: Execute,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number | undefined> {
  // In a container the checkout belongs to another user, which git distrusts; it only reads a commit here.
  const parameters = ['-c', 'safe.directory=*', 'log', '-1', '--no-show-signature', '--format=%ct'];
  const result = await execute({ program: 'git', parameters, environment }).catch(() => undefined);
  return result?.exitCode === 0 ? parseEpoch(result.stdout) : undefined;
}

/** A whole number of seconds, as SOURCE_DATE_EPOCH has it; undefined for anything else. */
export function parseEpoch(text: string): number | undefined {
  return /^\d{1,11}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
