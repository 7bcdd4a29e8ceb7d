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

/** The method of a request and what it is about, such as `PUT manifests`, `HEAD blobs` or `POST uploads`. */
export function requestName(method: string, { kind }: RegistryPath): string {
  return `${method} ${names[kind]}`;
}

const names: Readonly<Record<RegistryPath['kind'], string>> = {
  version: 'version',
  manifest: 'manifests',
  blob: 'blobs',
  upload: 'uploads',
  tags: 'tags',
  other: 'other',
};

/** The IAM action that a request needs (ECR user guide, "Required IAM permissions for pushing an image"); undefined when it needs none. */
export function actionOf(method: string, { kind }: RegistryPath): string | undefined {
  switch (kind) {
    case 'manifest':
      return method === 'PUT' ? 'ecr:PutImage' : 'ecr:BatchGetImage';
    case 'blob':
      return method === 'HEAD' ? 'ecr:BatchCheckLayerAvailability' : 'ecr:GetDownloadUrlForLayer';
    case 'upload':
      return uploadActions[method] ?? 'ecr:UploadLayerPart';
    case 'tags':
      return 'ecr:ListImages';
    case 'version':
    case 'other':
      return undefined;
  }
}

const uploadActions: Readonly<Record<string, string>> = {
  POST: 'ecr:InitiateLayerUpload',
  PUT: 'ecr:CompleteLayerUpload',
};

/** The id of an upload plays no part here, and could hold a word that the path is taken apart by. */
function splitUploads(path: string): string {
  return path.replace(/\/blobs\/uploads\/.*$/, '/blobs/uploads');
}
