import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleImage, type ImageFile, imageExists, withLibraries } from './assembled-image.ts';
import { tryCommand } from './command.ts';

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

/** Assembles the image from this machine, or finds the one that was assembled from the same files before. */
export async function assembleBaseImage(environment: Readonly<Record<string, string | undefined>>): Promise<BaseImage> {
  const changes = ['ENV PATH=/usr/local/bin:/usr/bin:/bin', 'CMD ["node"]', 'LABEL berth.base=assembled'];
  const parts = { name: 'berth-base', files: await filesOfBase(), changes, folders: ['home/node'] };
  const { reference, isNew } = await assembleImage(parts, environment);
  return { reference, origin: isNew ? 'assembled' : 'assembled before' };
}

async function filesOfBase(): Promise<readonly ImageFile[]> {
  const programs = [
    { path: '/usr/local/bin/node', source: process.execPath },
    { path: '/bin/sh', source: '/bin/sh' },
  ];
  return [
    ...(await withLibraries(programs)),
    ...builtinsOfDistribution().map((path) => ({ path, source: path })),
    // The user of the public Node images, so that a Dockerfile may say USER node.
    { path: '/etc/passwd', text: 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n' },
    { path: '/etc/group', text: 'root:x:0:\nnode:x:1000:\n' },
  ];
}

/** Debian's own nodejs package keeps a few of Node's built-in modules as files. */
function builtinsOfDistribution(): readonly string[] {
  const files = ['cjs-module-lexer/lexer.js', 'cjs-module-lexer/dist/lexer.js', 'undici/undici-fetch.js'];
  const others = ['acorn/dist/acorn.js', 'acorn-walk/dist/walk.js', 'minimatch/index.js'];
  return [...files, ...others].map((file) => join('/usr/share/nodejs', file)).filter((path) => existsSync(path));
}
