import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { runCommand, tryCommand } from '../command.ts';
import { rootFileSystem } from './root-file-system.ts';
import { type Stage, shared } from './stage.ts';

/** An image with sh and the folder /app of the root file system, told as `backend:1`. */
export const image = shared(async (stage) => {
  const name = `berth-scene-${randomBytes(4).toString('hex')}:1`;
  const archive = join(stage.folder(), 'root.tar');
  const options = { environment: stage.environment };
  await runCommand('tar', ['-C', await rootFileSystem(stage), '--owner=0', '--group=0', '-cf', archive, '.'], options);
  await runCommand('docker', ['import', '--change', 'ENV PATH=/bin', archive, name], options);
  stage.onClose(() => tryCommand('docker', ['image', 'rm', '--force', name], options));
  stage.show(name, 'backend:1');
  return name;
});

/** What `docker run` prints for a command in that image; the container is gone afterwards. */
export async function dockerRun(
  stage: Stage,
  flags: readonly string[],
  ...command: readonly string[]
): Promise<string> {
  return stage.run('docker', ['run', '--rm', '--network', 'none', ...flags, await image(stage), ...command]);
}

/** A name for a container that is removed at the end, told as `web`. */
export function containerName(stage: Stage): string {
  const name = `berth-scene-${randomBytes(4).toString('hex')}`;
  stage.show(name, 'web');
  stage.onClose(() => tryCommand('docker', ['rm', '--force', name], { environment: stage.environment }));
  return name;
}
