import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutCacheTokens } from '../../dockerfile/cache-token.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { startForeignOutput, startGroup } from '../../toolkit/foreign-output.ts';
import { asString, type JsonObject, parseJsonObject } from '../../toolkit/json.ts';
import type { Docker } from '../docker/docker.ts';
import { type BuildDestination, type BuildFiles, type BuildRequest, buildCommand } from './build-command.ts';
import { type Builder, describeBuilder } from './builder.ts';
import type { DockerfileSource } from './dockerfile-source.ts';
import { withoutBuildArgs } from './metadata.ts';

/** What a build needs besides what is built. */
export interface BuildTools {
  readonly docker: Docker;
  readonly builder: Builder;
  /** A directory that goes with the job. */
  readonly directory: string;
  readonly log: ActionHost['log'];
  /** Takes secrets out of a text. */
  redact(text: string): string;
  /** Sees each line as the builder wrote it, and as it is printed. */
  watch?(line: string, printed: string): void;
}

/** What came of a build. */
export interface BuildResult {
  /** The image id after a build into the engine, the digest of what was pushed or archived; empty when only the cache was exported. */
  readonly digest: string;
  /** What buildx tells about the build, without build args; empty for other builders. */
  readonly metadata: JsonObject;
}

/**
 * Builds the image and brings it to its destination. The builder's own output goes to the log as it comes, without secrets.
 * @param title What the log calls it, such as `Build`.
 * @throws BUILD_FAILED see `buildFailed`.
 */
export async function buildImage(
  tools: BuildTools,
  title: string,
  build: { readonly request: BuildRequest; readonly destination: BuildDestination; readonly source: DockerfileSource },
): Promise<BuildResult> {
  const { docker, builder, directory, redact } = tools;
  const files = { imageId: join(directory, 'image-id'), metadata: join(directory, 'metadata.json') };
  const readable = (text: string) => withoutCacheTokens(redact(text));
  const printer = openPrinter(tools, `${title} with ${describeBuilder(builder)}`, readable);
  const command = buildCommand(builder, build.request, build.destination, files);
  const result = await docker({ ...command, onLine: printer.print }).finally(printer.close);
  const output = { stdout: readable(result.stdout), stderr: readable(result.stderr) };
  if (result.exitCode !== 0) {
    const { buildFailed } = await import('./build-failed.ts');
    throw buildFailed(build.source, output, redact);
  }
  const metadata = await readMetadata(files.metadata);
  return { digest: await digestOf(build.destination, files, metadata), metadata };
}

function openPrinter({ log, watch }: BuildTools, title: string, readable: (line: string) => string) {
  const closeGroup = startGroup(log, title);
  const stopForeignOutput = startForeignOutput(log);
  const print = (line: string) => {
    const text = readable(line);
    watch?.(line, text);
    log.info(text);
  };
  const close = () => {
    stopForeignOutput();
    closeGroup();
  };
  return { print, close };
}

/** Other builders than buildx write none. */
async function readMetadata(path: string): Promise<JsonObject> {
  return withoutBuildArgs(parseJsonObject(await readFile(path, 'utf8').catch(() => '')) ?? {});
}

async function digestOf(destination: BuildDestination, files: BuildFiles, metadata: JsonObject): Promise<string> {
  switch (destination.kind) {
    case 'engine':
      return (await readFile(files.imageId, 'utf8')).trim();
    case 'repository': {
      const digest = asString(metadata['containerimage.digest']);
      if (digest === undefined) throw noDigest();
      return digest;
    }
    case 'archive':
      return asString(metadata['containerimage.digest']) ?? '';
    case 'cache':
      return '';
  }
}

function noDigest(): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: 'The builder did not say which digest it has pushed.',
    why: 'Its metadata has no "containerimage.digest".',
    fix: 'Update buildx with docker/setup-buildx-action, then run the job again.',
  });
}
