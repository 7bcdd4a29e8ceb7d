import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { asObject, asString } from '../../../toolkit/json.ts';
import { type CleanUp, ownerLabel } from '../../process/clean-up.ts';

/** Something that happened to one of the emulator's containers. */
export type EngineEvent =
  | { readonly kind: 'died'; readonly id: string; readonly exitCode: number }
  | { readonly kind: 'health'; readonly id: string; readonly status: 'HEALTHY' | 'UNHEALTHY' };

export interface EngineEventsOptions {
  readonly cleanUp: CleanUp;
  readonly onEvent: (event: EngineEvent) => void;
  /** The stream broke and is there again: what happened in between is to be looked up. */
  readonly onGap: () => void;
  readonly log: (line: string) => void;
}

const millisecondsToReconnect = 500;

/** Follows the engine's events about the emulator's containers in one stream, for as long as it takes. */
export function followEngineEvents(options: EngineEventsOptions): { close(): void } {
  let closed = false;
  let end = () => {};
  let timer: NodeJS.Timeout | undefined;
  const follow = (since: number) => {
    const stream = openStream(options, since);
    end = stream.end;
    stream.ended.then((why) => {
      if (closed) return;
      options.log(`The stream of the Docker engine's events broke and is opened again: ${why}`);
      timer = setTimeout(() => {
        follow(Math.floor(Date.now() / 1000) - 5);
        options.onGap();
      }, millisecondsToReconnect);
    });
  };
  follow(Math.floor(Date.now() / 1000));
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      end();
    },
  };
}

/** Events since a second in the past are repeated, so none is missed while the stream opens. */
function openStream({ cleanUp, onEvent }: EngineEventsOptions, since: number) {
  const filter = `label=${ownerLabel}=${cleanUp.owner}`;
  const parameters = ['events', '--since', String(since), '--filter', 'type=container', '--filter', filter];
  const child = spawn('docker', [...parameters, '--format', '{{json .}}'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid !== undefined) cleanUp.addProcess(pid);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = text.trim();
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = readEvent(line);
    if (event !== undefined) onEvent(event);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => {
      if (pid !== undefined) cleanUp.forgetProcess(pid);
      resolve(complaint || 'it ended');
    });
  });
  return { ended, end: () => void child.kill('SIGKILL') };
}

/** Reads one line of `docker events --format '{{json .}}'`; undefined for what is of no interest. */
export function readEvent(line: string): EngineEvent | undefined {
  const event = asObject(parseJson(line));
  const actor = asObject(event?.Actor);
  const id = asString(actor?.ID) ?? '';
  const action = asString(event?.Action) ?? '';
  if (action === 'die') {
    const exitCode = Number(asString(asObject(actor?.Attributes)?.exitCode));
    return { kind: 'died', id, exitCode: Number.isInteger(exitCode) ? exitCode : 137 };
  }
  if (action === 'health_status: healthy') return { kind: 'health', id, status: 'HEALTHY' };
  if (action === 'health_status: unhealthy') return { kind: 'health', id, status: 'UNHEALTHY' };
  return undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
