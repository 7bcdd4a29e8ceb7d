import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { startForeignOutput, startGroup } from '../../toolkit/foreign-output.ts';
import { asString, parseJsonObject } from '../../toolkit/json.ts';
import type { Docker } from '../docker/docker.ts';
import { type BuildFiles, type BuildRequest, buildCommand } from './build-command.ts';
import { type Builder, describeBuilder } from './builder.ts';
import { builderMessage, failingPlace } from './messages.ts';

/** What a build needs besides what is built. */
export interface BuildTools {
  readonly docker: Docker;
  readonly builder: Builder;
  /** A directory that goes with the job. */
  readonly directory: string;
  readonly log: ActionHost['log'];
  /** Takes secrets out of a line. */
  redact(line: string): string;
}

/**
 * Builds the image and returns its id, or the digest of what was pushed when the builder pushes by itself. The builder's own output
 * goes to the log as it comes.
 * @throws BUILD_FAILED with the builder's own message.
 */
export async function buildImage(tools: BuildTools, request: BuildRequest): Promise<string> {
  const { docker, builder, directory, log, redact } = tools;
  const files = { imageId: join(directory, 'image-id'), metadata: join(directory, 'metadata.json') };
  const closeGroup = startGroup(log, `Build with ${describeBuilder(builder)}`);
  const stopForeignOutput = startForeignOutput(log);
  const call = { ...buildCommand(builder, request, files), onLine: (line: string) => log.info(redact(line)) };
  const result = await docker(call).finally(() => {
    stopForeignOutput();
    closeGroup();
  });
  if (result.exitCode !== 0) throw buildFailed(request, redact(result.stdout), redact(result.stderr));
  return resultOf(request, files);
}

async function resultOf(request: BuildRequest, files: BuildFiles): Promise<string> {
  switch (request.destination.kind) {
    case 'engine':
      return (await readFile(files.imageId, 'utf8')).trim();
    case 'repository': {
      const metadata = parseJsonObject(await readFile(files.metadata, 'utf8'));
      const digest = asString(metadata?.['containerimage.digest']);
      if (digest === undefined) throw noDigest();
      return digest;
    }
  }
}

function buildFailed({ context, file }: BuildRequest, stdout: string, stderr: string): BerthError {
  const place = failingPlace(stderr);
  return new BerthError('BUILD_FAILED', {
    what: `The image could not be built from ${file ?? join(context, 'Dockerfile')}${place === undefined ? '' : `, at ${place}`}.`,
    why: asSentence(`The builder says: ${builderMessage(stdout, stderr) || 'nothing'}`),
    fix: 'Correct what it names; its whole output is in the log above, and "docker build" on your machine gives the same.',
  });
}

function noDigest(): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: 'The builder did not say which digest it has pushed.',
    why: 'Its metadata has no "containerimage.digest".',
    fix: 'Update buildx with docker/setup-buildx-action, then run the job again.',
  });
}
