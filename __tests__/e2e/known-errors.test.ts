import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { record, toldBy } from '../../harness/error-scenes/record.ts';
import { nameOf } from '../../harness/error-scenes/scene.ts';
import { liveScenes } from '../../harness/error-scenes/scenes/all.ts';
import { openStage, type Stage } from '../../harness/error-scenes/stage.ts';

let stage: Stage;

beforeAll(() => {
  stage = openStage();
});

afterAll(() => stage.close(), 60_000);

describe('a real tool that fails is understood', () => {
  test.each(liveScenes.map((scene) => ({ name: nameOf(scene), scene })))(
    '$name',
    async ({ scene }) => {
      const { text } = await record(scene, stage);
      expect({ told: toldBy(text, [scene.source])[0], text }).toMatchObject({ told: scene.id });
    },
    120_000,
  );
});
