import type { ActionHost } from '../../toolkit/action-host.ts';
import { accessDenied } from '../../toolkit/aws/errors.ts';
import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { lastLine } from '../build/messages.ts';
import type { Docker } from '../docker/docker.ts';
import type { Repository } from './registry.ts';

/**
 * Pushes one tag and returns the digest that the registry knows it by.
 * @throws PUSH_FAILED with Docker's own message, TAG_IMMUTABLE, AWS_ACCESS_DENIED.
 */
export async function pushReference(
  docker: Docker,
  repository: Repository,
  tag: string,
  log: ActionHost['log'],
): Promise<string> {
  const reference = `${repository.uri}:${tag}`;
  const { exitCode, stdout, stderr } = await docker({ parameters: ['push', reference], onLine: log.info });
  if (exitCode !== 0) throw pushError(lastLine(stderr) || lastLine(stdout), repository, tag);
  const digest = /\bdigest: (sha256:[0-9a-f]{64})\b/.exec(stdout)?.[1];
  if (digest === undefined) throw pushError('the push succeeded, but no digest of it', repository, tag);
  return digest;
}

/** The error for tags that name another image and can never be moved. */
export function tagImmutable({ name }: Repository, tags: readonly string[]): BerthError {
  const list = tags.join(', ');
  return new BerthError('TAG_IMMUTABLE', {
    what: `The repository ${name} already has another image as ${list}, and its tags are immutable.`,
    why: 'An immutable tag names one image for ever, and the image that was built here is a different one.',
    fix: 'Leave "tags" unset to tag images with their commit, choose a new tag, or make the tags of the repository mutable.',
  });
}

function pushError(message: string, repository: Repository, tag: string): BerthError {
  if (/immutable/i.test(message)) return tagImmutable(repository, [tag]);
  if (/not authorized to perform/.test(message))
    return accessDenied(message, { iamAction: 'ecr:InitiateLayerUpload', resource: `repository ${repository.name}` });
  return new BerthError('PUSH_FAILED', {
    what: `${repository.uri}:${tag} could not be pushed.`,
    why: asSentence(`Docker says: ${message || 'nothing'}`),
    fix: 'Correct what Docker names, then run the job again; layers that have arrived are not sent twice.',
  });
}
