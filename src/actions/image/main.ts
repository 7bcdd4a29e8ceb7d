import { rm } from 'node:fs/promises';
import type { OpenRegistry } from '../../image/registry/connections.ts';
import { openEcr } from '../../image/registry/ecr.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { type Execute, execute } from '../../toolkit/execute.ts';
import { createPrivateDirectory } from '../../toolkit/private-directory.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { area } from './area.ts';
import { requireDockerfile } from './dockerfile.ts';
import type { ImageInputs } from './inputs.ts';
import { readSecrets } from './secrets.ts';
import { build, exportCache } from './stages/build.ts';
import { prepareBuild } from './stages/prepare.ts';
import { publish } from './stages/publish.ts';
import { report } from './stages/report.ts';
import { openRepositories } from './stages/repositories.ts';
import { scan } from './stages/scan.ts';
import { openSession } from './stages/session.ts';
import { test } from './stages/test.ts';
import { requireTestFiles } from './test-files.ts';

/** What `image` reaches the outside through. */
export interface ImageDependencies {
  readonly execute: Execute;
  readonly openRegistry: OpenRegistry;
}

/** Builds an image, tries it, scans it, and pushes it to ECR, unless the repository has that very image already. */
export async function main(
  inputs: ImageInputs,
  host: ActionHost,
  dependencies: ImageDependencies = { execute, openRegistry: openEcr },
): Promise<Outputs> {
  const tags = tagsOf(inputs, host);
  await requireDockerfile(inputs);
  await requireTestFiles(inputs);
  const secrets = await readSecrets(inputs, host);
  const directory = await createPrivateDirectory(host, area);
  try {
    const session = await openSession({ inputs, host, tags, secrets, directory }, dependencies.execute);
    const work = await prepareBuild(session, dependencies.execute);
    const targets = await openRepositories(work, dependencies.openRegistry);
    const built = await build(work, targets);
    const reports = [await test(work, built), await scan(work, built)];
    await exportCache(work);
    const published = await publish(work, targets, built);
    return await report(work, { built, reports, published });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Twelve characters of a commit's SHA are unique in any repository, and short enough to read. */
const shaCharacters = 12;

function tagsOf(inputs: ImageInputs, host: ActionHost): readonly string[] {
  if (inputs.tags.length > 0) return inputs.tags;
  const sha = host.env.GITHUB_SHA ?? '';
  if (sha !== '') return [sha.slice(0, shaCharacters)];
  if (!inputs.push) return ['latest'];
  throw new BerthError('INVALID_INPUT', {
    what: 'There is no tag for the image.',
    why: 'The default is the commit, and GITHUB_SHA is not set.',
    fix: 'Set "tags", or run this in a workflow.',
  });
}
