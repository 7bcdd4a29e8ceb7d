import { runCommand, tryCommand } from '../../../../harness/command.ts';

/** Removes what a test built in the engine, by its label. */
export async function removeImages(
  label: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const ids = await runCommand('docker', ['image', 'ls', '--quiet', '--filter', `label=${label}`], { environment });
  const unique = [...new Set(ids.split('\n').filter((id) => id !== ''))];
  if (unique.length > 0) await tryCommand('docker', ['image', 'rm', '--force', ...unique], { environment });
}
