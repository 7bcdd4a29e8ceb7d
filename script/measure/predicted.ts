import { assembleBaseImage } from '../../harness/base-image.ts';
import type { Engine } from '../../harness/engine.ts';
import { startLocalAws } from '../../harness/local-aws.ts';
import type { Range } from '../../src/rollout/predict.ts';
import { type Replacement, replaceVersion, type Setting } from './replacement.ts';

/** Health checks and stops of different kinds, with and without an interruption. */
export const settings: readonly Setting[] = [
  { name: 'one instance, checked every 5 s', server: { checkEvery: 5 } },
  { name: 'one instance, every 10 s, 6 s to stop', server: { checkEvery: 10, stop: 6 } },
  { name: 'one instance, no check, killed after 5 s', server: { stop: 60, stopTimeout: 5 } },
  { name: 'one instance, every 5 s, 8 s to listen', server: { checkEvery: 5, listen: 8 } },
  { name: 'load balancer, 5 s to drain', server: {}, drain: 5 },
  { name: 'load balancer, every 10 s, 10 s to drain', server: { checkEvery: 10 }, drain: 10 },
];

/** A service of each setting gets a new version on real containers, all at AWS's pace and at the same time. */
export async function replaceAll(engine: Engine, wanted = settings): Promise<readonly Replacement[]> {
  const { reference: image } = await assembleBaseImage({ ...process.env, ...engine.environment });
  const localAws = await startLocalAws({ runtime: 'docker', environment: engine.environment });
  const environment = { ...engine.environment, ...localAws.environment };
  try {
    // All of them end before the emulator does, also when one fails.
    const endings = await Promise.allSettled(
      wanted.map((setting, index) => replaceVersion({ environment, image }, setting, `replaced-${index + 1}`)),
    );
    return endings.map((ending) => {
      if (ending.status === 'rejected') throw ending.reason;
      return ending.value;
    });
  } finally {
    await localAws.stop();
  }
}

/** The rows of `script/bench rollout`: what `deploy` predicted, and after the colon what was seen from outside. */
export async function measurePredictions(engine: Engine): Promise<readonly (readonly [string, string])[]> {
  const replacements = await replaceAll(engine);
  return replacements.map(({ setting, predicted, seen }) => {
    const gap = `interruption ${rangeText(predicted.interruption)}: ${seen.interruption.toFixed(1)} s`;
    const end = `finish ${rangeText(predicted.finish)}: ${seen.finish.toFixed(1)} s`;
    const most = `most tasks ${predicted.peakTasks}: ${seen.mostTasks}`;
    const fewest = `fewest that serve ${predicted.lowestHealthy}: ${seen.fewestRunning}`;
    return [setting.name, [gap, end, most, fewest].join('; ')];
  });
}

function rangeText({ least, expected, most }: Range): string {
  return `${expected.toFixed(1)} s (${least.toFixed(1)} to ${most.toFixed(1)} s)`;
}
