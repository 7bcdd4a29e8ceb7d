import { freshPageOf } from './default-page.ts';
import type { Expectation } from './expectation.ts';
import { knownProblem } from './known-words.ts';
import type { Answered } from './probe-outcome.ts';
import type { Problem } from './problem.ts';

/** Whether the answer is the page of a fresh installation. Who expects a text of that page means it. */
export function judgeFreshPage({ body }: Answered, host: string, expectation: Expectation): readonly Problem[] {
  const server = freshPageOf(body);
  const isMeant = expectation.body.length > 0 && expectation.body.every((text) => body.includes(text));
  return server === undefined || isMeant ? [] : [defaultPage(server, host)];
}

function defaultPage(server: string, host: string): Problem {
  const { what, fix } = knownProblem('default-page', {});
  return {
    name: 'default-page',
    what: server === 'nginx' ? what : `The answer is ${server}'s page for a fresh installation, not the site.`,
    why: `No ${server === 'nginx' ? 'server_name' : 'ServerName'} matches ${host}, or the configuration of the site is not loaded.`,
    fix: server === 'nginx' ? fix : 'Enable the configuration of the site, and check its server name.',
  };
}
