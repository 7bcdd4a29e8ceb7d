/** An image that a container of a version ran. */
export interface RanImage {
  readonly container: string;
  /** The reference in the task definition. */
  readonly image: string;
  /** The digest that ECS resolved it to; null when no task of the version ever ran. */
  readonly digest: string | null;
}

/** A version that a service has run to ECS's satisfaction: the target of a service deployment that succeeded. */
export interface GoodVersion {
  /** ARN of the service revision. */
  readonly revisionArn: string;
  /** ARN of the task definition. */
  readonly taskDefinition: string;
  /** When its deployment was complete, in seconds since 1970. */
  readonly finishedAt: number;
  readonly images: readonly RanImage[];
}

/**
 * The newest good version whose images differ from those of the version that was deployed last, digest by digest. That need not be
 * the revision before it, which may never have worked. Undefined when every good version ran the same images, or there is none. Pure.
 *
 * @param history newest first.
 */
export function lastGood(history: readonly GoodVersion[], current: readonly RanImage[]): GoodVersion | undefined {
  return history.find(({ images }) => !sameImages(images, current));
}

/** The newest good version in which some container ran this digest. Pure. */
export function withDigest(history: readonly GoodVersion[], digest: string): GoodVersion | undefined {
  return history.find(({ images }) => images.some((image) => identity(image) === digest));
}

/** The digest of an image, where it is known, else its reference. */
function identity({ image, digest }: RanImage): string {
  return digest ?? /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? image;
}

function sameImages(one: readonly RanImage[], other: readonly RanImage[]): boolean {
  return imageSet(one) === imageSet(other);
}

function imageSet(images: readonly RanImage[]): string {
  return JSON.stringify(images.map((image) => [image.container, identity(image)]).sort());
}

/**
 * Images by container name that pin each tag of a task definition to the digest that ran under it: a tag may have moved since.
 * Containers that name a digest themselves, or of which none is known, are left out. Pure.
 */
export function pinnedImages(images: readonly RanImage[]): Readonly<Record<string, string>> {
  const pinned = images.flatMap(({ container, image, digest }) =>
    image.includes('@') || digest === null ? [] : [[container, `${withoutTag(image)}@${digest}`] as const],
  );
  return Object.fromEntries(pinned);
}

function withoutTag(image: string): string {
  const slash = image.lastIndexOf('/');
  const colon = image.indexOf(':', slash + 1);
  return colon === -1 ? image : image.slice(0, colon);
}
