import { awsErrorName, isAccessDenied } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { openEcr } from './ecr.ts';
import type { ImageKey } from './registry.ts';
import { isLoopback, locateRegistry, parseRepository } from './repository-reference.ts';

/** Whether an image can still be pulled from ECR. */
export type ImagePresence =
  | { readonly kind: 'there' | 'gone' }
  /** Not known, and why. */
  | { readonly kind: 'unchecked'; readonly why: string };

/** Asks ECR for an image, by digest or by tag. An image in another registry is not checked. */
export async function imagePresence(image: string): Promise<ImagePresence> {
  const { uri, key } = parts(image);
  const repository = parseRepository(uri);
  const host = repository?.registry;
  if (repository === undefined || host === undefined || !mayBeEcr(host)) {
    return { kind: 'unchecked', why: 'it is not in a private ECR registry' };
  }
  try {
    const registry = await openEcr(locateRegistry(host));
    const found = await registry.readImages(repository.name, [key]);
    return { kind: found.length > 0 ? 'there' : 'gone' };
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    return fromError(thrown, host);
  }
}

/** A loopback host is local-aws, which stands for ECR. */
function mayBeEcr(host: string): boolean {
  return locateRegistry(host) !== undefined || isLoopback(host);
}

function fromError(error: BerthError, host: string): ImagePresence {
  if (isAccessDenied(error)) return { kind: 'unchecked', why: 'AWS denied ecr:BatchGetImage' };
  if (awsErrorName(error.cause) !== 'RepositoryNotFoundException')
    return { kind: 'unchecked', why: error.sentences.what };
  return locateRegistry(host) === undefined
    ? { kind: 'unchecked', why: 'ECR has no such repository' }
    : { kind: 'gone' };
}

function parts(image: string): { uri: string; key: ImageKey } {
  const [name = '', digest] = image.split('@', 2);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  const uri = colon === -1 ? name : name.slice(0, colon);
  if (digest !== undefined) return { uri, key: { digest } };
  return { uri, key: { tag: colon === -1 ? 'latest' : name.slice(colon + 1) } };
}
