import { createHash } from 'node:crypto';

/**
 * The manifest digest that a task shows for an image: the one in its reference, else what the emulated registry holds, else one that
 * is made from the reference, so that the same image always has the same.
 */
export function imageDigest(image: string, digestOf: (image: string) => string | null): string {
  const written = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
  return written ?? digestOf(image) ?? `sha256:${createHash('sha256').update(image).digest('hex')}`;
}
