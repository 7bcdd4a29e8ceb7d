import type { Claims } from '../claims.ts';

/** Everything that the story of the single instance has to prove, in the order of its steps. */
export const claims = {
  'wrong-password-refused': { step: 'a', text: 'PostgreSQL refuses a wrong password' },
  'first-version-serves': { step: 'b', text: 'version 1 serves, with its row from PostgreSQL' },
  'build-args-removed': { step: 'b', text: 'the file with the secrets is gone after the job' },
  'build-arg-found': { step: 'b', text: 'the password was a build arg: it is found in the image, with a warning' },
  'stall-predicted': { step: 'c', text: 'version 2 at 100/200 is predicted to stall, and why' },
  'stall-refused': { step: 'c', text: 'those percents are refused, and nothing is changed' },
  'stall-happens': { step: 'c', text: "sent all the same, the rollout stalls with ECS's own event" },
  'old-version-serves': { step: 'c', text: 'version 1 serves on while the rollout is stuck' },
  'percents-tuned': { step: 'd', text: 'deploy chooses 0/100 for the one instance, and says why' },
  'second-version-serves': { step: 'd', text: 'version 2 serves, with its row from PostgreSQL' },
  'old-task-gone': { step: 'd', text: 'the old task has stopped and its container is gone' },
  'pushed-digest-runs': { step: 'd', text: 'the digest that runs is the digest that was pushed' },
  'outcome-is-prompt': { step: 'd', text: 'the outcome comes at most 2 s after ECS completes' },
  'one-word-moves-it': {
    step: 'd',
    text: 'with "as: runtime-ssm" the container has it, and nothing of the image does',
  },
  'interruption-foreseen': { step: 'd', text: 'a client is without an answer for as long as was predicted' },
  'broken-image-refused': { step: 'e', text: 'version 3 fails the test of its finished container: not pushed' },
  'broken-version-refused': { step: 'e', text: 'version 3 cannot reach its database: refused, nothing changed' },
  'cause-told': { step: 'e', text: "the error tells the cause, in the container's own last words" },
  'no-request-lost': { step: 'e', text: 'version 2 answers every request meanwhile' },
  'rolled-back': { step: 'f', text: 'rollback goes back to the last good version, digest by digest' },
  'first-version-serves-again': { step: 'f', text: 'version 1 serves again, with its row from PostgreSQL' },
  'percents-kept': { step: 'g', text: 'deploy chooses 100/200 where there is room for two' },
  'no-failed-request': { step: 'g', text: 'a client of the load balancer sees no failure' },
  'drained-first': { step: 'g', text: 'the old task is drained before it gets SIGTERM' },
  'secrets-hidden': { step: 'h', text: 'no secret stands in any log, output or job summary' },
  'nothing-left': { step: 'h', text: 'no container or network of local-aws is left behind' },
} as const satisfies Claims;

export type ClaimName = keyof typeof claims;
