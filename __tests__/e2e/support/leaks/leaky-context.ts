import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand, tryCommand } from '../../../../harness/command.ts';
import { findProgram } from '../../../../harness/tools.ts';
import type { PlantedLeak, Sink } from './planted-leaks.ts';

/** A build context whose image has every leak that was asked for, each in its place. */
export interface LeakyContext {
  readonly directory: string;
  readonly dockerfile: string;
  /** Build args with their values, for the environment of the client. */
  readonly buildArgs: Readonly<Record<string, string>>;
}

/** Writes the context. A sink without leaks gets no instruction; `cache` and `log` need BuildKit. */
export async function writeLeakyContext(directory: string, leaks: readonly PlantedLeak[]): Promise<LeakyContext> {
  mkdirSync(directory, { recursive: true });
  await writeSmallRoot(directory);
  const at = (sink: Sink) => leaks.filter((leak) => leak.sink === sink);
  writeFiles(join(directory, 'planted'), at('file'));
  writeFiles(join(directory, 'removed'), at('removed file'));
  writeFiles(join(directory, 'discarded'), at('cache'));
  writeFiles(join(directory, 'log'), at('log'));
  writeNames(join(directory, 'names'), at('file name'));
  writeLinks(join(directory, 'links'), at('link target'));
  const dockerfile = join(directory, 'Dockerfile');
  writeFileSync(dockerfile, `${dockerfileLines(leaks).join('\n')}\n`);
  const asArgs: readonly Sink[] = ['history', 'env', 'label', 'provenance', 'metadata'];
  const args = leaks.filter(({ sink }) => asArgs.includes(sink));
  return { directory, dockerfile, buildArgs: Object.fromEntries(args.map(({ name, text }) => [name, text])) };
}

/** The line of the Dockerfile, counted from 1, that begins like this. */
export function lineOf(leaks: readonly PlantedLeak[], beginning: string): number {
  const index = dockerfileLines(leaks).findIndex((line) => line.startsWith(beginning));
  if (index === -1) throw new Error(`The Dockerfile has no line "${beginning}".`);
  return index + 1;
}

function dockerfileLines(leaks: readonly PlantedLeak[]): readonly string[] {
  const at = (sink: Sink) => leaks.filter((leak) => leak.sink === sink);
  const when = (sink: Sink, ...lines: readonly string[]) => (at(sink).length > 0 ? lines : []);
  const pairs = (sink: Sink) => at(sink).map(({ name }) => `${name}="$${name}"`);
  const words = (sink: Sink) => JSON.stringify(['/bin/sh', ...at(sink).map(({ text }) => text)]);
  return [
    'FROM scratch AS base',
    'ADD root.tar /',
    ...when('cache', 'FROM base AS discarded', 'COPY discarded /discarded', 'RUN echo kept > /kept'),
    'FROM base',
    'LABEL berth.test=leaks',
    ...when('file', 'COPY planted /planted'),
    ...when('removed file', 'COPY removed /removed', 'RUN rm -r /removed'),
    ...when('file name', 'COPY names /names'),
    ...when('link target', 'COPY links /links'),
    ...when('cache', 'COPY --from=discarded /kept /kept'),
    ...when('log', 'RUN --mount=type=bind,source=log,target=/log cat /log/*'),
    ...when('history', `ARG ${names(at('history'))}`, 'RUN :'),
    ...when('env', `ARG ${names(at('env'))}`, `ENV ${pairs('env').join(' ')}`),
    ...when('label', `ARG ${names(at('label'))}`, `LABEL ${pairs('label').join(' ')}`),
    ...when('healthcheck', `HEALTHCHECK CMD ${words('healthcheck')}`),
    ...when('entrypoint', `ENTRYPOINT ${words('entrypoint')}`),
    ...when('cmd', `CMD ${words('cmd')}`),
  ];
}

function names(leaks: readonly PlantedLeak[]): string {
  return leaks.map(({ name }) => name).join(' ');
}

function writeFiles(folder: string, leaks: readonly PlantedLeak[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of leaks) writeFileSync(join(folder, name), `before ${text}\nafter`);
}

function writeNames(folder: string, leaks: readonly PlantedLeak[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { text } of leaks) writeFileSync(join(folder, text), '');
}

function writeLinks(folder: string, leaks: readonly PlantedLeak[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of leaks) symlinkSync(text, join(folder, name));
}

/** A root file system of a few megabytes, in which RUN works: a shell and three programs with their libraries. */
export async function writeSmallRoot(directory: string): Promise<void> {
  const root = join(directory, 'root');
  const programs = ['sh', 'cat', 'rm', 'ln'].map((name) => findProgram(name) ?? `/bin/${name}`);
  const libraries = (await Promise.all(programs.map(librariesOf))).flat();
  for (const path of new Set([...programs, ...libraries])) copyInto(root, path);
  // A Dockerfile's RUN asks for /bin/sh, wherever this machine keeps it.
  copyInto(root, '/bin/sh');
  await runCommand('tar', ['-C', root, '--owner=0', '--group=0', '-cf', join(directory, 'root.tar'), '.']);
}

async function librariesOf(program: string): Promise<readonly string[]> {
  const { stdout } = await tryCommand('ldd', [program]);
  return [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));
}

function copyInto(root: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  cpSync(path, join(root, path), { dereference: true });
}
