import type { ActionHost } from '../../toolkit/action-host.ts';
import type { Docker } from '../docker/docker.ts';
import type { Login } from './login.ts';
import type { Wait } from './pauses.ts';
import type { Registry, Repository } from './registry.ts';

/** What publishing needs; the tags are those that the image shall have, the first one first. */
export interface Publication {
  readonly docker: Docker;
  readonly registry: Registry;
  readonly repository: Repository;
  readonly login: Login;
  readonly tags: readonly string[];
  readonly log: ActionHost['log'];
  readonly wait: Wait;
}

/** Where an image ended up. */
export interface Published {
  readonly digest: string;
  /** `present` when the repository had the very image already, and nothing was pushed. */
  readonly how: 'pushed' | 'present';
  /** The tags that were added or moved. */
  readonly tagged: readonly string[];
}
