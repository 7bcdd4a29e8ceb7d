/** What a request to the registry is about (OCI distribution specification, end points 2 to 11). */
export type RegistryPath =
  | { readonly kind: 'version' }
  | { readonly kind: 'manifest'; readonly repository: string; readonly tagOrDigest: string }
  | { readonly kind: 'blob'; readonly repository: string; readonly digest: string }
  | { readonly kind: 'upload'; readonly repository: string }
  | { readonly kind: 'tags'; readonly repository: string }
  | { readonly kind: 'other' };

/** Takes the path of a request apart. */
export function parseRegistryPath(path: string): RegistryPath {
  if (path === '/v2/' || path === '/v2') return { kind: 'version' };
  const [, repository = '', kind, reference = ''] =
    /^\/v2\/(.+)\/(manifests|blobs|tags)\/(.*)$/.exec(splitUploads(path)) ?? [];
  switch (kind) {
    case 'manifests':
      return { kind: 'manifest', repository, tagOrDigest: reference };
    case 'blobs':
      return reference.startsWith('uploads')
        ? { kind: 'upload', repository }
        : { kind: 'blob', repository, digest: reference };
    case 'tags':
      return reference === 'list' ? { kind: 'tags', repository } : { kind: 'other' };
    default:
      return { kind: 'other' };
  }
}

/** The id of an upload plays no part here, and could hold a word that the path is taken apart by. */
function splitUploads(path: string): string {
  return path.replace(/\/blobs\/uploads\/.*$/, '/blobs/uploads');
}
