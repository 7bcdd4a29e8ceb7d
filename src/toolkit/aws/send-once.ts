import { setTimeout as delay } from 'node:timers/promises';
import { wasNotCarriedOut } from './errors.ts';

const attempts = 4;

/**
 * Sends a call that must not be carried out twice. It is sent again only where it is certain that it was not carried out: AWS refused it
 * for its rate or for the time of its signature, or there was no connection. What became of one whose answer is lost is for the caller
 * to find out (`isAnswerLost`).
 *
 * @param send one attempt; the SDK must not repeat it by itself.
 */
export async function sendOnce<Answer>(
  send: () => Promise<Answer>,
  wait: (milliseconds: number) => Promise<unknown> = delay,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (thrown) {
      if (attempt === attempts || !wasNotCarriedOut(thrown)) throw thrown;
      await wait(1_000 * attempt);
    }
  }
}
