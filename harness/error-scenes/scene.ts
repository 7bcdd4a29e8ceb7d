import type { ErrorSource } from '../../src/diagnosis/known-errors/known-error.ts';
import type { Stage } from './stage.ts';
import type { Tool } from './tool-versions.ts';

/** How a real tool is brought to print a known error. */
export interface Scene {
  /** Of the known error that its text must tell first; `noError` where it must tell none. */
  readonly id: string;
  /** Where such a text stands when it reaches a user. */
  readonly source: ErrorSource;
  readonly tool: Tool;
  /** Sets it apart from other scenes of the same error and tool, such as `key`. */
  readonly wording?: string;
  /** Whether the tests can play it: it takes seconds, no network, and nothing but what `script/bootstrap` installs. */
  readonly isQuick: boolean;
  /** Resolves to all that the tool printed. Throws when the scene cannot be played on this machine, and says what is missing. */
  provoke(stage: Stage): Promise<string>;
}

/** Stands for the id of an error in what looks like one and is none. */
export const noError = 'none';

/** Such as `probe-timeout.curl`: the name of its recording, too. */
export function nameOf({ id, tool, wording }: Scene): string {
  return [id, tool, ...(wording === undefined ? [] : [wording])].join('.');
}

/** What all scenes of a group share. */
type Common = Pick<Scene, 'source' | 'tool' | 'isQuick'>;
type Part = Pick<Scene, 'id' | 'provoke'> & Partial<Scene>;

/** Scenes of one tool, each with what it has of its own. */
export function scenesOf(common: Common, parts: readonly Part[]): readonly Scene[] {
  return parts.map((part) => ({ ...common, ...part }));
}
