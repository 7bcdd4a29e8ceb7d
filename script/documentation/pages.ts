import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeTable } from './causes.ts';
import { checkTable } from './checks.ts';
import { decisionTable } from './decisions.ts';
import { type Manifest, readAction, readReusableWorkflow } from './manifest.ts';
import { grantTable, policyBlock } from './permissions.ts';
import { preflightTable } from './preflight.ts';
import { signatureTables } from './signatures.ts';
import { fillBetween, fillTables, kindsIn, withInnerDefaults } from './tables.ts';

/** A page whose tables are generated. */
export interface Page {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** The text with every table as the manifests are now. */
  readonly fresh: string;
}

/** Every action of the repository: the folders that have an `action.yml`. */
export function actionFolders(root: string): readonly string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => entry.name).filter((name) => existsSync(join(root, name, 'action.yml')));
}

/** The path of the page that documents an action. */
export function pageOf(action: string): string {
  return join('docs', `${action}.md`);
}

/**
 * Reads README.md (the root action), docs/NAME.md (the action NAME), docs/reusable-workflow.md, docs/rollouts.md,
 * docs/failures.md and docs/permissions.md.
 * Throws when a page is missing or has markers that cannot be filled.
 */
export function readPages(root: string): readonly Page[] {
  const innerAction = (folder: string) => readAction(join(root, folder, 'action.yml'));
  const pages: readonly (readonly [string, Manifest])[] = [
    ['README.md', withInnerDefaults(readAction(join(root, 'action.yml')), innerAction)],
    ...actionFolders(root).map((folder) => [pageOf(folder), innerAction(folder)] as const),
    ['docs/reusable-workflow.md', readReusableWorkflow(join(root, '.github/workflows/deploy.yml'))],
  ];
  return [
    ...pages.map(([path, manifest]) => withOwnTables(readPage(root, path, manifest))),
    readDecisions(root, 'docs/rollouts.md'),
    withOwnTables(readPlainPage(root, 'docs/failures.md')),
    withOwnTables(readPlainPage(root, 'docs/permissions.md')),
  ];
}

/** Tables that a page has besides those of its manifest, by their marker: they are written from what the code goes by. */
const ownTables: Readonly<Record<string, readonly (readonly [marker: string, content: () => string])[]>> = {
  [pageOf('deploy')]: [['preflight', preflightTable]],
  [pageOf('diagnose')]: [['signatures', signatureTables]],
  [pageOf('doctor')]: [['checks', checkTable]],
  'docs/failures.md': [['causes', causeTable]],
  'docs/permissions.md': [
    ['policy', policyBlock],
    ['grants', grantTable],
  ],
};

function withOwnTables(page: Page): Page {
  const tables = ownTables[page.path] ?? [];
  return {
    ...page,
    fresh: tables.reduce((text, [marker, content]) => fillBetween(text, marker, content()), page.fresh),
  };
}

/** A page that belongs to no manifest. */
function readPlainPage(root: string, path: string): Page {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, fresh: text };
}

/** The page whose table the tuner itself writes. */
function readDecisions(root: string, path: string): Page {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, fresh: fillBetween(text, 'decisions', decisionTable()) };
}

function readPage(root: string, path: string, manifest: Manifest): Page {
  const text = readFileSync(join(root, path), 'utf8');
  const missing = kindsOwed(manifest).filter((kind) => !kindsIn(text).includes(kind));
  if (missing.length > 0) throw new Error(`${path} lacks the markers <!-- ${missing.join(' -->, <!-- ')} -->.`);
  return { path, text, fresh: fillTables(text, manifest) };
}

function kindsOwed(manifest: Manifest): readonly ('inputs' | 'outputs' | 'secrets')[] {
  const { inputs, outputs, secrets } = manifest;
  return [
    ...(inputs.length > 0 ? (['inputs'] as const) : []),
    ...(outputs.length > 0 ? (['outputs'] as const) : []),
    ...(secrets.length > 0 ? (['secrets'] as const) : []),
  ];
}
