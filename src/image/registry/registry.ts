import type { TagMutability } from './tag-mutability.ts';

/** A repository as its registry knows it. */
export interface Repository {
  /** Without registry, for example `team/backend`. */
  readonly name: string;
  /** With registry, for example `123456789012.dkr.ecr.us-east-1.amazonaws.com/backend`. */
  readonly uri: string;
  /** The account of its registry, 12 digits; undefined when the answer does not tell. */
  readonly registryId: string | undefined;
  readonly mutability: TagMutability;
  readonly scanOnPush: boolean;
}

/** How a repository is created. One that exists is never changed. */
export interface RepositorySettings {
  readonly scanOnPush: boolean;
  readonly immutableTags: boolean;
  /** The text of a lifecycle policy, as PutLifecyclePolicy takes it. */
  readonly lifecyclePolicy: string | undefined;
}

/** A user and a password for `docker login`. */
export interface RegistryCredentials {
  readonly user: string;
  readonly password: string;
  /** Milliseconds since 1970, by AWS's clock; undefined when the answer does not tell. */
  readonly expiresAt: number | undefined;
  /** The host that they are for, with its port; undefined when the answer does not tell. */
  readonly host: string | undefined;
}

/** An image in the repository with its manifest, the text whose SHA-256 is its digest. */
export interface PublishedImage {
  readonly digest: string;
  /** The tag by which it was asked for; undefined when that was its digest. */
  readonly tag: string | undefined;
  readonly manifest: string;
  readonly mediaType: string | undefined;
  /** What Docker calls the image id; undefined for an index of several platforms. */
  readonly configDigest: string | undefined;
}

/** A tag or a digest. */
export type ImageKey = { readonly tag: string } | { readonly digest: string };

/** What Berth needs of a registry besides pushing to it. Every function throws BerthErrors that name the IAM action. */
export interface Registry {
  /** Undefined when there is no such repository. */
  findRepository(name: string): Promise<Repository | undefined>;
  /** The new repository without its lifecycle policy; `exists` when somebody else created it in the same moment. */
  createRepository(name: string, settings: RepositorySettings): Promise<Repository | 'exists' | undefined>;
  putLifecyclePolicy(name: string, policy: string): Promise<void>;
  /** The text of the repository's policy; undefined when it has none. */
  lifecyclePolicy(name: string): Promise<string | undefined>;
  credentials(): Promise<RegistryCredentials>;
  /** The images that exist among these, which are at most 100. */
  readImages(name: string, keys: readonly ImageKey[]): Promise<readonly PublishedImage[]>;
  /** Digests of the newest images for one platform each, newest first. */
  newestDigests(name: string, limit: number): Promise<readonly string[]>;
  /** `taken` when the tag can never be moved and is there already. */
  putTag(name: string, image: PublishedImage, tag: string): Promise<'tagged' | 'taken'>;
}
