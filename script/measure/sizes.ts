import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { repositoryRoot } from '../../harness/runner.ts';

/** The size of dist altogether, and for each entry point what Node loads before its first line runs. */
export async function measureSizes(): Promise<readonly (readonly [string, string])[]> {
  const files = readdirSync(join(repositoryRoot, 'dist'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(repositoryRoot, 'dist', name))
    .filter((path) => path.endsWith('.js'));
  const total = files.reduce((sum, path) => sum + statSync(path).size, 0);
  const entries = files.filter((path) => !path.includes('/dist/shared/'));
  const { metafile } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: entries,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    outdir: 'unused',
    logLevel: 'error',
  });
  const paths = entries.map((path) => relative(repositoryRoot, path)).sort();
  return [
    ['all files', total.toLocaleString('en')],
    ...paths.map((path) => [`${path} (eager)`, eagerBytes(metafile.inputs, path).toLocaleString('en')] as const),
  ];
}

/** The bytes of a file and of everything that it imports statically. */
function eagerBytes(inputs: Metafile['inputs'], entry: string): number {
  const seen = new Set<string>();
  const visit = (path: string): number => {
    const input = inputs[path];
    if (input === undefined || seen.has(path)) return 0;
    seen.add(path);
    const imported = input.imports.filter(({ kind }) => kind === 'import-statement');
    return imported.reduce((sum, { path: next }) => sum + visit(next), input.bytes);
  };
  return visit(entry);
}
