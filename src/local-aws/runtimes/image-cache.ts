/**
 * Which images each container instance has. The emulator's tasks share one engine, or none, so what an instance would have is
 * remembered here: what a task has pulled there, for as long as the emulator runs.
 */
export interface ImageCache {
  /** @param instanceId null for Fargate, where nothing stays. */
  has(instanceId: string | null, image: string): boolean;
  add(instanceId: string | null, image: string): void;
}

/** No instance has anything yet. An image is known by its digest, or by its reference where there is none. */
export function createImageCache(): ImageCache {
  const present = new Set<string>();
  return {
    has: (instanceId, image) => instanceId !== null && present.has(`${instanceId} ${image}`),
    add: (instanceId, image) => void present.add(`${instanceId} ${image}`),
  };
}

/** How much longer, in milliseconds, a pull of an image is to take where it is not there yet: a fault that a test sets. */
export type PullDelay = (image: string) => number;

export const noPullDelay: PullDelay = () => 0;
