import type { FoundError } from '../../diagnosis/found-error.ts';
import { freshPageOf } from '../../verify/default-page.ts';
import { judgePage } from '../../verify/judge-content.ts';
import type { Answered, ProbeOutcome } from '../../verify/probe-outcome.ts';
import { isAmong, statusesText } from '../../verify/statuses.ts';
import { failed, passed, type Verdict } from './checks.ts';
import { fixOfNeed, joined, lastWords } from './judge-end.ts';
import type { Listener } from './listening.ts';
import type { HttpRequest } from './request.ts';
import { listed } from './words.ts';

/** What was seen last, and what else is known when it was not what is wanted. */
export interface HttpEvidence {
  readonly seen: ProbeOutcome;
  /** On which ports something listens in the container; undefined when that cannot be told. */
  readonly listeners: readonly Listener[] | undefined;
  /** The last lines of the container's log. */
  readonly lines: readonly string[];
  /** What is known of these lines; undefined where nothing is. */
  readonly known?: FoundError | undefined;
  /** How long was asked for. */
  readonly seconds: number;
}

/** Whether the answer has one of the statuses, and is the page that is wanted. */
export function isWanted(seen: ProbeOutcome, { statuses, page }: HttpRequest): boolean {
  return seen.kind === 'answered' && isAmong(seen.status, statuses) && judgePage(seen, page).length === 0;
}

/** What the answers of test-port come to, at the end. */
export function judgeHttp(request: HttpRequest, evidence: HttpEvidence): Verdict {
  const { port, path, statuses } = request;
  const { seen, seconds } = evidence;
  const asked = `GET ${path} on port ${port}`;
  if (seen.kind === 'answered' && isWanted(seen, request)) return passed(`${asked} answered ${seen.status}`);
  const isOtherPage = seen.kind === 'answered' && isAmong(seen.status, statuses);
  const wanted = isOtherPage ? 'the page that is wanted' : statusesText(statuses);
  const what = `${asked} did not answer with ${wanted} within ${seconds} s.`;
  const { says, why, fix } = isOtherPage ? otherPage(request, seen, evidence.known) : explain(port, evidence);
  return failed(`${asked}: ${says}`, { what, why, fix });
}

interface Words {
  readonly says: string;
  readonly why: string;
  readonly fix: string;
}

function otherPage({ page }: HttpRequest, seen: Answered, known: FoundError | undefined): Words {
  const problems = judgePage(seen, page);
  const server = freshPageOf(seen.body);
  const fresh = server === undefined ? undefined : `It is ${server}'s own page for a fresh installation.`;
  return {
    says: `answered ${seen.status} with another page`,
    why: joined(...problems.map(({ what }) => what), fresh, known?.what, known?.why),
    fix:
      known?.fix ??
      'Look into the image whether the files are where the server looks for them, or correct "test-body", "test-json" or "test-headers".',
  };
}

function explain(port: number, evidence: HttpEvidence): Words {
  const { seen } = evidence;
  switch (seen.kind) {
    case 'answered':
      return wrongStatus(port, seen, evidence.known);
    case 'not HTTP':
      return {
        says: 'the answer is not HTTP',
        why: 'Something answers there, but not with HTTP.',
        fix: 'Give the port that speaks plain HTTP; for TLS or another protocol ask from inside with "test-command".',
      };
    case 'refused':
    case 'reset':
      return noConnection(port, evidence, seen.kind);
    case 'timed out':
      return noConnection(port, evidence, 'no answer');
    case 'unreachable':
    case 'name not found':
    case 'TLS failure':
    case 'cancelled':
      return noConnection(port, evidence, 'unreachable');
  }
}

function wrongStatus(
  port: number,
  { status, headers: { location }, body }: Answered,
  known: FoundError | undefined,
): Words {
  if (/plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server/.test(body))
    return {
      says: 'it wants HTTPS',
      why: `Port ${port} speaks TLS and was asked without.`,
      fix: 'Give the port that speaks plain HTTP, or ask from inside with "test-command".',
    };
  const server = serverOf(body);
  const target = location === undefined ? '' : `, a redirect to ${location.split('?')[0]?.slice(0, 200)}`;
  const page = server === undefined ? '' : `, ${server}'s own page`;
  return {
    says: `answered ${status}${target}${page}`,
    why: joined(`The last answer was ${status}${target}${page}.${hint(status)}`, known?.what, known?.why),
    fix:
      known?.fix ??
      `Give "test-path" a path that the application answers with success, or list ${status} in "test-status" when it is right.`,
  };
}

