import { parseArgs } from 'node:util';
import { messageOf } from '../src/toolkit/errors.ts';
import { isStoryName, type StoryName, stories } from './stories.ts';

const usage = `Usage: script/demo [--story ${Object.keys(stories).join(' | ')}] [--speed N] [--verbose]`;

const flags = readFlags();
if (typeof flags === 'string') {
  console.error(flags);
  process.exitCode = 2;
} else {
  process.exitCode = await stories[flags.story]({ ...flags, signal: interruptionSignal() });
}

interface Flags {
  readonly story: StoryName;
  readonly speed: number;
  readonly verbose: boolean;
}

/** The flags, or one sentence on what is wrong with them. */
function readFlags(): Flags | string {
  const options = {
    story: { type: 'string', default: 'a' },
    speed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ options });
    const { story, verbose } = values;
    const speed = Number(values.speed);
    if (!isStoryName(story)) return `There is no story "${story}". ${usage}`;
    return speed >= 1 ? { story, speed, verbose } : `--speed must be a number from 1 on. ${usage}`;
  } catch (thrown) {
    return `${messageOf(thrown)}. ${usage}`;
  }
}

/** The first signal ends the story and cleans up; a second one kills this process, and its servers end with it. */
function interruptionSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => controller.abort(new Error(`interrupted by ${signal}`)));
  // Whoever read the story has gone, as `head` does after its lines.
  process.stdout.on('error', () => controller.abort(new Error('nobody reads any more')));
  return controller.signal;
}
