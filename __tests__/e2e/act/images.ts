import { tryCommand } from '../../../harness/command.ts';

/** Removes the images that a test built, which its Dockerfile labels `berth.test=NAME`. */
export async function removeTestImages(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const list = ['image', 'ls', '--quiet', '--filter', `label=berth.test=${name}`];
  const { stdout } = await tryCommand('docker', list, { environment });
  const images = [...new Set(stdout.split('\n').filter((image) => image !== ''))];
  if (images.length > 0) await tryCommand('docker', ['image', 'rm', '--force', ...images], { environment });
}
