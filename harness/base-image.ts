import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand, tryCommand } from './command.ts';

const secondsToPull = 120;

export interface BaseImage {
  readonly reference: string;
  readonly origin: 'present' | 'pulled' | 'assembled' | 'assembled before';
}

/** The default of ARG BASE_IMAGE in a Dockerfile, which is what everyone with access to a registry builds on. */
export function defaultBaseImage(dockerfile: string): string {
  const [, reference] = /^ARG BASE_IMAGE=(\S+)$/m.exec(readFileSync(dockerfile, 'utf8')) ?? [];
  if (reference === undefined) throw new Error(`${dockerfile} gives ARG BASE_IMAGE no default.`);
  return reference;
}

/**
 * A base image with Node: the public one where it is there or can be pulled, otherwise one that is assembled from this machine
 * (the node binary, sh, and their libraries). `environment` reaches the engine.
 */
export async function provideBaseImage(
  preferred: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<BaseImage> {
  if (await imageExists(preferred, environment)) return { reference: preferred, origin: 'present' };
  const options = { environment, timeout: secondsToPull * 1000 };
  const pull = await tryCommand('docker', ['pull', '--quiet', preferred], options);
  if (pull.exitCode === 0) return { reference: preferred, origin: 'pulled' };
  return assembleBaseImage(environment);
}

async function imageExists(
  reference: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  const { exitCode } = await tryCommand('docker', ['image', 'inspect', reference], { environment });
  return exitCode === 0;
}

/** Assembles the image from this machine, or finds the one that was assembled from the same files before. */
export async function assembleBaseImage(environment: Readonly<Record<string, string | undefined>>): Promise<BaseImage> {
  const files = await filesOfBase();
  const reference = `berth-base:${contentHash(files)}`;
  if (await imageExists(reference, environment)) return { reference, origin: 'assembled before' };
  const directory = mkdtempSync(join(tmpdir(), 'berth-base-'));
  try {
    const archive = await archiveOf(files, directory);
    const changes = ['ENV PATH=/usr/local/bin:/usr/bin:/bin', 'CMD ["node"]', 'LABEL berth.base=assembled'];
    const flags = changes.flatMap((change) => ['--change', change]);
    await runCommand('docker', ['import', ...flags, archive, reference], { environment });
    return { reference, origin: 'assembled' };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** One file of the image: where it comes from on this machine, or what is in it. */
type BaseFile = { readonly path: string } & ({ readonly source: string } | { readonly text: string });

async function filesOfBase(): Promise<readonly BaseFile[]> {
  const programs = [
    { path: '/usr/local/bin/node', source: process.execPath },
    { path: '/bin/sh', source: '/bin/sh' },
  ];
  const libraries = await Promise.all(programs.map(({ source }) => librariesOf(source)));
  const paths = [...new Set(libraries.flat())].sort();
  return [
    ...programs,
    ...[...paths, ...builtinsOfDistribution()].map((path) => ({ path, source: path })),
    // The user of the public Node images, so that a Dockerfile may say USER node.
    { path: '/etc/passwd', text: 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n' },
    { path: '/etc/group', text: 'root:x:0:\nnode:x:1000:\n' },
  ];
}

/** Everything that the dynamic linker loads for a program, itself included. */
async function librariesOf(program: string): Promise<readonly string[]> {
  const { stdout } = await tryCommand('ldd', [program]);
  return [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));
}

/** Debian's own nodejs package keeps a few of Node's built-in modules as files. */
function builtinsOfDistribution(): readonly string[] {
  const files = ['cjs-module-lexer/lexer.js', 'cjs-module-lexer/dist/lexer.js', 'undici/undici-fetch.js'];
  const others = ['acorn/dist/acorn.js', 'acorn-walk/dist/walk.js', 'minimatch/index.js'];
  return [...files, ...others].map((file) => join('/usr/share/nodejs', file)).filter((path) => existsSync(path));
}

function contentHash(files: readonly BaseFile[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(`${file.path}\0`).update('text' in file ? file.text : readFileSync(file.source));
  return hash.digest('hex').slice(0, 16);
}

async function archiveOf(files: readonly BaseFile[], directory: string): Promise<string> {
  const root = join(directory, 'root');
  for (const file of files) placeFile(root, file);
  for (const folder of ['tmp', 'home/node']) mkdirSync(join(root, folder), { recursive: true });
  chmodSync(join(root, 'tmp'), 0o1777);
  const archive = join(directory, 'root.tar');
  await runCommand('tar', ['-C', root, '--owner=0', '--group=0', '-cf', archive, '.']);
  return archive;
}

function placeFile(root: string, file: BaseFile): void {
  const target = join(root, file.path);
  mkdirSync(dirname(target), { recursive: true });
  if ('text' in file) writeFileSync(target, file.text, { mode: 0o644 });
  else copyFileSync(file.source, target);
}
