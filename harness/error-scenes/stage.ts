import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CommandOptions, tryCommand } from '../command.ts';
import { freePort } from '../ports.ts';
import { searchPath } from '../tools.ts';
import { type Shown, tidy } from './tidy.ts';

export interface RunOptions extends Pick<CommandOptions, 'timeout' | 'user'> {
  /** Where the command runs. Default: a new empty folder. */
  readonly folder?: string;
  /** Added to the few variables that every scene has. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Where scenes are played: folders, programs and servers, which are gone when it is closed. */
export interface Stage {
  /** A new folder with these files, by their paths in it; told as `shown`, by default `/app`. */
  folder(files?: Readonly<Record<string, string>>, shown?: string): string;
  /** What all programs of the stage take for their HOME; told as `/root`. */
  readonly home: string;
  /** The variables that programs get: PATH, HOME and the language C, nothing of this process's own. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a program to its end; resolves to what it printed on both streams, in order, whatever its exit code is. */
  run(program: string, parameters: readonly string[], options?: RunOptions): Promise<string>;
  /** A free port of 127.0.0.1, or of another loopback address, that is told as another number. */
  port(shown: number, address?: string): Promise<number>;
  /** From here on this text is told as that one: what differs with every run. */
  show(real: string, shown: string): void;
  /** The text as it is recorded. */
  tidy(text: string): string;
  /** Called when the stage is closed, the last one first. */
  onClose(stop: () => unknown): void;
  close(): Promise<void>;
}

/** What many scenes of a stage use: started for the first of them, and the same for the others. */
export function shared<Value>(start: (stage: Stage) => Promise<Value>): (stage: Stage) => Promise<Value> {
  const started = new WeakMap<Stage, Promise<Value>>();
  return (stage) => {
    const value = started.get(stage) ?? start(stage);
    started.set(stage, value);
    return value;
  };
}

/** A stage with a folder of its own; `close` removes all that was put on it. */
export function openStage(): Stage {
  const root = mkdtempSync(join(tmpdir(), 'berth-scene-'));
  // Servers that root starts go on as other users, who must reach their files.
  chmodSync(root, 0o755);
  const home = join(root, 'home');
  mkdirSync(home);
  const shown: Shown[] = [{ real: home, shown: '/root' }];
  const closing: (() => unknown)[] = [() => rmSync(root, { recursive: true, force: true })];
  const environment = { PATH: searchPath(), HOME: home, LC_ALL: 'C', ...engineVariables() };
  let folders = 0;
  const show = (real: string, as: string) => void shown.push({ real, shown: as });
  const folder = (files: Readonly<Record<string, string>> = {}, as = '/app') => {
    const path = join(root, `folder-${++folders}`);
    mkdirSync(path);
    writeFiles(path, files);
    show(path, as);
    return path;
  };
  return {
    folder,
    home,
    environment,
    run: (program, parameters, options = {}) =>
      run({ ...options, folder: options.folder ?? folder() }, environment, [program, ...parameters]),
    port: async (as, address) => {
      const port = await freePort(address);
      show(String(port), String(as));
      return port;
    },
    show,
    tidy: (text) => tidy(text, shown),
    onClose: (stop) => void closing.push(stop),
    close: async () => {
      for (const stop of closing.reverse()) await stop();
    },
  };
}

/** By which the Docker client finds its engine. */
function engineVariables(): Readonly<Record<string, string>> {
  const { DOCKER_HOST: host } = process.env;
  return host === undefined ? {} : { DOCKER_HOST: host };
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

async function run(
  { folder, environment, timeout = 120_000, user }: RunOptions & { readonly folder: string },
  common: Readonly<Record<string, string>>,
  command: readonly string[],
): Promise<string> {
  const { exitCode, stdout, stderr } = await tryCommand('sh', ['-c', 'exec "$@" 2>&1', 'sh', ...command], {
    environment: { ...common, ...environment },
    workingDirectory: folder,
    timeout,
    ...(user === undefined ? {} : { user }),
  });
  if (exitCode === 127 && /^sh: \d+: exec: .*: not found/m.test(stdout))
    throw new Error(`${command[0]} is not there: run script/bootstrap, or install it.`);
  return stdout + stderr;
}
