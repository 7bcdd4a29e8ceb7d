import { freshPageOf } from '../../verify/default-page.ts';
import type { ProbeOutcome } from '../../verify/probe-outcome.ts';
import { failed, passed, type Verdict } from './checks.ts';
import { printLog, readLog } from './container-log.ts';
import type { ContainerState } from './container-state.ts';
import type { ContainerTest } from './container-test.ts';
import { notForThisMachine } from './foreign-machine.ts';
import type { ImageFacts } from './image-facts.ts';
import { readListeners, readUser, readVariables } from './inside.ts';
import { judgeEnd } from './judge-end.ts';
import { isWanted, judgeHttp } from './judge-http.ts';
import { knownCause } from './known-cause.ts';
import { judgeUser } from './passwd.ts';
import { type ContainerTestRequest, secondsToAnswer, secondsToStayUp } from './request.ts';
import { runTestCommand } from './run-command.ts';
import { inspectContainer, placesOf, type Reach } from './start-container.ts';
import { isWrongFormat } from './start-failure.ts';
import { judgeVariables } from './variables.ts';
import { askUntilWanted, type EndWatch, type Timed, waitForHealth, watchEnd } from './wait-until-ready.ts';
import { secondsText } from './words.ts';

/** A container that was started. */
interface Running extends ContainerTest {
  readonly image: ImageFacts;
  readonly id: string;
  readonly reach: Reach;
  readonly end: EndWatch;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** Waits until the container is ready, then looks at it. Its log is shown when anything fails. */
export async function tryStarted(
  test: ContainerTest,
  image: ImageFacts,
  { id, reach }: { readonly id: string; readonly reach: Reach },
): Promise<void> {
  const end = watchEnd(test.tools, id);
  const running: Running = { ...test, image, id, reach, end, since: test.tools.clock.now() };
  try {
    const isReady = await becomesReady(running);
    await lookInside(running, isReady);
    if (test.record.results.some(({ verdict }) => verdict.state === 'failed'))
      printLog(test.tools, 'Log of the container', await readLog(test.tools, id));
  } finally {
    await end.stop();
  }
}

/** Returns whether it is up, and has answered whatever it was asked. */
async function becomesReady(running: Running): Promise<boolean> {
  const { tools, request, id, image, end } = running;
  const answers = request.http !== undefined || image.healthCheck !== undefined;
  if (!answers) return staysUp(running);
  const before = await inspectContainer(tools, id);
  const limit = { seconds: request.seconds ?? secondsToAnswer, ended: end.signal };
  const [http, health] = await Promise.all([
    ask(running, before, limit),
    image.healthCheck === undefined ? undefined : waitForHealth(tools, id, limit),
  ]);
  const healthy = health === undefined || running.record.add('health check', health.value, health.milliseconds);
  const answered = http === undefined || (await recordAnswer(running, http, limit.seconds));
  // The health check may see the end before the client's waiting has told of it.
  const ended = hasEnded(running) || (image.healthCheck !== undefined && health === undefined);
  return ended ? recordEnd(running, whatItHadToDo(request)) : healthy && answered;
}

async function staysUp(running: Running): Promise<boolean> {
  const { tools, request, record, id, end, since } = running;
  const seconds = request.seconds ?? secondsToStayUp;
  await tools.clock.sleep(seconds * 1000, AbortSignal.any([end.signal, tools.cancelled]));
  const { running: isUp } = await inspectContainer(tools, id);
  if (isUp) return record.add('stays up', passed(`for ${seconds} s`), tools.clock.now() - since);
  const expected = request.seconds === undefined ? undefined : `the ${seconds} s of "test-seconds" were over`;
  return recordEnd(running, expected);
}

async function ask(
  { tools, request: { http }, reach }: Running,
  container: ContainerState,
  limit: { readonly seconds: number; readonly ended: AbortSignal },
): Promise<Timed<ProbeOutcome> | undefined> {
  if (http === undefined) return undefined;
  return askUntilWanted(tools, placesOf(container, http.port, reach), http, limit);
}

/** An end before the answer is told as that. */
async function recordAnswer(
  running: Running,
  { value: seen, milliseconds }: Timed<ProbeOutcome>,
  seconds: number,
): Promise<boolean> {
  const { tools, record, request, id, reach } = running;
  const { http } = request;
  if (http === undefined) return true;
  warnOfDefaultPage(running, seen);
  if (isWanted(seen, http))
    return record.add('port', judgeHttp(http, { seen, listeners: undefined, lines: [], seconds }), milliseconds);
  if (hasEnded(running)) return false;
  // In the network of the host, the ports of others are seen too.
  const isOwn = reach.network.name !== 'host';
  const listeners = isOwn ? await readListeners(tools, await inspectContainer(tools, id)) : undefined;
  const lines = await readLog(tools, id);
  const known = await knownCause(lines);
  return record.add('port', judgeHttp(http, { seen, listeners, lines, known, seconds }), milliseconds);
}

function warnOfDefaultPage({ tools, request }: Running, seen: ProbeOutcome): void {
  const server = seen.kind === 'answered' && seen.status < 300 ? freshPageOf(seen.body) : undefined;
  if (server === undefined) return;
  tools.log.warning(
    `${request.http?.path} answered with ${server}'s own page for a fresh installation: the application's files may not be where ${server} looks for them.`,
  );
}

function hasEnded({ end }: Running): boolean {
  return end.signal.aborted;
}

function whatItHadToDo({ http }: ContainerTestRequest): string {
  return http === undefined ? 'its health check had passed' : `the test of port ${http.port} was over`;
}

/** Returns false: what has ended cannot be asked any more. */
async function recordEnd(running: Running, expected: string | undefined): Promise<false> {
  const { tools, record, id, since, image } = running;
  const [state, lines] = await Promise.all([inspectContainer(tools, id), readLog(tools, id)]);
  const took = tools.clock.now() - since;
  const foreign = lines.some(isWrongFormat) ? await notForThisMachine(tools, image) : undefined;
  if (foreign !== undefined) record.add('start', foreign, took);
  else {
    const known = state.exitCode === 0 ? undefined : await knownCause(lines);
    recordEndOf(running, judgeEnd({ state, lines, known, after: secondsText(took), expected }), took);
  }
  return false;
}

function recordEndOf({ tools, record }: Running, verdict: Verdict, took: number): void {
  record.add('stays up', verdict, took);
  if (verdict.state === 'passed') tools.log.notice(`The finished container ${verdict.says}.`);
}

/** What can be told of a container that runs, or, of what the image says, of one that has ended. */
async function lookInside(running: Running, isReady: boolean): Promise<void> {
  const { tools, request, record, id, image } = running;
  const { variables, user, command, environment } = request;
  if (record.results.some(({ name, verdict }) => name === 'start' && verdict.state === 'skipped')) return;
  if (variables.length === 0 && user === undefined && command === null) return;
  const container = await inspectContainer(tools, id);
  if (variables.length > 0)
    await record.measure('variables', async () =>
      judgeVariables(await readVariables(tools, container, { image, given: environment }), variables),
    );
  if (user !== undefined)
    await record.measure('user', async () => judgeUser(await readUser(tools, container, image), user));
  if (command !== null) await tryCommand(running, command, isReady);
}

async function tryCommand(running: Running, command: readonly string[], isReady: boolean): Promise<void> {
  const { tools, request, record, id } = running;
  if (!isReady) return skipCommand(running);
  const seconds = request.seconds ?? secondsToAnswer;
  await record.measure('command', () => runTestCommand(tools, id, command, seconds));
  if (hasEnded(running)) await recordEnd(running, '"test-command" was over');
}

/** A task that has ended well leaves nothing to run the command in; that is the user's to know. */
function skipCommand({ record }: Running): void {
  const isOnlyEnded = record.results.every(({ verdict }) => verdict.state !== 'failed');
  const says = 'the container is not up';
  record.add('command', isOnlyEnded ? failed(says, commandNeedsContainer) : { state: 'skipped', says }, 0);
}

const commandNeedsContainer = {
  what: '"test-command" could not be run: the container had ended already.',
  why: 'It runs inside of a container that is up, and this one ended with 0, as a task does.',
  fix: 'Leave "test-command" out, or have the image run something that stays up.',
};
