// Exits 0 when node_modules holds what package-lock.json asks for, by npm's own record of what it installed.
import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(new URL(path, root), 'utf8')).packages;
  } catch {
    return {};
  }
}

const installed = packagesOf('node_modules/.package-lock.json');
const isInstalled = ([path, { version, optional }]) =>
  path === '' || installed[path]?.version === version || (optional && installed[path] === undefined);
process.exitCode = Object.entries(packagesOf('package-lock.json')).every(isInstalled) ? 0 : 1;
