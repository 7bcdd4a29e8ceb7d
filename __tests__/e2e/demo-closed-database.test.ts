import { test } from '@jest/globals';
import { claims } from '../../demo/closed-database/claims.ts';
import { expectStoryProven, storyTimeout } from '../support/demo-story.ts';

test(
  'the story of the closed database proves every claim, and leaves nothing behind',
  () => expectStoryProven('a-failures', claims),
  storyTimeout,
);
