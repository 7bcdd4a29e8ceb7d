import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { repositoryRoot } from './runner.ts';
import { cacheDirectory, findProgram } from './tools.ts';

/** Compiles the static server into a directory, and returns its path. Throws one sentence when there is no Go. */
export async function compileStaticServer(directory: string): Promise<string> {
  const go = findGo();
  if (go === undefined) throw new Error('Go is not there: script/bootstrap tools installs it.');
  mkdirSync(directory, { recursive: true });
  const program = join(directory, 'static-server');
  const source = join(repositoryRoot, 'harness/static-server/main.go');
  const environment = { ...process.env, CGO_ENABLED: '0', GO111MODULE: 'off', GOFLAGS: '' };
  await runCommand(go, ['build', '-ldflags', '-s -w', '-o', program, source], { environment });
  return program;
}

/** Where it is installed, or where script/bootstrap has put it: into a Python environment. */
function findGo(): string | undefined {
  const cache = cacheDirectory();
  const environments = readdirSync(cache).filter((name) => name.startsWith('go-'));
  const libraries = environments.flatMap((name) => subfolders(join(cache, name, 'lib')));
  const candidates = libraries.map((folder) => join(folder, 'site-packages/go/bin/go'));
  return findProgram('go') ?? candidates.find((path) => existsSync(path));
}

function subfolders(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
