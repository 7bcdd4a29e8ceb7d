import type { Claims } from '../claims.ts';

/** Everything that the story of the closed database has to prove, in the order of its steps. */
export const claims = {
  'runner-shut-out': { step: 'a', text: 'the database answers nobody: packets are dropped' },
  'rule-named': { step: 'b', text: 'doctor names the missing rule, with both security groups' },
  'command-complete': { step: 'b', text: 'doctor prints the one command that adds it' },
  'port-truth-told': { step: 'b', text: 'doctor says that an outgoing connection needs no published port' },
  'failure-told': { step: 'c', text: 'deploy ends with the second dead container, and restarts none for ever' },
  'database-named': { step: 'c', text: "the error names the database, in the dead container's own words" },
  'cause-named': { step: 'c', text: 'the cause is a timeout, and not a refusal: packets are dropped' },
  'way-opened': { step: 'd', text: 'once the printed command has run, doctor finds the way open' },
  'first-version-serves': { step: 'd', text: 'the same image serves, with its row from PostgreSQL' },
  'stall-found': { step: 'e', text: 'doctor foresees that version 2 never comes: the static port is taken' },
  'percents-changed': { step: 'e', text: 'once the printed command has run, doctor finds no stall' },
  'second-version-serves': { step: 'e', text: 'version 2 serves, with its row from PostgreSQL' },
  'old-task-gone': { step: 'e', text: 'the old task has stopped and its container is gone' },
  'pushed-digest-runs': { step: 'e', text: 'the digest that runs is the digest that was pushed' },
  'secrets-hidden': { step: 'f', text: 'no secret stands in any log, output or job summary' },
  'nothing-left': { step: 'f', text: 'no container or network of local-aws is left behind' },
} as const satisfies Claims;

export type ClaimName = keyof typeof claims;
