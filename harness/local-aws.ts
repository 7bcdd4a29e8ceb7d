import { join } from 'node:path';
import { startGuarded } from './guarded-process.ts';
import { freePort } from './ports.ts';
import { repositoryRoot } from './runner.ts';
import { searchPath } from './tools.ts';
import { waitFor } from './wait.ts';

const secondsToStart = 60;

export interface LocalAwsOptions {
  readonly runtime: 'docker' | 'simulated';
  /** Divides the scheduler's waiting times. Default 1. */
  readonly speed?: number;
  /** More flags, such as `['--start-seconds', '3']`. */
  readonly flags?: readonly string[];
  /** What reaches the engine. Default: this process's environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Receives each line of its log. */
  onLine?(line: string): void;
}

export interface LocalAws {
  /** What a client needs to use it: AWS_ENDPOINT_URL, AWS_REGION, credentials, LOCAL_AWS_TASK_GATEWAY. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves to the exit code when it has ended, for whatever reason. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** Starts `script/local-aws` on a free port and waits for the line that says that it is ready. */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const port = await freePort();
  const flags = ['--port', String(port), '--runtime', options.runtime, '--speed', String(options.speed ?? 1)];
  const log: string[] = [];
  const server = startGuarded({
    command: [join(repositoryRoot, 'script/local-aws'), ...flags, ...(options.flags ?? [])],
    environment: { ...process.env, ...options.environment, PATH: searchPath() },
    stopSignal: 'TERM',
    patience: 30,
    onLine: (line) => {
      log.push(line);
      options.onLine?.(line);
    },
  });
  let exitCode: number | undefined;
  server.ended.then((code) => {
    exitCode = code;
  });
  const look = async () => (exitCode === undefined ? exportedBy(log) : {});
  const environment = await waitFor(look, { what: 'local-aws to be ready', seconds: secondsToStart }).catch(() => ({}));
  if (Object.keys(environment).length > 0) return { environment, ended: server.ended, stop: server.stop };
  await server.stop();
  throw new Error(`local-aws did not start (exit code ${exitCode}). The last lines of its log:\n${lastLines(log)}`);
}

/** The variables of the one line that ends in `export NAME=VALUE …`; undefined until it is there. */
function exportedBy(log: readonly string[]): Readonly<Record<string, string>> | undefined {
  const line = log.find((candidate) => candidate.includes(' is ready: export '));
  const words = line?.split(' export ')[1]?.trim().split(/\s+/);
  if (words === undefined) return undefined;
  return Object.fromEntries(
    words.map((word) => {
      const equals = word.indexOf('=');
      return [word.slice(0, equals), word.slice(equals + 1)] as const;
    }),
  );
}

function lastLines(log: readonly string[]): string {
  return log.slice(-10).join('\n');
}
