import { remainsOf } from './docker.ts';
import type { Play, Stage } from './stage.ts';

/** Looks for the password in everything that the actions printed or handed on. Masking commands have to name it, and do not count. */
export function proveSecretsHidden({ narrator, results }: Play<'secrets-hidden'>, stage: Stage): void {
  const { password } = stage.postgres.login;
  const places = results.flatMap(({ action, rawLog, outputs, state, summary }) => {
    const lines = rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    const texts = { log: lines.join('\n'), outputs: JSON.stringify(outputs), state: JSON.stringify(state), summary };
    return Object.entries(texts).flatMap(([kind, text]) => (text.includes(password) ? [`${action}'s ${kind}`] : []));
  });
  const seen = places.length === 0 ? 'nowhere' : places.join(', ');
  const masked = results.every(({ masks, action }) => action !== 'build-args' || masks.includes(password));
  const holds = places.length === 0 && masked && results.length > 0;
  narrator.prove(
    'secrets-hidden',
    holds,
    `the password of the database stands in: ${seen} (${results.length} steps looked at)`,
  );
}

/** Looks at the engine after local-aws has stopped. */
export async function proveNothingLeft(play: Play<'nothing-left'>, stage: Pick<Stage, 'engine'>): Promise<void> {
  const remains = await remainsOf(stage, play.owners);
  const names = remains.length === 0 ? 'docker ps and docker network ls name none' : remains.join(', ');
  const seen = play.owners.size === 0 ? 'no container was ever seen' : names;
  play.narrator.prove('nothing-left', play.owners.size > 0 && remains.length === 0, seen);
}
