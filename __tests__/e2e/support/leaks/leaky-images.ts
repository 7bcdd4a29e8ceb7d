import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../../harness/command.ts';
import { findProgram } from '../../../../harness/tools.ts';
import { type LeakyContext, writeSmallRoot } from './leaky-context.ts';
import type { OwnBuilder } from './own-builder.ts';
import type { PlantedLeak } from './planted-leaks.ts';

/** Builds in the engine, and returns the image id. The legacy builder and the engine's BuildKit write histories of two kinds. */
export async function buildInEngine(
  builder: 'legacy' | 'buildkit',
  context: LeakyContext,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const file = join(context.directory, '..', `${builder}.iid`);
  const parameters = [...argParameters(context), '--iidfile', file, context.directory];
  const values = { ...environment, ...context.buildArgs };
  if (builder === 'legacy')
    await runCommand('docker', ['build', '--force-rm', ...parameters], {
      environment: { ...values, DOCKER_BUILDKIT: '0' },
    });
  else
    await runCommand(findProgram('buildx') ?? 'buildx', ['build', '--builder', 'default', '--load', ...parameters], {
      environment: values,
    });
  return runCommand('cat', [file]);
}

/** What a build by BuildKit leaves: an archive with attestations, a cache, a metadata file, and what it printed. */
export interface BuilderOutput {
  readonly archive: string;
  readonly cache: string;
  readonly metadata: string;
  readonly lines: readonly string[];
}

/** Builds with attestations, a SBOM by a generator that names the leaks, and a cache of all stages. */
export async function buildWithAttestations(
  builder: OwnBuilder,
  context: LeakyContext,
  compression: 'gzip' | 'zstd',
  leaksOfSbom: readonly PlantedLeak[],
): Promise<BuilderOutput> {
  const directory = join(context.directory, '..', compression);
  mkdirSync(directory);
  const [archive, cache, metadata] = ['image.tar', 'cache', 'metadata.json'].map((name) => join(directory, name));
  if (archive === undefined || cache === undefined || metadata === undefined) throw new Error('There is no path.');
  const generator = await publishGenerator(builder, join(directory, 'generator'), leaksOfSbom);
  const parameters = [
    ...argParameters(context),
    ...['--provenance', 'mode=max', '--sbom', `generator=${generator}`, '--metadata-file', metadata],
    ...['--output', `type=oci,dest=${archive},compression=${compression},force-compression=true`],
    ...['--cache-to', `type=local,dest=${cache},mode=max`],
    context.directory,
  ];
  const environment = { ...context.buildArgs, BUILDX_METADATA_PROVENANCE: 'max' };
  return { archive, cache, metadata, lines: succeeded(await builder.build(parameters, environment)) };
}

/**
 * A generator of SBOMs as BuildKit calls them: it writes an in-toto statement where it is told to.
 * Source: https://github.com/moby/buildkit/blob/master/docs/attestations/sbom-protocol.md
 */
async function publishGenerator(
  builder: OwnBuilder,
  directory: string,
  leaks: readonly PlantedLeak[],
): Promise<string> {
  await writeSmallRoot(directory);
  const packages = leaks.map(({ name, text }) => ({ SPDXID: name, name: text }));
  const statement = {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://spdx.dev/Document',
    predicate: { spdxVersion: 'SPDX-2.3', packages },
  };
  writeFileSync(join(directory, 'statement.json'), JSON.stringify(statement));
  const lines = [
    'FROM scratch',
    'ADD root.tar /',
    'COPY statement.json /statement.json',
    'ENTRYPOINT ["/bin/sh", "-c", "cat /statement.json > $BUILDKIT_SCAN_DESTINATION/sbom.spdx.json"]',
  ];
  writeFileSync(join(directory, 'Dockerfile'), `${lines.join('\n')}\n`);
  const reference = `${builder.registry}/generator:${leaks.length}`;
  succeeded(await builder.build(['--output', `type=image,name=${reference},push=true`, directory]));
  return reference;
}

function argParameters({ buildArgs }: LeakyContext): readonly string[] {
  return Object.keys(buildArgs).flatMap((name) => ['--build-arg', name]);
}

/** The lines that a build printed; throws with the last of them when it failed. */
function succeeded({ exitCode, stdout, stderr }: { exitCode: number; stdout: string; stderr: string }) {
  const lines = `${stdout}${stderr}`.split('\n');
  if (exitCode !== 0) throw new Error(`The build failed: ${lines.slice(-20).join('\n')}`);
  return lines;
}
