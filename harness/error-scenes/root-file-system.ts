import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tryCommand } from '../command.ts';
import { type Stage, shared } from './stage.ts';

/** A folder with what a container needs to run sh, for no image can be pulled where there is no network. */
export const rootFileSystem = shared(async (stage: Stage): Promise<string> => {
  const folder = stage.folder();
  const programs = ['/bin/sh', '/bin/mkdir', '/bin/sleep'];
  const libraries = await Promise.all(programs.map(librariesOf));
  for (const path of new Set([...programs, ...libraries.flat()])) copy(path, folder);
  for (const [path, content, mode] of [...files, foreignProgram]) write(join(folder, path), content, mode);
  return folder;
});

const files: readonly (readonly [string, string, number])[] = [
  ['etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n', 0o644],
  ['app/not-executable.sh', '#!/bin/sh\necho hello\n', 0o644],
  ['app/for-bash.sh', '#!/bin/bash\necho hello\n', 0o755],
  ['app/windows.sh', '#!/bin/sh\r\necho hello\r\n', 0o755],
  ['app/no-first-line.sh', 'echo hello\n', 0o755],
];

/** The header of a program for ARM64: where there is no such processor, the kernel reads no further. */
const foreignProgram = ['app/server-arm64', elfHeader(183), 0o755] as const;

function elfHeader(machine: number): Uint8Array {
  const header = Buffer.alloc(64);
  header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(machine, 18);
  header.writeUInt32LE(1, 20);
  return header;
}

/** Everything that the dynamic linker loads for a program, itself included. */
async function librariesOf(program: string): Promise<readonly string[]> {
  const { stdout } = await tryCommand('ldd', [program]);
  return [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? []);
}

function copy(path: string, folder: string): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(path, target);
}

function write(path: string, content: string | Uint8Array, mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode });
}