/** The server whose own page this is, for a fresh installation or for an error. */
function serverOf(body: string): string | undefined {
  return body.includes('<hr><center>nginx') ? 'nginx' : freshPageOf(body);
}

function hint(status: number): string {
  if (status === 404) return ' The server runs, but has nothing at this path: the files may not be where it looks.';
  if (status === 403)
    return ' The server has the path but may not show it: an index file or the rights of a file may be missing.';
  if (status === 401) return ' The path wants a login.';
  if (status === 400 || status === 421)
    return ' It may accept requests for its own host name only; the test asks for "localhost".';
  return status >= 500 ? ' The application failed at it: its own lines are in the log.' : '';
}

function noConnection(
  port: number,
  { listeners, lines, known }: HttpEvidence,
  kind: 'refused' | 'reset' | 'no answer' | 'unreachable',
): Words {
  const here = listeners?.filter((listener) => listener.port === port) ?? [];
  if (here.length > 0) return here.every(({ loopback }) => loopback) ? onlyInside(port) : notFromHere(port, kind);
  if (listeners === undefined) return unknown(port, kind);
  const others = [...new Set(listeners.map((listener) => listener.port))].sort((one, other) => one - other);
  return others.length === 0 ? nothingListens(port, kind, { lines, known }) : otherPorts(port, others);
}

function onlyInside(port: number): Words {
  return {
    says: 'it listens on 127.0.0.1 only',
    why: `The application listens on 127.0.0.1:${port}, which nobody outside of the container can reach, in ECS neither.`,
    fix: 'Have it listen on 0.0.0.0 (an option such as --host 0.0.0.0, or HOST=0.0.0.0).',
  };
}

function otherPorts(port: number, others: readonly number[]): Words {
  const ports = `${others.length > 1 ? 'ports' : 'port'} ${listed(others)}`;
  return {
    says: `it listens on ${ports}`,
    why: `Nothing in the container listens on port ${port}; it listens on ${ports}.`,
    fix: `Set "test-port" to the port of the application, or have it listen on ${port}. EXPOSE in the Dockerfile changes neither.`,
  };
}

function nothingListens(port: number, kind: string, { lines, known }: Pick<HttpEvidence, 'lines' | 'known'>): Words {
  const why = `Nothing in the container listens on any TCP port: the application has not come that far, or is no server.`;
  return {
    says: kind === 'refused' ? 'connection refused' : kind,
    why: joined(why, known?.what, known?.why, lastWords(lines)),
    fix:
      fixOfNeed(lines, known) ??
      known?.fix ??
      `Correct what its log names. If it only needs longer, raise "test-seconds"; port ${port} is right once it listens there.`,
  };
}

function notFromHere(port: number, kind: string): Words {
  if (kind === 'no answer')
    return {
      says: 'no answer',
      why: `The application listens on port ${port}, took the request, and did not answer in time.`,
      fix: 'Find out what it waits for (a database, another service): its own lines are in the log.',
    };
  return {
    says: kind,
    why: `The application listens on port ${port}, but this job cannot reach the container's network.`,
    fix: `In a job that runs in a container, set ${jobNetwork}; elsewhere use "test-command".`,
  };
}

function unknown(port: number, kind: string): Words {
  const words: Readonly<Record<string, string>> = {
    refused: 'The connection was refused: nothing listens there, or on 127.0.0.1 inside the container only.',
    reset: 'The connection was ended without an answer: nothing may listen on that port in the container.',
  };
  return {
    says: kind === 'refused' ? 'connection refused' : kind,
    why: words[kind] ?? 'No connection came about: the container may be in a network that this job cannot reach.',
    fix: `Have the application listen on 0.0.0.0:${port}; in a job that runs in a container, set ${jobNetwork}.`,
  };
}

/** An expression of GitHub's for the reader to copy. */
const jobNetwork = `"test-network: $${'{{ job.container.network }}'}"`;
