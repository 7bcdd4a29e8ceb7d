import { parseArgs } from 'node:util';
import { provideEngine } from '../harness/engine.ts';
import { messageOf } from '../src/toolkit/errors.ts';
import { measureDetection } from './measure/detection.ts';
import { measureDiagnosis } from './measure/diagnosis.ts';
import { measurePredictions } from './measure/predicted.ts';
import { measureRehearsal } from './measure/rehearsal.ts';
import { measureScan } from './measure/scan.ts';
import { measureSizes } from './measure/sizes.ts';
import { measureStartUp } from './measure/start-up.ts';
import { measureTune } from './measure/tune.ts';

const parts = ['start-up', 'sizes', 'scan', 'diagnose', 'rollout'] as const;
type Part = (typeof parts)[number];
type Rows = readonly (readonly [string, string])[];

const usage = `Usage: script/bench [${parts.join('] [')}] [--real N] [--size N]

Measures what the actions cost and how well they foresee a rollout. Judges nothing. All parts when none is named.

  start-up   start to usage error, against bare Node
  sizes      the bytes of dist, and what each action loads before its first line
  scan       the leak scan's speed and memory; takes zstd, gunzip and some minutes
  diagnose   the search for known errors: its speed and memory on 100 MB of log, and on logs that are made to be slow
  rollout    choosing percents, seeing the end of a rollout, what a rehearsal saves, and predictions beside what a client sees;
             takes a Docker engine, or starts one, and some minutes
  --real N   how many real rollouts measure when the end is seen; 3 by default, 20 for a record
  --size N   the size in GiB of the image that measures the scan's memory; 5 by default`;

const request = readRequest();
if (typeof request === 'string') {
  console.error(request);
  process.exitCode = 2;
} else if (request.help) console.log(usage);
else for (const part of request.parts) await measurePart(part, request);

interface Request {
  readonly parts: readonly Part[];
  readonly real: number;
  readonly size: number;
  readonly help: boolean;
}

/** What is asked for, or one sentence on what is wrong with it. */
function readRequest(): Request | string {
  const options = {
    real: { type: 'string', default: '3' },
    size: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const unknown = positionals.filter((name) => !parts.some((part) => part === name));
    if (unknown.length > 0) return `There is no part called ${unknown.join(', ')}: use ${parts.join(', ')}.`;
    if (!/^[1-9]\d{0,2}$/.test(values.real)) return `--real must be a number from 1 to 999, not "${values.real}".`;
    if (!/^[1-9]\d?$/.test(values.size)) return `--size must be a number from 1 to 99, not "${values.size}".`;
    const chosen = positionals.length === 0 ? parts : parts.filter((part) => positionals.includes(part));
    return { parts: chosen, real: Number(values.real), size: Number(values.size), help: values.help };
  } catch (thrown) {
    // Node goes on with advice that fits no option of these.
    return `${messageOf(thrown).split('. ')[0]}.`;
  }
}

function measurePart(part: Part, { real, size }: Request): Promise<void> {
  switch (part) {
    case 'start-up':
      return print('Start to usage error, wall time, against `node -e 0`', measureStartUp);
    case 'sizes':
      return print('Size of dist, in bytes', measureSizes);
    case 'scan':
      return print(`Leak scan of an image, with 20 secrets, on Node ${process.versions.node}`, () => measureScan(size));
    case 'diagnose':
      return print('Known errors in a log, the whole process on one core', measureDiagnosis);
    case 'rollout':
      return measureRollout(real);
  }
}

async function measureRollout(real: number): Promise<void> {
  await print('Choosing the percents', measureTune);
  await print('From the end of a rollout to its outcome in the log, and calls until then', () =>
    measureDetection(real),
  );
  const engine = await provideEngine();
  try {
    const rehearsal = 'Without an answer to a client, 0/100 on one instance, a pull that takes 20 s longer';
    await print(rehearsal, () => measureRehearsal(engine));
    await print('Predicted by deploy: seen from outside, on containers', () => measurePredictions(engine));
  } finally {
    await engine.stop();
  }
}

async function print(title: string, measure: () => Promise<Rows>): Promise<void> {
  console.log(`\n${title}`);
  const rows = await measure();
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
}
