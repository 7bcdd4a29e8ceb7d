/** An image reference of this registry, taken apart. */
export interface ImageReference {
  readonly repository: string;
  /** Tag or digest; the digest wins when both are given, and `latest` is meant when neither is. */
  readonly tagOrDigest: string;
}

/** Takes `SERVER/NAME[:TAG][@DIGEST]` apart; undefined when the image is of another registry. */
export function parseImageReference(reference: string, server: string): ImageReference | undefined {
  if (!reference.startsWith(`${server}/`)) return undefined;
  const [named = '', digest] = reference.slice(server.length + 1).split('@');
  const [repository = '', tag] = named.split(':');
  return { repository, tagOrDigest: digest ?? tag ?? 'latest' };
}
