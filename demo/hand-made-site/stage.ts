import type { CertificateAuthority } from '../../harness/certificates.ts';
import type { Engine } from '../../harness/engine.ts';
import type { Place } from '../ecs.ts';
import type { Play, Stage } from '../stage.ts';
import type { ClaimName } from './claims.ts';

/** What the steps of this story stand on. */
export interface SiteStage extends Pick<Stage, 'ecs' | 'ecr' | 'environment' | 'workspace' | 'repository'> {
  readonly engine: Engine;
  /** An image with nginx and Python. */
  readonly baseImage: string;
  /** Whom the client of the story trusts. */
  readonly authority: CertificateAuthority;
  readonly place: Place;
}

export type SitePlay = Play<ClaimName>;

/** The name under which users know the site. */
export const host = 'site.example';
