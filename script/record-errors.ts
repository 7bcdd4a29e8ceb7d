import { parseArgs } from 'node:util';
import { provideEngine } from '../harness/engine.ts';
import { record, tellerOf } from '../harness/error-scenes/record.ts';
import { recordingsFolder, writeRecording } from '../harness/error-scenes/recording.ts';
import { nameOf, type Scene } from '../harness/error-scenes/scene.ts';
import { liveScenes, scenes } from '../harness/error-scenes/scenes/all.ts';
import { openStage, type Stage } from '../harness/error-scenes/stage.ts';
import { messageOf } from '../src/toolkit/errors.ts';

const usage = `Usage: script/record-errors [--check | --list] [--live] [ID...]

Brings real tools to fail, and keeps what they print in __tests__/fixtures/recorded-errors, with their versions. All scenes when none is
named by the id of its error, or by the name of its recording.

  --check   keeps nothing; prints which known errors each text tells
  --live    only the scenes that the tests play, too
  --list    prints the names of the scenes`;

const options = {
  check: { type: 'boolean', default: false },
  live: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const { values, positionals } = parseArgs({ options, allowPositionals: true });
const unknown = positionals.filter((name) => !scenes.some((scene) => isNamed(scene, name)));
if (values.help) console.log(usage);
else if (unknown.length > 0) {
  console.error(`There is no scene for ${unknown.join(', ')}: script/record-errors --list prints their names.`);
  process.exitCode = 2;
} else await main(chosen());

function chosen(): readonly Scene[] {
  const from = values.live ? liveScenes : scenes;
  return from.filter((scene) => positionals.length === 0 || positionals.some((name) => isNamed(scene, name)));
}

function isNamed(scene: Scene, name: string): boolean {
  return name === scene.id || name === nameOf(scene);
}

async function main(played: readonly Scene[]): Promise<void> {
  if (values.list) {
    for (const scene of played) console.log(`${nameOf(scene)}${liveScenes.includes(scene) ? ' (live)' : ''}`);
    return;
  }
  const engine = await provideEngine();
  Object.assign(process.env, engine.environment);
  const stage = openStage();
  let failed = 0;
  try {
    for (const scene of played) failed += (await play(scene, stage)) ? 0 : 1;
  } finally {
    await stage.close();
    await engine.stop();
  }
  console.log(`${played.length - failed} of ${played.length} scenes tell their error first`);
  if (failed > 0) process.exitCode = 1;
}

/** Whether the scene could be played and its text tells its error first. */
async function play(scene: Scene, stage: Stage): Promise<boolean> {
  const start = Date.now();
  try {
    const recording = await record(scene, stage);
    const told = tellerOf([scene.source])(recording.text);
    const isRight = told[0] === scene.id;
    if (!values.check) writeRecording(recordingsFolder, recording);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const verdict = isRight ? 'ok' : 'WRONG';
    console.log(`${verdict.padEnd(6)} ${nameOf(scene).padEnd(50)} ${seconds.padStart(5)} s  ${told.join(', ')}`);
    return isRight;
  } catch (thrown) {
    console.log(`FAILED ${nameOf(scene)}: ${messageOf(thrown)}`);
    return false;
  }
}
