import type { Claims } from './claims.ts';
import type { Play } from './stage.ts';

/** A story that the demo can play. */
export interface Story<Name extends string = never> {
  /** One line before it begins: what it shows, and how long that takes. */
  readonly introduction: string;
  readonly claims: Claims<Name>;
  /** Letter of the last step, in which everything is stopped and looked at. */
  readonly end: string;
  /** Plays everything but the last step; what it starts, it hands to the play's clean-up. */
  readonly play: (play: Play<Name>) => Promise<void>;
}
