import { containerName, dockerRun, image } from '../containers.ts';
import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** What the second of two such containers ends with. */
async function second(stage: Stage, flags: (name: string) => readonly string[]): Promise<string> {
  const [first, other, app] = [containerName(stage), containerName(stage), await image(stage)];
  await stage.run('docker', ['run', '--detach', '--name', first, ...flags(first), app, 'sleep', '600']);
  return stage.run('docker', ['run', '--name', other, ...flags(first), app, 'sleep', '600']);
}

const starts = scenesOf({ source: 'stopped-reason', tool: 'docker', isQuick: true }, [
  { id: 'start-executable-not-found', provoke: (stage) => dockerRun(stage, [], 'npm', 'start') },
  { id: 'start-executable-not-found', wording: 'path', provoke: (stage) => dockerRun(stage, [], '/app/server') },
  { id: 'start-permission-denied', provoke: (stage) => dockerRun(stage, [], '/app/not-executable.sh') },
  {
    id: 'start-port-already-allocated',
    provoke: async (stage) => {
      const port = await stage.port(8080);
      return second(stage, () => ['--publish', `127.0.0.1:${port}:80`]);
    },
  },
  {
    id: 'start-container-name-conflict',
    provoke: async (stage) => {
      const [name, app] = [containerName(stage), await image(stage)];
      await stage.run('docker', ['create', '--name', name, app, 'sh']);
      return stage.run('docker', ['create', '--name', name, app, 'sh']);
    },
  },
  {
    id: 'out-of-memory-killed',
    provoke: async (stage) => {
      const [name, app] = [containerName(stage), await image(stage)];
      const limits = ['--memory', '8m', '--memory-swap', '8m'];
      await stage.run('docker', ['run', '--name', name, ...limits, app, 'sh', '-c', 'x=a; while :; do x=$x$x; done']);
      return stage.run('docker', ['inspect', '--format', '{{json .State}}', name]);
    },
  },
  { id: 'exit-127-command-not-found', provoke: (stage) => dockerRun(stage, [], 'sh', '-c', 'gunicorn app:app') },
  { id: 'exit-137-killed', provoke: (stage) => killed(stage, 'KILL') },
  { id: 'exit-143-sigterm', provoke: (stage) => killed(stage, 'TERM') },
  { id: 'exit-139-segfault', provoke: (stage) => killed(stage, 'SEGV') },
  { id: 'exit-134-abort', provoke: (stage) => killed(stage, 'ABRT') },
]);

/** What a shell says of a program that a signal ended. */
function killed(stage: Stage, signal: string): Promise<string> {
  return dockerRun(stage, [], 'sh', '-c', `sh -c 'kill -${signal} $$'; exit $?`);
}

const logs = scenesOf({ source: 'container-log', tool: 'docker', isQuick: true }, [
  { id: 'exec-format-error', provoke: (stage) => dockerRun(stage, [], '/app/server-arm64') },
  { id: 'exec-format-error', wording: 'script', provoke: (stage) => dockerRun(stage, [], '/app/no-first-line.sh') },
  { id: 'entrypoint-interpreter-missing', provoke: (stage) => dockerRun(stage, [], '/app/for-bash.sh') },
  {
    id: 'entrypoint-interpreter-missing',
    wording: 'windows-line-ends',
    provoke: (stage) => dockerRun(stage, [], '/app/windows.sh'),
  },
  { id: 'read-only-filesystem', provoke: (stage) => dockerRun(stage, ['--read-only'], 'mkdir', '/data') },
  { id: 'file-permission-denied', provoke: (stage) => dockerRun(stage, ['--user', '1000'], 'mkdir', '/data') },
]);

/** Why containers do not start, or end. */
export const dockerRunScenes: readonly Scene[] = [...starts, ...logs];
