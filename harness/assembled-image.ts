import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand, tryCommand } from './command.ts';

/** One file of an image: where it comes from on this machine, or what is in it. */
export type ImageFile = { readonly path: string } & (
  | { readonly source: string }
  | { readonly text: string; readonly mode?: number }
);

/** What an image is made of. */
export interface ImageParts {
  /** The repository; the tag is made from the contents. */
  readonly name: string;
  readonly files: readonly ImageFile[];
  /** Lines of a Dockerfile that need no file, such as `CMD` and `ENV`. */
  readonly changes: readonly string[];
  /** Empty folders. */
  readonly folders: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Imports an image of these files into the engine, or finds the one that was made of the same files before. */
export async function assembleImage(
  { name, files, changes, folders }: ImageParts,
  environment: Environment,
): Promise<{ readonly reference: string; readonly isNew: boolean }> {
  const reference = `${name}:${contentHash(files, changes)}`;
  if (await imageExists(reference, environment)) return { reference, isNew: false };
  const directory = mkdtempSync(join(tmpdir(), 'berth-image-'));
  try {
    const archive = await archiveOf(files, folders, directory);
    const flags = changes.flatMap((change) => ['--change', change]);
    await runCommand('docker', ['import', ...flags, archive, reference], { environment });
    return { reference, isNew: true };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Whether the engine has an image of this name. */
export async function imageExists(reference: string, environment: Environment): Promise<boolean> {
  const { exitCode } = await tryCommand('docker', ['image', 'inspect', reference], { environment });
  return exitCode === 0;
}

/** Everything that the dynamic linker loads for a program or library, the linker included. */
export async function librariesOf(program: string): Promise<readonly string[]> {
  const { stdout } = await tryCommand('ldd', [program]);
  return [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));
}

/** Programs with all that they load, each library once and at its own path. */
export async function withLibraries(
  programs: readonly { readonly path: string; readonly source: string }[],
): Promise<readonly ImageFile[]> {
  const libraries = await Promise.all(programs.map(({ source }) => librariesOf(source)));
  const paths = [...new Set(libraries.flat())].sort();
  return [...programs, ...paths.map((path) => ({ path, source: path }))];
}

function contentHash(files: readonly ImageFile[], changes: readonly string[]): string {
  const hash = createHash('sha256').update(changes.join('\0'));
  for (const file of files)
    hash.update(`\0${file.path}\0`).update('text' in file ? file.text : readFileSync(file.source));
  return hash.digest('hex').slice(0, 16);
}

async function archiveOf(files: readonly ImageFile[], folders: readonly string[], directory: string): Promise<string> {
  const root = join(directory, 'root');
  for (const file of files) placeFile(root, file);
  for (const folder of ['tmp', ...folders]) mkdirSync(join(root, folder), { recursive: true });
  chmodSync(join(root, 'tmp'), 0o1777);
  const archive = join(directory, 'root.tar');
  await runCommand('tar', ['-C', root, '--owner=0', '--group=0', '-cf', archive, '.']);
  return archive;
}

function placeFile(root: string, file: ImageFile): void {
  const target = join(root, file.path);
  mkdirSync(dirname(target), { recursive: true });
  if ('text' in file) writeFileSync(target, file.text, { mode: file.mode ?? 0o644 });
  else copyFileSync(file.source, target);
}
