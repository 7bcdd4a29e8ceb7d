import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { actionFolders } from '../../../script/documentation/pages.ts';

/** The root of this clone. */
export const root: string = resolve(import.meta.dirname, '../../..');

/** The folders of the actions, the root action aside. */
export const actions: readonly string[] = actionFolders(root);

/** Paths, relative to the root, of the files below a folder whose names match. */
export function filesBelow(folder: string, pattern: RegExp): readonly string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && pattern.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every action.yml and every workflow: what GitHub reads. */
export const manifestFiles: readonly string[] = ['action.yml', ...actions.map((name) => join(name, 'action.yml'))];
export const workflowFiles: readonly string[] = filesBelow('.github/workflows', /\.ya?ml$/);

/** What a consumer's workflow can use of this repository: nothing in it may depend on the consumer's checkout. */
export const consumedFiles: readonly string[] = [...manifestFiles, '.github/workflows/deploy.yml'];

/** An expression of GitHub Actions, as a manifest has it. */
export function expression(content: string): string {
  return `\${{ ${content} }}`;
}
