import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { LocalRepository } from '../../../harness/act.ts';
import { repositoryRoot } from '../../../harness/runner.ts';
import { provideAction } from '../../../harness/third-party-action.ts';
import { readReusableWorkflow } from '../../../script/documentation/manifest.ts';

const name = 'aws-actions/configure-aws-credentials';

/** The action at the commit that the reusable workflow pins: the real one, or, where no copy can be had, our stand-in. */
export async function provideConfigureAwsCredentials(directory: string): Promise<LocalRepository & { real: boolean }> {
  const ref = pinnedCommit();
  const real = await provideAction(name, ref);
  const folder = real ?? (await buildStandIn(join(directory, 'configure-aws-credentials')));
  return { name, ref, folder, real: real !== undefined };
}

function pinnedCommit(): string {
  const { steps } = readReusableWorkflow(join(repositoryRoot, '.github/workflows/deploy.yml'));
  const [commit] = steps.flatMap(({ uses }) => (uses?.startsWith(`${name}@`) ? [uses.slice(name.length + 1)] : []));
  if (commit === undefined) throw new Error(`The reusable workflow does not use ${name}.`);
  return commit;
}

/** Bundles the stand-in, because act runs it where there are no packages. */
async function buildStandIn(folder: string): Promise<string> {
  const source = join(repositoryRoot, '__tests__/e2e/stand-ins/configure-aws-credentials');
  mkdirSync(folder);
  cpSync(join(source, 'action.yml'), join(folder, 'action.yml'));
  await build({
    entryPoints: [join(source, 'index.ts')],
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  return folder;
}
