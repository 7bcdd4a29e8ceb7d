import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { record } from '../../harness/error-scenes/record.ts';
import { nameOf, noError } from '../../harness/error-scenes/scene.ts';
import { liveScenes } from '../../harness/error-scenes/scenes/all.ts';
import { openStage, type Stage } from '../../harness/error-scenes/stage.ts';
import { matchErrors } from '../../src/diagnosis/match-errors.ts';

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
      const [found] = matchErrors(text.split('\n'), [scene.source]);
      expect({ id: found?.id ?? noError, text }).toMatchObject({ id: scene.id });
    },
    120_000,
  );
});
