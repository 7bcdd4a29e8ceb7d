/** A repository as a user writes it: a name, or a URI with the registry in front. */
export interface RepositoryReference {
  /** Without registry, for example `team/backend`. */
  readonly name: string;
  /** Host with port, for example `123456789012.dkr.ecr.us-east-1.amazonaws.com`; undefined when only the name was given. */
  readonly registry: string | undefined;
}

/** Where a private ECR registry is. */
export interface RegistryLocation {
  /** Account id, 12 digits. */
  readonly registryId: string;
  /** Undefined for that of the environment. */
  readonly region: string | undefined;
}

/** Reads a repository's name or URI; undefined when it is neither (a tag or a scheme in it, upper case, and the like). */
export function parseRepository(text: string): RepositoryReference | undefined {
  const [first = '', ...rest] = text.split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const name = hasRegistry ? rest.join('/') : text;
  if (!repositoryName.test(name) || name.length < 2 || name.length > 256) return undefined;
  return { name, registry: hasRegistry ? first : undefined };
}

/** The account and region in the host of a private ECR registry; undefined for any other host. */
export function locateRegistry(host: string): RegistryLocation | undefined {
  const [, registryId, region] = ecrHost.exec(host) ?? [];
  return registryId === undefined || region === undefined ? undefined : { registryId, region };
}

/** True for a host of this machine, where local-aws stands for ECR. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host);
}

/** The host of a repository URI, to which logins and pushes go. */
export function registryOf(repositoryUri: string): string {
  return repositoryUri.slice(0, repositoryUri.indexOf('/'));
}

/** ECR's own pattern for `repositoryName` (API reference of CreateRepository). */
const repositoryName = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;

/** IPv4 and dual-stack hosts (Amazon ECR user guide, "Private registry" and "Making requests over IPv6"). */
const ecrHost =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)$/;
