import type { RollbackTarget } from '../../ecs/history/find-target.ts';
import { shortName } from '../../ecs/task-definition/task-definition.ts';
import type { ImagePresence } from '../../image/registry/image-presence.ts';
import type { Log } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';

/**
 * Checks that every image of the version can still be pulled, before anything is changed. What cannot be checked is said.
 *
 * @throws ROLLBACK_IMPOSSIBLE for an image that is gone.
 */
export async function checkImages(
  { revision, images }: RollbackTarget,
  imagePresence: (image: string) => Promise<ImagePresence>,
  log: Log,
): Promise<void> {
  for (const [container, image] of Object.entries(images)) {
    const presence = await imagePresence(image);
    if (presence.kind === 'gone') throw gone(shortName(revision.arn), container, image);
    const found = presence.kind === 'unchecked' ? `was not looked for, because ${presence.why}` : 'is in ECR';
    log.info(`Image of ${container}: ${image} ${found}.`);
  }
}

function gone(name: string, container: string, image: string): BerthError {
  return new BerthError('ROLLBACK_IMPOSSIBLE', {
    what: `The version ${name} cannot run again, so nothing was changed.`,
    why: `The image of its container ${container}, ${image}, is no longer in ECR.`,
    fix: 'Push that image again, or name another version in "to"; a lifecycle policy that keeps more images keeps the way back open.',
  });
}
