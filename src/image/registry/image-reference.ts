import { isLoopback, locateRegistry, parseRepository } from './repository-reference.ts';

/** An image in a private registry of ECR, as a task definition names it. */
export interface ImageReference {
  readonly repository: string;
  /** null for an emulator on this machine, whose host tells neither account nor region. */
  readonly account: string | null;
  readonly region: string | null;
  /** null when it is named by digest. */
  readonly tag: string | null;
  readonly digest: string | null;
}

/** Reads the name of an image; undefined when it is in no registry of ECR. A digest wins over a tag, as it does when it is pulled. */
export function imageReference(image: string): ImageReference | undefined {
  const [name = '', digest] = image.split('@', 2);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  const repository = parseRepository(colon === -1 ? name : name.slice(0, colon));
  if (repository?.registry === undefined) return undefined;
  const location = locateRegistry(repository.registry);
  if (location === undefined && !isLoopback(repository.registry)) return undefined;
  const tag = colon === -1 ? 'latest' : name.slice(colon + 1);
  return {
    repository: repository.name,
    account: location?.registryId ?? null,
    region: location?.region ?? null,
    tag: digest === undefined ? tag : null,
    digest: digest ?? null,
  };
}
