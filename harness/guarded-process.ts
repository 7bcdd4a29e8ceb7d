import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * Starts the command, waits, and cleans up after it. It stops the command when its own standard input ends, which happens when
 * the process that started it stops it, ends, or is killed; its own messages may have no reader then, so it writes none.
 * A directory that the command mounted onto itself, as dockerd does with its data, would be too busy to remove. Parameters:
 * signal, seconds until SIGKILL, directory to remove (may be empty), command and its parameters.
 */
const guard = `
: "\${PATH:=/usr/local/bin:/usr/bin:/bin}"
signal=$1 patience=$2 directory=$3; shift 3
exec 3<&0
"$@" </dev/null 3<&- & child=$!
(
  cat <&3 >/dev/null
  kill -s "$signal" "$child"
  left=$((patience * 5))
  while [ "$left" -gt 0 ] && kill -0 "$child"; do sleep 0.2; left=$((left - 1)); done
  kill -s KILL "$child"
) >/dev/null 2>&1 & watcher=$!
exec 3<&- </dev/null >/dev/null 2>&1
wait "$child"; status=$?
kill "$watcher"
[ -z "$directory" ] || { umount "$directory"/*; rm -rf -- "$directory"; }
exit "$status"
`;

export interface GuardedCommand {
  readonly command: readonly [string, ...string[]];
  /** The whole environment of the command. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The signal that asks the command to stop. SIGINT reaches only commands that handle it. */
  readonly stopSignal: 'TERM' | 'INT';
  /** Seconds between that signal and SIGKILL. */
  readonly patience: number;
  /** Removed after the command has ended. */
  readonly directory?: string;
  /** Runs the command, not its guard, as this user; only root may ask for it. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Runs guard and command through `sudo -n`. */
  readonly sudo?: boolean;
  /** Receives each line that the command prints. */
  onLine?(line: string): void;
}

/** A server that cannot outlive the process that started it, not even when that one is killed. */
export interface GuardedProcess {
  /** Resolves to the exit code when the command has ended, for whatever reason, and has been cleaned up after. */
  readonly ended: Promise<number>;
  /** Asks the command to stop, and resolves when it has ended and its directory is gone. Can be called twice. */
  stop(): Promise<void>;
}

export function startGuarded(options: GuardedCommand): GuardedProcess {
  const { stopSignal, patience, directory = '' } = options;
  const shell = ['sh', '-c', guard, 'guard', stopSignal, String(patience), directory, ...commandOf(options)];
  const [program, ...parameters] = options.sudo ? ['sudo', '-n', '-E', ...shell] : shell;
  const child = spawn(program ?? 'sh', parameters, {
    env: options.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    // Out of reach of Ctrl-C in a terminal: whoever started the server decides when it stops.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => options.onLine?.(line));
  const ended = endOf(child);
  return {
    ended,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

function commandOf({ command, user }: GuardedCommand): readonly string[] {
  if (user === undefined) return command;
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--', ...command];
}

async function endOf(child: ChildProcess): Promise<number> {
  child.stdin?.on('error', () => undefined);
  const ended = Promise.race([once(child, 'close'), once(child, 'error').then(() => [127])]);
  child.once('exit', () => child.stdin?.end());
  const [code] = await ended;
  return typeof code === 'number' ? code : 128;
}
