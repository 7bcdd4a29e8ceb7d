import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type GoodVersion, lastGood, pinnedImages, withDigest } from '../../../../src/ecs/history/good-version.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const ran = (letter: string, image = 'registry/app:live') => [{ container: 'app', image, digest: digest(letter) }];
const version = (number: number, letter: string): GoodVersion => ({
  revisionArn: `revision/${number}`,
  taskDefinition: `task-definition/app:${number}`,
  finishedAt: number,
  images: ran(letter),
});

describe('the last good version', () => {
  test('is the newest whose images differ from those deployed now, by digest and not by tag', () => {
    const history = [version(4, 'b'), version(3, 'b'), version(2, 'a'), version(1, 'c')];
    expect(lastGood(history, ran('b'))).toBe(history[2]);
  });

  test('is none where every good version ran the same images', () => {
    expect(lastGood([version(2, 'a'), version(1, 'a')], ran('a'))).toBeUndefined();
    expect(lastGood([], ran('a'))).toBeUndefined();
  });

  test('sees that an image by digest and a tag that ran as that digest are the same', () => {
    const byDigest = [{ container: 'app', image: `registry/app@${digest('a')}`, digest: null }];
    expect(lastGood([version(1, 'a')], byDigest)).toBeUndefined();
  });

  test('never runs the images that are deployed, whatever the history, and no newer good version would do', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.constantFrom('a', 'b', 'c'), (history, current) => {
        const versions = history.map((letter, index) => version(history.length - index, letter));
        const found = lastGood(versions, ran(current));
        const position = history.findIndex((letter) => letter !== current);
        expect(found).toBe(position === -1 ? undefined : versions[position]);
      }),
    );
  });
});

test('a digest is found in the newest version that ran it', () => {
  const history = [version(3, 'b'), version(2, 'a'), version(1, 'a')];
  expect(withDigest(history, digest('a'))).toBe(history[1]);
  expect(withDigest(history, digest('c'))).toBeUndefined();
});

test.each([
  ['registry:5000/team/app:1.2', `registry:5000/team/app@${digest('a')}`],
  ['registry:5000/team/app', `registry:5000/team/app@${digest('a')}`],
  [`registry/app@${digest('b')}`, undefined],
])('%s is pinned as %s', (image, pinned) => {
  expect(pinnedImages(ran('a', image)).app).toBe(pinned);
});

test('a tag of which no digest is known is not pinned', () => {
  expect(pinnedImages([{ container: 'app', image: 'registry/app:1', digest: null }])).toEqual({});
});
