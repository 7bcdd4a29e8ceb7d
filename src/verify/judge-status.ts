import type { Expectation, RedirectExpectation } from './expectation.ts';
import { knownProblem } from './known-words.ts';
import type { Answered } from './probe-outcome.ts';
import type { Problem } from './problem.ts';
import { isAmong, statusesText } from './statuses.ts';
import { inlineUrl } from './words.ts';

/** Whether the answer has one of the statuses, and leads where a redirect should lead. */
export function judgeStatus(answer: Answered, url: URL, expectation: Expectation): readonly Problem[] {
  const { statuses, redirect } = expectation;
  if (!isAmong(answer.status, statuses)) return [wrongStatus(answer, url, expectation)];
  return redirect === null ? [] : judgeRedirect(answer, url, redirect);
}

function wrongStatus(answer: Answered, url: URL, { statuses, redirect }: Expectation): Problem {
  const { status, body, headers } = answer;
  if (/plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server/.test(body))
    return knownProblem('http-to-tls-port', {});
  if (redirect !== null && status < 400) return noRedirect(status, redirect);
  if (status === 503 && isLoadBalancer(headers)) return noHealthyTarget;
  if (status === 502) return badGateway(headers);
  if (status === 504) return gatewayTimeout;
  const target = headers.location === undefined ? '' : `, a redirect to ${inlineUrl(headers.location)}`;
  return {
    name: 'wrong-status',
    what: `It answered ${status}${target}, where ${statusesText(statuses)} is expected.`,
    why: whyOf(status, answer),
    fix: fixOf(status, url, headers.location),
  };
}

/** The `Server` of Application Load Balancers for answers of their own (AWS: "Troubleshoot your Application Load Balancers"). */
function isLoadBalancer(headers: Answered['headers']): boolean {
  return /^awselb\//.test(headers.server ?? '');
}

function badGateway(headers: Answered['headers']): Problem {
  if (!isLoadBalancer(headers)) return knownProblem('bad-gateway', {});
  return {
    ...knownProblem('bad-gateway', {}),
    what: 'The load balancer answers, but its target does not, or not with HTTP (502).',
    fix: 'Look at the health of the targets and at the log of the application; the port of the target group must be the one that the container listens on.',
  };
}

const noHealthyTarget: Problem = {
  name: 'no-healthy-target',
  what: 'The load balancer answers for itself: it has no target that could (503).',
  why: 'No task is registered in its target group, or none of them is in use yet.',
  fix: 'Look at the targets ("aws elbv2 describe-target-health --target-group-arn ARN") and at the events of the service.',
};

const gatewayTimeout: Problem = {
  name: 'gateway-timeout',
  what: 'The proxy or load balancer answers, but what is behind it did not in time (504).',
  why: 'Likely the application hangs or waits for its database, or a security group does not let the load balancer through to it.',
  fix: 'Read the log of the application for the request that hangs, and let the security group of the tasks take the port from that of the load balancer.',
};

function whyOf(status: number, { headers, body }: Answered): string {
  if (status === 404 && isOfNginx(headers, body))
    return 'nginx has no such file: the pages are not where root points to, or no server_name matches the host and another server block answers.';
  if (status === 403 && isOfNginx(headers, body))
    return 'nginx has the directory, but no index page in it, or may not read the file.';
  if (status === 404) return 'The server runs, but has nothing at this path.';
  if (status === 401) return 'The path wants a login.';
  if (status === 400 || status === 421) return 'Likely the server takes requests for other host names only.';
  if (status >= 500) return 'The application failed at it: its own lines are in its log.';
  return status >= 300 && status < 400 ? 'Redirects are not followed: each is an answer.' : 'The server says so.';
}

function isOfNginx({ server = '' }: Answered['headers'], body: string): boolean {
  return server.startsWith('nginx') || body.includes('<hr><center>nginx');
}

function fixOf(status: number, url: URL, location: string | undefined): string {
  if (status >= 300 && status < 400 && location !== undefined)
    return `Ask ${inlineUrl(location)} instead, or say "redirect" where this is right.`;
  if (status === 401) return 'Give what it wants in "request-headers", or ask a path that is open.';
  if (status >= 500) return 'Read the log of the application, which "diagnose" explains.';
  return `Let the server have a page at ${url.pathname}, or list ${status} in "status" where it is right.`;
}

const redirects = [301, 302, 303, 307, 308];

function judgeRedirect(answer: Answered, url: URL, wanted: RedirectExpectation): readonly Problem[] {
  const { location } = answer.headers;
  if (!redirects.includes(answer.status) || location === undefined) return [noRedirect(answer.status, wanted)];
  const leads = URL.canParse(location, url.href) && leadsTo(new URL(location, url), url, wanted);
  return leads ? [] : [elsewhere(location, wanted)];
}

function leadsTo(target: URL, from: URL, wanted: RedirectExpectation): boolean {
  if (wanted.kind === 'url') return target.href === new URL(wanted.url, from).href;
  return target.protocol === 'https:' && target.hostname === from.hostname;
}

function noRedirect(status: number, wanted: RedirectExpectation): Problem {
  return {
    name: 'no-redirect',
    what: `It answered ${status}, where a redirect to ${wantedText(wanted)} is expected.`,
    why:
      wanted.kind === 'https'
        ? 'The page is served without encryption, to everyone who types the name of the site.'
        : 'The server has no such redirect at this path, or another server block answered.',
    fix:
      wanted.kind === 'https'
        ? 'Let port 80 redirect: "return 301 https://$host$request_uri;" in nginx, or a redirect action on the listener of the load balancer.'
        : 'Correct the redirect in the server, or "redirect".',
  };
}

function elsewhere(location: string, wanted: RedirectExpectation): Problem {
  const [seen, expected] = [inlineUrl(location), wantedText(wanted)];
  const hidden = seen === expected ? ' What differs is not shown: it may be a secret.' : '';
  return {
    name: 'redirect-elsewhere',
    what: `It redirects to ${seen}, and not to ${expected}.${hidden}`,
    why: 'Another server block answered, or the application makes its addresses from the wrong host or scheme (X-Forwarded-Proto behind a load balancer).',
    fix: 'Correct the redirect in the server, or "redirect".',
  };
}

function wantedText(wanted: RedirectExpectation): string {
  return wanted.kind === 'url' ? inlineUrl(wanted.url) : 'https on the same host';
}
