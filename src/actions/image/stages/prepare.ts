import { withCacheTokens } from '../../../dockerfile/cache-token.ts';
import type { BuildRequest } from '../../../image/build/build-command.ts';
import { commitTime, parseEpoch } from '../../../image/build/commit-time.ts';
import type { DockerfileSource } from '../../../image/build/dockerfile-source.ts';
import { imageLabels } from '../../../image/build/labels.ts';
import { writeDockerfile } from '../../../image/build/rewritten-dockerfile.ts';
import { cacheTokens, writeSecretFiles } from '../../../image/build/secret-files.ts';
import { BerthError } from '../../../toolkit/errors.ts';
import type { Execute } from '../../../toolkit/execute.ts';
import { attestationsOf } from '../attestations.ts';
import { readDockerfileText } from '../dockerfile.ts';
import { tellFindings } from '../findings.ts';
import type { Session, Work } from '../work.ts';

/**
 * Checks the Dockerfile against what the build gets, and makes everything ready for the builder.
 * @throws INVALID_INPUT when the build is certain to miss a secret, or there is no time to date a reproducible image to.
 */
export async function prepareBuild(session: Session, execute: Execute): Promise<Work> {
  const { inputs, secrets, directory } = session;
  const { source, text } = await readDockerfileText(inputs);
  tellFindings(session, source);
  const secretFiles = await writeSecretFiles(directory, secrets.buildSecrets);
  const dates = await datesOf(session, execute);
  const request: BuildRequest = {
    ...inputs,
    ...attestationsOf(inputs),
    ...(await cachedSteps(session, source, text)),
    buildArgs: secrets.buildArgs,
    secretFiles,
    labels: imageLabels(inputs.labels, { ...sourceOf(session), commitTime: dates.commit }),
    sourceDateEpoch: dates.epoch,
  };
  return { ...session, source, request };
}

/** A step that mounts a secret must not come from the cache when the secret has changed; where no token can stand, none does. */
async function cachedSteps(
  { inputs, secrets, directory, host }: Session,
  source: DockerfileSource,
  text: string | undefined,
): Promise<Pick<BuildRequest, 'file' | 'noCache'>> {
  const { file, noCache, secretsCacheKey } = inputs;
  if (secrets.buildSecrets.length === 0) return { file, noCache };
  const ids = secrets.buildSecrets.map(({ id }) => id);
  const tokens = cacheTokens(secrets.buildSecrets, secretsCacheKey);
  const changed =
    source.content === undefined || text === undefined ? undefined : withCacheTokens(text, source.content, ids, tokens);
  if (changed?.complete === true) return { file: await writeDockerfile(directory, source.path, changed.text), noCache };
  host.log.info('The build does without its cache: which steps mount a secret cannot be told before it.');
  return { file, noCache: true };
}

function sourceOf({ host: { env } }: Session) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: revision } = env;
  return { source: server && repository ? `${server}/${repository}` : undefined, revision: revision || undefined };
}

interface Dates {
  readonly commit: number | undefined;
  /** Undefined unless the image is to be reproducible. */
  readonly epoch: number | undefined;
}

async function datesOf({ inputs, host }: Session, execute: Execute): Promise<Dates> {
  const given = parseEpoch(host.env.SOURCE_DATE_EPOCH ?? '');
  const commit = given ?? (await commitTime(execute, { PATH: host.env.PATH, HOME: host.env.HOME }));
  if (!inputs.reproducible) return { commit, epoch: undefined };
  if (commit === undefined) throw noDate();
  return { commit, epoch: commit };
}

function noDate(): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: '"reproducible" has no time to date the image to.',
    why: 'SOURCE_DATE_EPOCH is not set to a number of seconds, and the workspace is no git repository, or git is not installed.',
    fix: 'Run actions/checkout before this step, or set SOURCE_DATE_EPOCH in "env:".',
  });
}
