import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readPages } from './documentation/pages.ts';

const root = resolve(import.meta.dirname, '..');
const stale = readPages(root).filter(({ text, fresh }) => text !== fresh);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} has tables that differ from the manifests: run script/docs.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, fresh } of stale) {
    writeFileSync(join(root, path), fresh);
    console.log(`Wrote the tables of ${path}.`);
  }
}
