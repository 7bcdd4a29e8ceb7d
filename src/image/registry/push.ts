import { accessDenied } from '../../toolkit/aws/errors.ts';
import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { lastLine } from '../build/messages.ts';
import type { Docker } from '../docker/docker.ts';
import { judgePushFailure } from './push-failure.ts';
import { type Attempt, pushWithRecovery, type Recovery } from './recovery.ts';
import type { Repository } from './registry.ts';

/** What the push of a tag came to: the digest that the registry knows it by, or `taken` when the tag is immutable and there. */
export type PushedReference = { readonly digest: string } | 'taken';

/**
 * Pushes one tag from the engine.
 * @throws PUSH_FAILED with Docker's own message, AWS_ACCESS_DENIED, AWS_CREDENTIALS_EXPIRED.
 */
export async function pushReference(
  docker: Docker,
  recovery: Recovery,
  repository: Repository,
  tag: string,
): Promise<PushedReference> {
  const reference = `${repository.uri}:${tag}`;
  const attempt = await pushWithRecovery(recovery, () => pushOnce(docker, reference, recovery));
  if ('result' in attempt) return { digest: attempt.result };
  if (judgePushFailure(attempt.failed) === 'taken') return 'taken';
  throw await pushError(attempt.failed, repository, reference);
}

/**
 * The error for a push that failed for good; it names the cause where the registry's words are known. What new logins and new attempts
 * have shown is known better already.
 */
export async function pushError(
  message: string,
  repository: Pick<Repository, 'name'>,
  reference: string,
): Promise<BerthError> {
  const error = pushErrorOf(message, repository, reference);
  if (judgePushFailure(message) !== 'final') return error;
  const { matchErrors } = await import('../../diagnosis/match-errors.ts');
  const [known] = matchErrors([message], ['registry']);
  if (known === undefined) return error;
  const { what, why } = error.sentences;
  const sentences = { what: `${what} ${known.what}`, why: `${known.why} ${why}`.trim(), fix: known.fix };
  return new BerthError(error.code, sentences);
}

function pushErrorOf(message: string, { name }: Pick<Repository, 'name'>, reference: string): BerthError {
  switch (judgePushFailure(message)) {
    case 'denied':
      return accessDenied(message, { iamAction: 'ecr:InitiateLayerUpload', resource: `repository ${name}` });
    case 'login':
      return pushFailed(
        message,
        reference,
        `Allow the role ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage on the repository ${name}: two new logins did not help, so the token is not what is refused.`,
      );
    case 'transient':
      return pushFailed(
        message,
        reference,
        'Run the job again, because several attempts met the same; layers that have arrived are not sent twice.',
      );
    case 'taken':
    case 'final':
      return pushFailed(
        message,
        reference,
        'Correct what Docker names, then run the job again; layers that have arrived are not sent twice.',
      );
  }
}

async function pushOnce(docker: Docker, reference: string, { log }: Recovery): Promise<Attempt<string>> {
  const { exitCode, stdout, stderr } = await docker({ parameters: ['push', reference], onLine: log.info });
  if (exitCode !== 0) return { failed: lastLine(stderr) || lastLine(stdout) };
  const digest = /\bdigest: (sha256:[0-9a-f]{64})\b/.exec(stdout)?.[1];
  return digest === undefined ? { failed: 'the push succeeded, but no digest of it' } : { result: digest };
}

function pushFailed(message: string, reference: string, fix: string): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: `${reference} could not be pushed.`,
    why: asSentence(`Docker says: ${message || 'nothing'}`),
    fix,
  });
}
