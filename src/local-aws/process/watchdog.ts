import { spawn } from 'node:child_process';

/** A process that outlives its parent, SIGKILL included, and then removes what it was told of. */
export interface Watchdog {
  tell(kind: 'process' | 'forget' | 'docker' | 'image', value: string): void;
  /** Ends it without doing anything. */
  dismiss(): Promise<void>;
}

/**
 * Starts the watchdog: a shell in a session of its own (so that a signal to the parent's process group misses it), which reads from a
 * pipe. The pipe closes when the parent ends in whichever way.
 */
export function startWatchdog(options: { readonly directory: string; readonly label: string }): Watchdog {
  const shell = spawn('/bin/sh', ['-c', script, 'local-aws-watchdog', options.directory, options.label], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const { stdin } = shell;
  const ended = new Promise<void>((resolve) => {
    shell.once('exit', () => resolve());
    shell.once('error', () => resolve());
  });
  // Someone may end the watchdog first; that must not end the emulator.
  stdin.on('error', () => undefined);
  shell.unref();
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return {
    tell: (kind, value) => void stdin.write(`${kind} ${value}\n`),
    async dismiss() {
      stdin.end('dismiss\n');
      shell.ref();
      await ended;
    },
  };
}

/**
 * A docker command of the dead parent may still be creating a container, so removal is repeated for three seconds. The directory
 * goes after the registry process, which writes to it.
 */
const script = `
directory=$1 label=$2 processes= images= docker=
while read -r kind value; do
  case $kind in
    process) processes="$processes $value" ;;
    forget) kept=; for each in $processes; do [ "$each" = "$value" ] || kept="$kept $each"; done; processes=$kept ;;
    docker) docker=yes ;;
    image) images="$images $value" ;;
    dismiss) exit 0 ;;
  esac
done
for each in $processes; do kill -9 "$each"; done
rm -rf -- "$directory"
[ -n "$docker" ] || exit 0
for attempt in 1 2 3 4; do
  for each in $(docker ps --all --quiet --no-trunc --filter "label=$label"); do docker rm --force --volumes "$each"; done
  for each in $(docker network ls --quiet --filter "label=$label"); do docker network rm "$each"; done
  [ $attempt = 4 ] || sleep 1
done
for each in $images $(docker image ls --quiet --filter "label=$label"); do docker image rm "$each"; done
rm -rf -- "$directory"
`;
