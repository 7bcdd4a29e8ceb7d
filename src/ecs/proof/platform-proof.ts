import type { OtherDigest, Proof } from './proof.ts';

/** The platform images that an image index holds; undefined when that cannot be told. */
export type ReadPlatformDigests = (image: string) => Promise<readonly string[] | undefined>;

/** A proof in which a container may run a platform image of the index that was deployed. */
export interface PlatformProof extends Proof {
  /** Containers about which nothing can be told. */
  readonly unknownDigests: readonly OtherDigest[];
}

export async function allowPlatforms(proof: Proof, platformDigests: ReadPlatformDigests): Promise<PlatformProof> {
  const otherDigests: OtherDigest[] = [];
  const unknownDigests: OtherDigest[] = [];
  for (const other of proof.otherDigests) {
    const platforms = await platformDigests(other.image);
    if (platforms === undefined) unknownDigests.push(other);
    else if (!platforms.includes(other.running)) otherDigests.push(other);
  }
  return { ...proof, otherDigests, unknownDigests };
}
