import { once } from 'node:events';
import { connect } from 'node:net';
import { failed, passed, skipped, type Verdict } from '../checks.ts';
import type { ContainerTestTools } from '../tools.ts';
import { listed } from '../words.ts';
import type { DatabasePlace } from './services.ts';

/** Why a place did not answer; undefined when it did. */
export type NoAnswer = 'refused' | 'closed' | 'timeout' | 'unknown host' | 'unreachable' | undefined;

const secondsPerConnection = 5;
/** A proxy in front of a database that is not up takes a connection and ends it at once. */
const millisecondsToStay = 100;

/** Connects once over TCP, and sees whether the connection lasts. */
async function tryConnection({ host, port }: DatabasePlace, cancelled: AbortSignal): Promise<NoAnswer> {
  const socket = connect({ host, port });
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(secondsPerConnection * 1000)]);
  try {
    await once(socket, 'connect', { signal });
    const brief = AbortSignal.any([cancelled, AbortSignal.timeout(millisecondsToStay)]);
    // A server that greets stays; nothing is lost of what it says.
    socket.resume();
    return await once(socket, 'close', { signal: brief }).then(
      () => 'closed' as const,
      (thrown) => (brief.aborted ? undefined : reason(thrown)),
    );
  } catch (thrown) {
    return reason(thrown);
  } finally {
    socket.on('error', () => undefined).destroy();
  }
}

function reason(thrown: unknown): NoAnswer {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown host';
  if (code === 'ECONNRESET') return 'closed';
  return code === 'ABORT_ERR' || code === 'ETIMEDOUT' ? 'timeout' : 'unreachable';
}

/** How long a database that starts beside the job is waited for, when "test-seconds" says nothing. */
const secondsToAnswer = 30;
const pause = 250;

/**
 * Waits until every place answers, or the time is over.
 * @param network The network of the container, when one is given: it may know names that this job does not.
 */
export async function waitForDatabase(
  { clock, cancelled }: Pick<ContainerTestTools, 'clock' | 'cancelled'>,
  places: readonly DatabasePlace[],
  options: { readonly seconds: number | undefined; readonly network: string | undefined },
): Promise<Verdict> {
  const seconds = options.seconds ?? secondsToAnswer;
  const deadline = clock.now() + seconds * 1000;
  for (;;) {
    const answers = await Promise.all(places.map((place) => tryConnection(place, cancelled)));
    const verdict = judgeDatabase(places, answers, { ...options, seconds });
    if (verdict.state !== 'failed' || clock.now() >= deadline || cancelled.aborted) return verdict;
    await clock.sleep(pause, cancelled);
  }
}

/** What the answers of all places come to. */
export function judgeDatabase(
  places: readonly DatabasePlace[],
  answers: readonly NoAnswer[],
  { seconds, network }: { readonly seconds: number; readonly network: string | undefined },
): Verdict {
  const silent = places.flatMap((place, index) => {
    const answer = answers[index];
    return answer === undefined ? [] : [{ place, answer }];
  });
  const [first] = silent;
  if (first === undefined) return passed(`${listed(places.map(placeText))} answered`);
  const place = placeText(first.place);
  if (network !== undefined && silent.every(({ answer }) => answer === 'unknown host'))
    return skipped(`${place} is known in the network ${network} only`);
  const { says, why, fix } = explain(first.place, first.answer);
  return failed(`${place}: ${says}`, {
    what: `The database at ${place}, which "test-services" names, did not answer within ${seconds} s: ${says}.`,
    why,
    fix,
  });
}

function placeText({ host, port }: DatabasePlace): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function explain({ host, port }: DatabasePlace, answer: Exclude<NoAnswer, undefined>) {
  switch (answer) {
    case 'refused':
      return {
        says: 'the connection was refused',
        why: `Nothing listens on port ${port} of ${host}. The container was not started.`,
        fix: `Start it before this step: "services:" of the job with "ports: ['${port}:${port}']", or a compose file in "test-services".`,
      };
    case 'closed':
      return {
        says: 'the connection was ended at once',
        why: 'Docker publishes the port, but nothing behind it listens yet. The container was not started.',
        fix: 'Give the service a health check ("options: --health-cmd …"), so that the job waits for it; its log says why it does not come up.',
      };
    case 'unknown host':
      return {
        says: `the name ${host} is not known`,
        why: 'It has no address in the DNS of this job. The container was not started.',
        fix: 'Correct the name. A service of the job has its name only for jobs that run in a container; elsewhere it is localhost with a published port.',
      };
    case 'timeout':
    case 'unreachable':
      return {
        says: answer === 'timeout' ? 'the connection timed out' : 'it could not be reached',
        why: 'A firewall or security group drops the connection, or there is no way to it. The container was not started.',
        fix: 'A database in a VPC is rarely reached from a runner: use one beside the job ("services:", or a compose file) for the test.',
      };
  }
}
