import { type Performance, perform } from './perform.ts';

/** Plays one of the stories, and returns the exit code. Each is loaded when it is played. */
export const stories = {
  a: async (performance: Performance) =>
    perform((await import('./single-instance/story.ts')).singleInstance, performance),
  b: async (performance: Performance) => perform((await import('./hand-made-site/story.ts')).handMadeSite, performance),
} as const;

export type StoryName = keyof typeof stories;

export function isStoryName(name: string): name is StoryName {
  return Object.hasOwn(stories, name);
}
