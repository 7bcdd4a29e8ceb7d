import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { startBuildkitd } from '../buildkitd.ts';
import { findProgram } from '../tools.ts';
import { rootFileSystem } from './root-file-system.ts';
import { type Stage, shared } from './stage.ts';

/** A build that is to fail. */
export interface Build {
  /** The lines behind `FROM scratch` and a file system with sh; `from` puts others in their place. */
  readonly lines: readonly string[];
  /** All lines of the Dockerfile, without those of the base. */
  readonly isWhole?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
}

/** By it the images that builds have left are found. */
export const label = 'berth.scene';

/** What the builder that the engine itself has prints. */
export async function legacyBuild(stage: Stage, build: Build): Promise<string> {
  const environment = { DOCKER_BUILDKIT: '0' };
  const flags = ['--no-cache', '--force-rm', '--label', `${label}=yes`, ...(build.flags ?? [])];
  return stage.run('docker', ['build', ...flags, '.'], { folder: await context(stage, build), environment });
}

/** What BuildKit prints, in one of its own, for that of an old engine says other things. */
export async function buildkitBuild(stage: Stage, build: Build): Promise<string> {
  const program = findProgram('buildx');
  if (program === undefined) throw new Error('buildx is not there: "script/bootstrap tools" compiles it.');
  await buildkit(stage);
  const flags = ['--builder', 'own', '--progress', 'plain', '--no-cache', ...(build.flags ?? [])];
  return stage.run(program, ['build', ...flags, '.'], { folder: await context(stage, build) });
}

const buildkit = shared(async (stage) => {
  const daemon = await startBuildkitd();
  stage.onClose(daemon.stop);
  daemon.install(stage.home, 'own');
});

async function context(stage: Stage, { lines, isWhole = false, files = {} }: Build): Promise<string> {
  const base = isWhole ? [] : ['FROM scratch', 'COPY rootfs/ /'];
  const folder = stage.folder({ ...files, Dockerfile: [...base, ...lines].map((line) => `${line}\n`).join('') });
  if (!isWhole) cpSync(await rootFileSystem(stage), join(folder, 'rootfs'), { recursive: true });
  return folder;
}
