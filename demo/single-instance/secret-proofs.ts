import { holdsInEnvironment, occurrencesInImage } from '../docker.ts';
import type { PushedImage } from '../pipeline.ts';
import type { Play, Stage } from '../stage.ts';
import type { ClaimName } from './claims.ts';

/** As a build arg the password stays in the image: `image` warns of it, and whoever has the image can see it. */
export async function proveFoundInImage(play: Play<ClaimName>, stage: Stage, image: PushedImage): Promise<void> {
  const { password } = stage.postgres.login;
  const warning = image.warnings.find((text) => text.includes('DB_PASSWORD') && text.includes('can be read'));
  const places = await occurrencesInImage(stage, image.reference, password);
  const seen = `${places} times in "docker save"; "${warning ?? 'no warning'}"`;
  play.narrator.prove('build-arg-found', places > 0 && warning !== undefined, seen);
}

/** From the store of AWS it reaches the container alone. */
export async function proveInContainerOnly(
  play: Play<ClaimName>,
  stage: Stage,
  image: PushedImage,
  containerId: string,
): Promise<void> {
  const { password } = stage.postgres.login;
  const places = await occurrencesInImage(stage, image.reference, password);
  const given = await holdsInEnvironment(stage, containerId, `DB_PASSWORD=${password}`);
  const seen = `the container ${given ? 'has' : 'lacks'} DB_PASSWORD; ${places} times in "docker save" of its image`;
  play.narrator.prove('one-word-moves-it', given && places === 0, seen);
}
