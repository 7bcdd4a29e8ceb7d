import type { ActionHost } from '../../toolkit/action-host.ts';
import type { Login } from './login.ts';
import { pausesAfterFailures, type Wait } from './pauses.ts';
import { judgePushFailure } from './push-failure.ts';

/** How often and how patiently a push is repeated. */
export interface Recovery {
  /** The logins that the push uses. */
  readonly logins: readonly Login[];
  readonly log: ActionHost['log'];
  readonly wait: Wait;
}

/** What came of one attempt: a result, or the message with which it failed. */
export type Attempt<Result> = { readonly result: Result } | { readonly failed: string };

/**
 * Pushes, and again where that can help: after a new login when the old one is refused, after a pause when the registry or the way to it
 * failed. Layers that have arrived are not sent twice.
 * @returns what the last attempt came to.
 * @throws what getting a new token throws, AWS_CREDENTIALS_EXPIRED above all.
 */
export async function pushWithRecovery<Result>(
  { logins, log, wait }: Recovery,
  push: () => Promise<Attempt<Result>>,
): Promise<Attempt<Result>> {
  let loginsLeft = newLogins;
  const pauses: number[] = [...pausesAfterFailures];
  for (const login of logins) await login.ensure();
  for (;;) {
    const attempt = await push();
    if ('result' in attempt) return attempt;
    switch (judgePushFailure(attempt.failed)) {
      case 'login':
        if (loginsLeft === 0) return attempt;
        loginsLeft -= 1;
        log.info(
          `The registry refuses the login (${attempt.failed}). Berth logs in again, and pushes what is missing.`,
        );
        for (const login of logins) await login.renew();
        break;
      case 'transient': {
        const pause = pauses.shift();
        if (pause === undefined) return attempt;
        log.info(`The push failed: ${attempt.failed}. It is tried again in ${pause / 1000} s.`);
        await wait(pause);
        break;
      }
      case 'taken':
      case 'denied':
      case 'final':
        return attempt;
    }
  }
}

/** A token that was made a moment ago and is refused twice is not refused for its age. */
const newLogins = 2;
