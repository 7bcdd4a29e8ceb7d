import { jest, test as oneByOne } from '@jest/globals';

// Five deploys on two cores: each takes longer than it would alone.
jest.setTimeout(120_000);

/**
 * A test beside others of its file: five run at once. For tests that most of their time wait for ECS and for the action's own looks at
 * it. Each needs a cluster of its own; `beforeAll` and `afterAll` are the file's, and there is no `beforeEach`.
 */
export const test = oneByOne.concurrent;
