import { test } from '@jest/globals';
import { claims } from '../../demo/hand-made-site/claims.ts';
import { expectStoryProven, storyTimeout } from '../support/demo-story.ts';

test(
  'the story of the hand-made site proves every claim, and leaves nothing behind',
  () => expectStoryProven('b', claims),
  storyTimeout,
);
