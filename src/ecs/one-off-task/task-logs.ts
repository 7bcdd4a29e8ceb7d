import { type LogLocation, logLocation } from '../../logs/log-location.ts';
import { followLines, type LogRead } from '../../logs/log-reader.ts';
import { printForeign } from '../../toolkit/foreign-output.ts';
import type { Task, TaskContainer } from '../situation/task.ts';
import type { OneOffRequest, OneOffTools } from './one-off-task.ts';

/** Prints what the containers of one-off tasks write. */
export interface TaskLogs {
  /** Prints what came since the last time; returns how many lines. */
  print(tasks: readonly Task[]): Promise<number>;
  /** The tasks have stopped: waits for lines that come late, and says what could not be read. */
  finish(tasks: readonly Task[]): Promise<void>;
  /** The newest lines of a container, oldest first. */
  lastLines(taskId: string, containerName: string): readonly string[];
}

const linesKept = 20;
/** The log driver sends late, and CloudWatch Logs shows an event a moment after it has taken it. */
const mostMilliseconds = 15_000;
/** How long nothing must come for the log to count as complete. */
const quietMilliseconds = 3_000;

/** Follows every container that logs to CloudWatch Logs; containers that do not, and a refusal, are said once. */
export function openTaskLogs({ taskDefinition }: OneOffRequest, tools: OneOffTools): TaskLogs {
  const streams = new Map<string, Stream>();
  const said = new Set<string>();

  const print = async (tasks: readonly Task[]) => {
    openStreams(streams, tasks, taskDefinition, tools);
    const reads = await Promise.all([...streams.values()].map((stream) => readStream(stream)));
    for (const denial of reads.flatMap(({ denied }) => denied ?? [])) warnOnce(said, denial, tools);
    const lines = reads.flatMap((read) => read.lines).sort((one, other) => one.timestamp - other.timestamp);
    const texts = lines.map(({ text }) => text);
    printForeign(tools.log, texts);
    return texts.length;
  };

  const finish = async (tasks: readonly Task[]) => {
    const isDone = () => tools.cancelled.aborted || !mayWrite(tasks, streams);
    await printLateLines(
      () => print(tasks),
      { wasSilent: [...streams.values()].every(({ kept }) => kept.length === 0), isDone },
      tools,
    );
    for (const { absent } of streams.values()) if (absent !== undefined) tools.log.info(`No lines: ${absent}.`);
  };

  const lastLines = (taskId: string, name: string) => streams.get(`${taskId}/${name}`)?.kept ?? [];
  return { print, finish, lastLines };
}

/** Prints until nothing has come for a while; of a container that was silent so far, the first line is awaited to the limit. */
async function printLateLines(
  print: () => Promise<number>,
  { wasSilent, isDone }: { readonly wasSilent: boolean; isDone(): boolean },
  { clock, cancelled }: OneOffTools,
): Promise<void> {
  const limit = clock.now() + mostMilliseconds;
  let end = wasSilent ? limit : clock.now() + quietMilliseconds;
  for (;;) {
    if ((await print()) > 0) end = Math.min(limit, clock.now() + quietMilliseconds);
    if (isDone() || clock.now() >= end) return;
    await clock.sleep(1_000, cancelled);
  }
}

interface Stream {
  readonly next: () => Promise<LogRead>;
  /** What stands before its lines when there are several containers. */
  readonly prefix: string;
  /** False once reading was denied. */
  isOpen: boolean;
  /** Why it has no lines so far. */
  absent: string | undefined;
  /** Its newest lines, without the prefix. */
  kept: readonly string[];
}

function openStreams(
  streams: Map<string, Stream>,
  tasks: readonly Task[],
  taskDefinition: OneOffRequest['taskDefinition'],
  { callLogs, log }: OneOffTools,
): void {
  const prefixOf = prefixes(tasks);
  const begun = tasks.flatMap((task) => task.containers.filter(hasBegun).map((container) => ({ task, container })));
  for (const { task, container } of begun) {
    const key = `${task.id}/${container.name}`;
    if (streams.has(key)) continue;
    const location = logLocation(taskDefinition, { ...container, taskId: task.id });
    if ('unreadable' in location) log.info(`No lines are shown: ${location.unreadable}.`);
    streams.set(key, openStream(location, prefixOf(task, container), callLogs));
  }
}

function prefixes(tasks: readonly Task[]): (task: Task, container: TaskContainer) => string {
  const severalContainers = tasks.some(({ containers }) => containers.length > 1);
  const severalTasks = tasks.length > 1;
  return ({ id }, { name }) => {
    const words = [...(severalTasks ? [id.slice(0, 8)] : []), ...(severalContainers ? [name] : [])];
    return words.length === 0 ? '' : `${words.join(' ')} | `;
  };
}

function openStream(
  location: LogLocation | { readonly unreadable: string },
  prefix: string,
  callLogs: OneOffTools['callLogs'],
): Stream {
  const isOpen = !('unreadable' in location);
  const next = 'unreadable' in location ? async () => ({ lines: [] }) : followLines(location, callLogs);
  return { next, prefix, isOpen, absent: undefined, kept: [] };
}

/** A container that was never created writes nothing. */
function hasBegun({ runtimeId, exitCode }: TaskContainer): boolean {
  return runtimeId !== null || exitCode !== null;
}

/** Whether lines can still come: a container has run, and its log may be read. */
function mayWrite(tasks: readonly Task[], streams: ReadonlyMap<string, Stream>): boolean {
  const haveRun = tasks.some(({ containers }) => containers.some(({ exitCode }) => exitCode !== null));
  return haveRun && [...streams.values()].some(({ isOpen }) => isOpen);
}

interface StreamRead {
  readonly lines: readonly { readonly timestamp: number; readonly text: string }[];
  readonly denied?: string;
}

async function readStream(stream: Stream): Promise<StreamRead> {
  if (!stream.isOpen) return { lines: [] };
  const read = await stream.next();
  if ('denied' in read) {
    stream.isOpen = false;
    return { lines: [], denied: read.denied };
  }
  stream.absent = read.absent;
  stream.kept = [...stream.kept, ...read.lines.map(({ message }) => message)].slice(-linesKept);
  return { lines: read.lines.map(({ timestamp, message }) => ({ timestamp, text: `${stream.prefix}${message}` })) };
}

function warnOnce(said: Set<string>, denied: string, { log }: OneOffTools): void {
  if (said.has(denied)) return;
  said.add(denied);
  log.warning(`The lines of the task are not shown: AWS denied ${denied}. The task runs all the same.`);
}
