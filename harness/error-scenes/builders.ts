import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { startBuildkitd } from '../buildkitd.ts';
import { findProgram } from '../tools.ts';
import { rootFileSystem } from './root-file-system.ts';
import { type Stage, shared } from './stage.ts';

/** A build that is to fail. */
export interface Build {
  /** The lines behind `FROM scratch` and a file system with sh. */
  readonly lines: readonly string[];
  /** Whether they are all lines, without those of a base. Default: no. */
  readonly isWhole?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** Of buildx. Default: nothing but the cache. */
  readonly output?: string;
}

/** In the image of every build, so that what those that failed have left is found. */
export const label = 'LABEL berth.scene=yes';

const cleaning = shared(async (stage) => {
  stage.onClose(() => stage.run('docker', ['image', 'prune', '--force', '--filter', 'label=berth.scene=yes']));
});

/** What the builder that the engine itself has prints. */
export async function legacyBuild(stage: Stage, build: Build): Promise<string> {
  const environment = { DOCKER_BUILDKIT: '0' };
  await cleaning(stage);
  const flags = ['--no-cache', '--force-rm', ...(build.flags ?? [])];
  return stage.run('docker', ['build', ...flags, '.'], { folder: await context(stage, build), environment });
}

/** What BuildKit prints, in one of its own, for that of an old engine says other things. */
export async function buildkitBuild(stage: Stage, build: Build): Promise<string> {
  const program = findProgram('buildx');
  if (program === undefined) throw new Error('buildx is not there: "script/bootstrap tools" compiles it.');
  await buildkit(stage);
  const { output = 'type=cacheonly' } = build;
  const flags = ['--builder', 'own', '--progress', 'plain', '--no-cache', '--output', output, ...(build.flags ?? [])];
  return stage.run(program, ['build', ...flags, '.'], { folder: await context(stage, build) });
}

const buildkit = shared(async (stage) => {
  const daemon = await startBuildkitd();
  stage.onClose(daemon.stop);
  daemon.install(stage.home, 'own');
});

async function context(stage: Stage, { lines, isWhole = false, files = {} }: Build): Promise<string> {
  const base = isWhole ? [] : ['FROM scratch', label, 'COPY rootfs/ /'];
  const folder = stage.folder({ ...files, Dockerfile: [...base, ...lines].map((line) => `${line}\n`).join('') });
  if (!isWhole) cpSync(await rootFileSystem(stage), join(folder, 'rootfs'), { recursive: true });
  return folder;
}
