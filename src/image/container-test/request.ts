import type { PageExpectation } from '../../verify/expectation.ts';
import type { StatusRange } from '../../verify/statuses.ts';
import type { RequiredPlatform } from './platform.ts';
import type { Services } from './services/services.ts';

/** How a finished image is tried. */
export interface ContainerTestRequest {
  /** The image's id: what is tried is what will be pushed, whatever its tags come to mean meanwhile. */
  readonly image: string;
  /** Variables of the container besides those of the image; of two with one name the later one counts. */
  readonly environment: readonly Variable[];
  /** What must end with 0 inside the container; null for nothing. */
  readonly command: readonly string[] | null;
  /** What must answer over HTTP; undefined for nothing. */
  readonly http: HttpRequest | undefined;
  /** As asked for; undefined when unset. */
  readonly seconds: number | undefined;
  /** Names of variables that must be there and not be empty. */
  readonly variables: readonly string[];
  /** A name or id, or `not-root`. */
  readonly user: string | undefined;
  /** A network that exists; undefined for one of the test's own. */
  readonly network: string | undefined;
  readonly services: Services | undefined;
  /** What the image must be built for; undefined for anything. */
  readonly platform: RequiredPlatform | undefined;
}

/** A variable of the container. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

export interface HttpRequest {
  /** The container's port. */
  readonly port: number;
  /** Begins with a slash. */
  readonly path: string;
  /** The host that is asked for. */
  readonly host: string;
  readonly statuses: readonly StatusRange[];
  /** What the page must hold. */
  readonly page: PageExpectation;
}

/** How long a container must stay up that is looked at in no other way. */
export const secondsToStayUp = 3;
/** How long a health check, test-port or test-command may take. */
export const secondsToAnswer = 60;
