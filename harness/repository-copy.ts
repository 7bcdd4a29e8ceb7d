import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './runner.ts';

/** How `uses: $/NAME` reads in a copy. */
export type Rewriting =
  /** `./NAME`: the copy itself is the workspace. */
  | { readonly kind: 'workspace' }
  /** `NAME_OF_REPOSITORY/NAME@REF`: another repository's workflow uses the copy. */
  | { readonly kind: 'repository'; readonly name: string; readonly ref: string };

/**
 * Copies what a runner fetches of this repository (manifests, workflows, `dist`) into a directory, with `$/` rewritten, for tools
 * that do not know it yet: act 0.2.89 and actionlint 1.7.12. The directory is made when it does not exist.
 */
export function copyRepository(directory: string, rewriting: Rewriting): void {
  const actions = readdirSync(repositoryRoot).filter((name) => existsSync(join(repositoryRoot, name, 'action.yml')));
  const manifests = ['action.yml', ...actions.map((name) => join(name, 'action.yml'))];
  for (const path of [...manifests, '.github', 'dist', 'package.json']) {
    const source = join(repositoryRoot, path);
    if (existsSync(source)) cpSync(source, join(directory, path), { recursive: true });
  }
  const workflows = readdirSync(join(directory, '.github/workflows')).map((name) => join('.github/workflows', name));
  for (const path of [...manifests, ...workflows]) {
    const file = join(directory, path);
    writeFileSync(file, rewriteReferences(readFileSync(file, 'utf8'), rewriting));
  }
}

/** Rewrites the references `uses: $/NAME` of a manifest or workflow, and nothing else. */
export function rewriteReferences(yaml: string, rewriting: Rewriting): string {
  return yaml.replace(/^(\s*(?:- )?uses: )\$\/(\S+)/gm, (_, uses: string, name: string) => {
    return `${uses}${rewritten(name, rewriting)}`;
  });
}

function rewritten(name: string, rewriting: Rewriting): string {
  switch (rewriting.kind) {
    case 'workspace':
      return `./${name}`;
    case 'repository':
      return `${rewriting.name}/${name}@${rewriting.ref}`;
  }
}
